"""What of the source is not in the plan is told by every verb, and a long list is cut."""

from pathlib import Path

import pytest

from emplan.cli.run import run

# Lines behind the colophon belong to nothing.
STRAY = (
    "青禾示范区2026年应急管理工作要点\n一、压实责任\n二、练实队伍\n"
    "青禾示范区应急局\n2026年3月2日\n抄送：区委办。\n"
)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "要点2026.txt"
    stray = "".join(f"此行{number}不知何意，也不在正文之内。\n" for number in range(1, 13))
    path.write_text(STRAY.replace("抄送", stray + "抄送"), encoding="utf-8")
    return path


def _arguments(document: Path, verb: str) -> list[str]:
    target = str(document.with_suffix(".out.txt"))
    return {
        "next": ["next", str(document), "--year", "2027", "-o", target],
        "export": ["export", str(document), "-o", target],
        "outline": ["outline", str(document)],
    }[verb]


@pytest.mark.parametrize("verb", ["next", "export", "outline"])
def test_what_was_not_understood_is_told_on_standard_error(
    document: Path, verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(_arguments(document, verb)) == 0
    told = [line for line in capsys.readouterr().err.splitlines() if line.startswith("  ")]
    assert (
        told[0]
        == "  not understood and not in the plan, please look: line 6: 此行1不知何意，也不在正文之内。"
    )
    assert len(told) == 11
    assert told[-1].startswith("  … and 2 more")


def test_the_summary_tells_each_line_once(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "zh", "read", str(document)]) == 0
    told = capsys.readouterr().out
    assert told.count("此行1不知何意") == 1
    assert "另有 2 处" in told
    assert "没有遗漏" not in told
