"""Lists with a line a county, as spreadsheets save them or as JSON."""

import json
from pathlib import Path

import pendulum
import pytest

from emplan.batch import Entry, Supplied, read_list
from emplan.errors import BatchError
from emplan.rollover import TaskOutcome, TaskResult

HEADER = (
    "来源文件,文件名,发文机关,发文机关标志,发文字号,主送机关,"
    "成文日期,印发日期,任务完成情况,原方案年度,信函格式"
)
LINE = (
    "样本.json,甲县,甲县安委会；甲县应急局,甲县安委会文件,甲安委〔2027〕3号,各乡镇；县直各部门,"
    "2027-02-26,2027/2/27,甲.json,2026年,是"
)


@pytest.fixture
def results(tmp_path: Path) -> tuple[TaskResult, ...]:
    (tmp_path / "甲.json").write_text('[{"heading": "总结", "outcome": "done"}]', "utf-8")
    return (TaskResult(heading="总结", outcome=TaskOutcome.DONE),)


def whole(folder: Path, results: tuple[TaskResult, ...]) -> Entry:
    supplied = Supplied(
        issuers=("甲县安委会", "甲县应急局"),
        masthead="甲县安委会文件",
        number="甲安委〔2027〕3号",
        addressees=("各乡镇", "县直各部门"),
        letter=True,
        date=pendulum.date(2027, 2, 26),
        printing_date=pendulum.date(2027, 2, 27),
    )
    source = str(folder / "样本.json")
    return Entry(source=source, name="甲县", supplied=supplied, results=results, plan_year=2026)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
def test_a_list_of_a_spreadsheet(tmp_path: Path, results: tuple[TaskResult, ...], encoding: str) -> None:
    path = tmp_path / "名单.csv"
    path.write_bytes(f"{HEADER}\r\n{LINE}\r\n,,,,,,,,,,\r\n乙县.docx\r\n".encode(encoding))
    assert read_list(str(path)) == (whole(tmp_path, results), Entry(source=str(tmp_path / "乙县.docx")))


def test_a_list_in_json(tmp_path: Path, results: tuple[TaskResult, ...]) -> None:
    row = {
        "source": "样本.json",
        "name": "甲县",
        "issuer": ["甲县安委会", "甲县应急局"],
        "masthead": "甲县安委会文件",
        "number": "甲安委〔2027〕3号",
        "addressee": ["各乡镇", "县直各部门"],
        "date": "2027年2月26日",
        "printing_date": "2027-02-27",
        "results": "甲.json",
        "plan_year": 2026,
        "letter": True,
    }
    path = tmp_path / "名单.json"
    path.write_text(json.dumps([row, {"来源文件": "乙县.docx", "name": None}], ensure_ascii=False), "utf-8")
    assert read_list(str(path)) == (whole(tmp_path, results), Entry(source=str(tmp_path / "乙县.docx")))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "column source"),
        ("来源文件\n", "no line"),
        ("县名\n甲\n", "no column '县名'"),
        ("来源文件,source\n甲,乙\n", "stands twice"),
        ("来源文件,成文日期\n甲,春天\n", "line 2: date (成文日期) is no date: 春天"),
        ("来源文件,原方案年度\n甲,去年\n", "no year: 去年"),
        ("来源文件,信函格式\n甲,也许\n", "neither yes nor no"),
        ("来源文件,文件名\n,甲\n", "the source (来源文件) is missing"),
        ("来源文件\n甲,乙\n", "more cells than columns"),
        ("来源文件,发文字号\n甲,甲安委2027-3\n", "line 2"),
        ("来源文件,任务完成情况\n甲,没有.json\n", "没有.json"),
        ("[", "not JSON"),
        ("[1]", "an object is wanted"),
        ('[{"来源": "甲"}]', "no column '来源'"),
    ],
)
def test_a_list_that_is_not_understood(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "名单.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(BatchError) as caught:
        read_list(str(path))
    assert said in str(caught.value)
    assert "来源文件" in caught.value.message("zh")


@pytest.mark.parametrize("mark", ["\t", ";", "，"])
def test_cells_may_be_parted_by_other_marks(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "名单.csv"
    path.write_text(f"来源文件{mark}文件名\n甲.txt{mark}甲县\n", "utf-8")
    assert read_list(str(path)) == (Entry(source=str(tmp_path / "甲.txt"), name="甲县"),)


def test_all_faults_of_a_list_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("来源文件,成文日期\n甲,春天\n乙,2027-01-01\n丙,秋天\n", "utf-8")
    with pytest.raises(BatchError) as caught:
        read_list(str(path))
    assert "春天" in str(caught.value)
    assert "秋天" in caught.value.message("zh")


def test_a_list_that_cannot_be_opened_or_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match="cannot be opened"):
        read_list(str(tmp_path / "没有.csv"))
    (tmp_path / "名单.csv").write_bytes(b"\xff\xff\xff")
    with pytest.raises(BatchError, match="no text"):
        read_list(str(tmp_path / "名单.csv"))
    (tmp_path / "名单.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(BatchError, match="save it as CSV"):
        read_list(str(tmp_path / "名单.xlsx"))
