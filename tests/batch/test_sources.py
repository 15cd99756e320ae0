"""Which files stand in a batch, and what each of them will write."""

from pathlib import Path

import pytest

from counties import counties
from emplan.batch import Entry, find_sources
from emplan.batch.entries import LEDGER_NAME, claims
from emplan.errors import BatchError


def names(root: Path, *sources: str | Entry) -> list[str]:
    return [Path(entry.source).name for entry in find_sources(sources).entries]


def test_a_folder_gives_what_readers_and_records_know(tmp_path: Path) -> None:
    folder = counties(tmp_path / "去年", "乙县", "甲县")
    for name in (
        "丙.json",
        "丁.docx",
        "戊.pdf",
        "己.htm",
        "照片.jpg",
        "甲县.review.json",
        "~$丁.docx",
        ".隐藏.txt",
    ):
        (folder / name).touch()
    (folder / LEDGER_NAME).touch()
    (folder / "下级").mkdir()
    found = find_sources([folder])
    assert {Path(entry.source).name for entry in found.entries} == {
        "乙县.txt", "甲县.txt", "丙.json", "丁.docx", "戊.pdf", "己.htm",
    }  # fmt: skip
    assert [entry.source for entry in found.entries] == sorted(entry.source for entry in found.entries)
    assert {Path(path).name for path in found.passed_over} == {"照片.jpg", "甲县.review.json", "下级"}


def test_a_pattern_gives_what_it_fits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = counties(tmp_path / "去年", "乙县", "甲县")
    (folder / "~$乙县.txt").touch()
    assert names(tmp_path, str(folder / "*.txt")) == ["乙县.txt", "甲县.txt"]
    monkeypatch.chdir(tmp_path)
    assert [entry.source for entry in find_sources(["去年/甲*.txt"]).entries] == [
        str(Path("去年") / "甲县.txt")
    ]
    with pytest.raises(BatchError, match="no file fits"):
        find_sources([str(folder / "*.docx")])


def test_a_file_that_is_named_is_taken_whatever_it_is(tmp_path: Path) -> None:
    odd = tmp_path / "[甲县].txt"
    odd.touch()
    assert names(tmp_path, str(odd), str(tmp_path / "没有.xyz")) == ["[甲县].txt", "没有.xyz"]


def claimed(*entries: Entry, year: int | None = 2027, endings: tuple[str, ...] = (".docx",)) -> list[str]:
    made = claims(entries, endings, Path("今年"), year)
    return [file for claim in made for file in claim.files]


@pytest.mark.parametrize(
    ("source", "file"),
    [
        ("去年/青禾县.txt", "青禾县.docx"),
        ("去年/青禾县2026年要点.txt", "青禾县2027年要点.docx"),
        ("2024.pdf", "2027.docx"),
        ("2025年印发2026年要点.txt", "2025年印发2026年要点.docx"),
        ("2030年目标.txt", "2030年目标.docx"),
        ("青安委20265号.txt", "青安委20265号.docx"),
    ],
)
def test_files_take_the_name_of_the_source_with_the_year_moved(source: str, file: str) -> None:
    assert claimed(Entry(source=source)) == [file]


def test_a_name_that_is_given_stays() -> None:
    assert claimed(Entry(source="甲.txt", name="2026年旧名")) == ["2026年旧名.docx"]
    assert claimed(Entry(source="甲2026.txt"), year=None) == ["甲2026.docx"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("甲/县.txt", "乙/县.docx"),
        ("县2025.txt", "县2026.txt"),
        ("County.txt", "COUNTY.pdf"),
        ("caf\u00e9.txt", "cafe\u0301.txt"),
        ("甲/县.txt", "甲/县.txt"),
    ],
)
def test_two_sources_for_one_file_are_refused(first: str, second: str) -> None:
    with pytest.raises(BatchError, match="would write one file") as caught:
        claimed(Entry(source=first), Entry(source="另.txt"), Entry(source=second))
    assert first in str(caught.value)
    assert second in str(caught.value)


def test_endings_of_two_sources_may_meet_too() -> None:
    with pytest.raises(BatchError, match=r"甲\.review\.json"):
        claimed(Entry(source="甲.txt"), Entry(source="甲.review.txt"), endings=(".json", ".review.json"))


def test_nobody_writes_the_ledger() -> None:
    with pytest.raises(BatchError, match=LEDGER_NAME):
        claimed(Entry(source="emplan-batch.txt"), endings=(".json",))


@pytest.mark.parametrize("name", ["上级/名", "上级\\名", "..", ". ."])
def test_a_name_is_no_path(name: str) -> None:
    with pytest.raises(BatchError, match="cannot be the name"):
        claimed(Entry(source="甲.txt", name=name))


def test_a_source_is_never_written_over(tmp_path: Path) -> None:
    source = tmp_path / "甲县.json"
    with pytest.raises(BatchError, match="is a source itself"):
        claims([Entry(source=source)], (".json",), tmp_path, 2027)
