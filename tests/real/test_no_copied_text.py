"""The repository holds no text of the real documents, no telephone numbers, nothing of anybody's machine."""

import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from requiring import ROOT, corpus

LONGEST_SHARED_RUN = 19

# Formulas that stand word for word in thousands of official documents and belong to nobody.
# They are taken out on both sides before texts are compared; longer ones first.
FIXED_FORMULAS = (
    "以习近平新时代中国特色社会主义思想为指导",
    "习近平新时代中国特色社会主义思想",
)

_BOOK_TITLE = re.compile(r"《[^《》]{1,120}》|〈[^〈〉]{1,120}〉")
_NO_HANZI = re.compile(r"[^\u3400-\u9fff\U00020000-\U0003ffff|]+")
_BREAK = "|"


def hanzi(text: str) -> str:
    """The hanzi of a text alone; titles in 《》 and fixed formulas leave a break."""
    text = _BOOK_TITLE.sub(_BREAK, _BOOK_TITLE.sub(_BREAK, text.replace(_BREAK, "")))
    bare = _NO_HANZI.sub("", text)
    for formula in FIXED_FORMULAS:
        bare = bare.replace(formula, _BREAK)
    return bare


def runs(bare: str) -> Iterator[str]:
    """Every run of hanzi that is one too long to be shared."""
    length = LONGEST_SHARED_RUN + 1
    for piece in bare.split(_BREAK):
        for start in range(len(piece) - length + 1):
            yield piece[start : start + length]


def strings(data: object) -> Iterator[str]:
    """Every text in plain data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from (text for value in data.values() for text in strings(value))
    elif isinstance(data, list):
        yield from (text for value in data for text in strings(value))


@cache
def runs_of_the_corpus() -> frozenset[str]:
    folder = corpus()
    texts = [path.read_text("utf-8", "replace") for path in sorted(folder.glob("real/*.txt"))]
    for path in sorted(folder.glob("labels/*.json")):
        texts += strings(json.loads(path.read_text("utf-8")))
    return frozenset(run for text in texts for run in runs(hanzi(text)))


@cache
def tracked_texts() -> tuple[tuple[Path, str], ...]:
    if not (ROOT / ".git").exists():
        pytest.skip("needs a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    paths = [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]
    read = ((path, path.read_bytes()) for path in paths)
    return tuple((path, data.decode("utf-8", "replace")) for path, data in read if b"\0" not in data)


def hits(pattern: re.Pattern[str]) -> list[str]:
    """Where tracked files hold the pattern: file, line and what was found."""
    return [
        f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, match.start()) + 1}: {match.group()}"
        for path, text in tracked_texts()
        for match in pattern.finditer(text)
    ]


def test_no_tracked_file_shares_a_run_of_20_hanzi_with_a_real_document() -> None:
    copied = runs_of_the_corpus()
    assert copied
    offences = {
        f"{path.relative_to(ROOT)}: {run}"
        for path, text in tracked_texts()
        for run in runs(hanzi(text))
        if run in copied
    }
    assert sorted(offences) == []


def test_a_sentence_is_recognised_through_line_breaks_and_quotation_marks() -> None:
    sentence = "青禾示范区各单位要在每年三月底前完成本单位应急物资的清点和补充。"
    source = '"青禾示范区各单位要在每年三月"\n    "底前完成本单位，应急物资的清点和补充。"'
    assert set(runs(hanzi(sentence))) == set(runs(hanzi(source))) != set()


def test_titles_in_book_marks_and_fixed_formulas_may_be_shared() -> None:
    cited = "认真落实《青禾市人民政府关于进一步加强全市应急物资储备管理工作的意见》要求"
    assert list(runs(hanzi(cited))) == []
    assert list(runs(hanzi(f"坚持{FIXED_FORMULAS[0]}，抓好落实"))) == []


def test_no_tracked_file_holds_a_telephone_number() -> None:
    # Nobody has the area code 0000, or a mobile number of noughts.
    mobile = r"(?<![\w.+/=])1[3-9]\d" + r"(?!0{8})[ -]?\d{4}[ -]?\d{4}(?![\w/+=])"
    landline = r"(?<![\w.])0(?!000?-)\d{2,3}[-－—]\d{7,8}(?!\w)"
    assert hits(re.compile(f"{mobile}|{landline}")) == []


def test_no_tracked_file_names_a_package_index_or_a_path_of_one_machine() -> None:
    # In parts, so that this file does not accuse itself.
    index = r"pythonhosted" + r"\.org|https?://[^\s\"']*/sim" + r"ple\b|--(?:extra-)?index" + r"-url"
    machine = r"(?<![\w.])/(?:ro" + r"ot|opt/ev|ho" + r"me/\w+|Us" + r"ers/\w+)/"
    assert hits(re.compile(f"{index}|{machine}")) == []
