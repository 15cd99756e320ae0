"""A small part of the fuzz run (`make fuzz`), and that the run would find what is wrong."""

import importlib
import json
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from emplan.errors import InvalidValueError
from emplan.reading import Reading, ReadingReport
from requiring import ROOT

PART = {"text": 160, "html": 16, "docx": 12, "pdf": 3}


@pytest.fixture
def fuzz(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """The modules of the tool by name."""
    if not (ROOT / "tools/fuzz").is_dir():
        pytest.skip("the tool is not here")
    monkeypatch.syspath_prepend(ROOT)
    # Only made-up documents: the part is the same with and without the real ones.
    bases = importlib.import_module("tools.fuzz.bases")
    judging = importlib.import_module("tools.fuzz.judging")
    monkeypatch.setattr(bases, "CORPUS", ROOT / "nowhere")
    for cached in (judging._documents, judging._texts):
        cached.cache_clear()
    return lambda name: importlib.import_module(f"tools.fuzz.{name}")


@pytest.mark.parametrize("kind", PART)
def test_mutated_documents_are_read_with_an_account_that_adds_up_or_refused(
    kind: str, fuzz: Callable[[str], Any]
) -> None:
    judging = fuzz("judging")
    verdicts = [judging.judge(judging.Case(kind, 7, index)) for index in range(PART[kind])]
    assert [verdict.fault for verdict in verdicts if verdict.fault is not None] == []
    assert any(verdict.was_read for verdict in verdicts)


@pytest.mark.parametrize("kind", PART)
def test_a_seed_makes_the_same_document_again(kind: str, fuzz: Callable[[str], Any]) -> None:
    case = fuzz("judging").Case(kind, 3, 5)
    assert case.document() == case.document()
    assert case.document() != fuzz("judging").Case(kind, 4, 5).document()


def _read_or(change: Callable[[Reading], Reading]) -> Callable[..., Reading]:
    from emplan.reading import read

    return lambda *args, **options: change(read(*args, **options))


def _raise(reading: Reading) -> Reading:
    raise KeyError("nobody expects this")


def _invalid(reading: Reading) -> Reading:
    raise InvalidValueError("meaningless", "无意义", field="year", remedy="none", remedy_zh="无")


def _dawdle(reading: Reading) -> Reading:
    end = time.process_time() + 0.2
    while time.process_time() < end:
        pass
    return reading


@pytest.mark.parametrize(
    ("change", "sign"),
    [(_raise, "KeyError at test_fuzz.py:"), (_invalid, "InvalidValueError at "), (_dawdle, "slow")],
)
def test_a_failing_reader_is_found(
    change: Callable[[Reading], Reading],
    sign: str,
    fuzz: Callable[[str], Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judging = fuzz("judging")
    monkeypatch.setattr(judging, "read", _read_or(change))
    monkeypatch.setitem(judging._ALLOWED, "text", 0.1)
    data = "青禾示范区2026年工作要点\n一、落实责任。\n".encode()
    fault = judging.judge(judging.Case("text", 1, 1), data).fault
    assert fault is not None
    assert fault.sign.startswith(sign.partition(" at ")[0])


def test_an_endless_reading_is_cut_short(fuzz: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    judging = fuzz("judging")

    def endless(*args: object, **options: object) -> Reading:
        while True:
            pass

    monkeypatch.setattr(judging, "read", endless)
    monkeypatch.setattr(judging, "_HARD_LIMIT", 0.1)
    fault = judging.judge(judging.Case("text", 1, 1), b"x").fault
    assert fault is not None
    assert fault.sign == "endless"


def test_an_account_that_does_not_add_up_is_found(
    fuzz: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    judging = fuzz("judging")
    monkeypatch.setattr(ReadingReport, "adds_up", lambda report, plan: False)
    data = "青禾示范区2026年工作要点\n一、落实责任。\n".encode()
    fault = judging.judge(judging.Case("text", 1, 1), data).fault
    assert fault is not None
    assert fault.sign == "the account does not add up"


def test_a_failing_document_is_made_small(fuzz: Callable[[str], Any]) -> None:
    minimised = fuzz("minimising").minimised
    text = "青禾示范区落实责任，健全机制。" * 9
    assert minimised(text.encode(), lambda data: "健".encode() in data and "区".encode() in data) in (
        "区健".encode(),
        "健区".encode(),
    )
    assert minimised(b"\xff\xfe\x00ab\xff", lambda data: b"\xff" in data) == b"\xff"
    assert minimised(b"abc", lambda data: True, seconds=0.0) == b"abc"


def test_the_run_saves_what_fails_and_tells_how_to_see_it_again(
    fuzz: Callable[[str], Any],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    main = fuzz("__main__").main
    judging = fuzz("judging")
    short = ["--share", "0.00002", "--only", "text", "--jobs", "1", "--output", str(tmp_path)]
    assert main(short) == 0

    def broken(*args: object, **options: object) -> Reading:
        raise KeyError("nobody expects this")

    monkeypatch.setattr(judging, "read", broken)
    assert main([*short, "--seed", "2"]) == 1
    assert "KeyError" in capsys.readouterr().out
    saved = sorted(path.name for path in tmp_path.iterdir())
    assert {"text-2-0.json", "text-2-0.txt", "text-2-0.small.txt"} <= set(saved)
    told = (tmp_path / "text-2-0.json").read_text("utf-8")
    assert json.JSONDecoder().raw_decode(told)[0]["case"] == "text-2-0"
    assert main(["--again", "text-2-0"]) == 1
    monkeypatch.undo()
