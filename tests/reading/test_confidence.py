"""How each element was found, and that what is not doubtful is right: counted over damaged documents."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from emplan.errors import ReadingError
from emplan.reading import Found, Manner, Reading, read_text, report_data
from emplan.records import to_outline
from emplan.testing import damage

DOCUMENTS = Path(__file__).parent / "documents"
Damage = Callable[[str, Random], str]
DAMAGES: dict[str, Damage] = {
    "half_width": lambda text, chance: damage.half_width(text),
    "spaced": lambda text, chance: damage.spaced(text),
    "page_cut": lambda text, chance: damage.page_cut(text, every=chance.randrange(200, 500), random=chance),
    "hard_wrap": lambda text, chance: damage.hard_wrap(text, width=chance.randrange(28, 44)),
    "web_page": lambda text, chance: damage.web_page(text),
    "one_line": lambda text, chance: damage.one_line(text),
    "lose_bytes": lambda text, chance: damage.lose_bytes(text, losses=3, random=chance),
    "blank_lines": lambda text, chance: text.replace("\n", "\n\n"),
}
PLAN = """\
青禾示范区应急局文件
青应急〔2026〕5号
青禾示范区应急局关于做好2026年应急管理工作的通知
各镇人民政府，区直各单位：
一、抓责任
1.完善清单。逐级修订。（责任单位：区应急局；完成时限：6月底前）
2.开展约谈。由区应急局牵头，各镇配合。
3.建强队伍。组建三支队伍。（区消防救援大队负责）
4.备足物资。（责任单位：认真做好；完成时限：尽早）
青禾示范区应急局
2026年3月1日
"""


def found_in(text: str) -> dict[str, Found]:
    return {one.path: one for one in read_text(text).report.found}


def test_each_element_says_where_and_how_it_was_found() -> None:
    found = found_in(PLAN)
    assert {one.element for one in found.values()} == {
        "title",
        "issuers",
        "document_number",
        "addressees",
        "issue_date",
        "task",
    }
    assert found["envelope.issue_date"].line == 11
    assert found["envelope.issue_date"].manner is Manner.POSITION
    assert found["envelope.document_number"].manner is Manner.PATTERN
    manners = [one.manner for one in found.values() if one.element == "task"]
    assert manners == [Manner.LABELLED, Manner.PROSE, Manner.POSITION, Manner.LABELLED]


def test_what_reads_like_nothing_known_is_doubtful() -> None:
    report = read_text(PLAN).report
    (task,) = report.doubtful
    assert task.line == 9
    assert task.message() == "task (line 9) “4.备足物资”: 认真做好 does not read like a unit"
    assert task.message("zh") == "任务（第9行）“4.备足物资”：“认真做好”不像单位名称"


@pytest.mark.parametrize(
    ("old", "new", "path", "check"),
    [
        ("青应急〔2026〕5号", "青应急〔20265号", "envelope.document_number", "damaged"),
        ("青应急〔2026〕5号", "青应急〔2021〕5号", "envelope.document_number", "another year"),
        ("2026年3月1日", "2026年3月", "envelope.issue_date", "no day"),
        ("2026年3月1日", "2021年3月1日", "envelope.issue_date", "another year"),
        ("各镇人民政府，区直各单位：", "青山，绿水：", "envelope.addressees[0]", "addressee"),
        ("应急管理工作", "应鶃鶃管理工作", "title.text", "characters"),
        ("6月底前", "适当时候吧", "outline[0].children[0]", "not understood"),
        ("2.开展", "5.开展", "outline[0].children[1]", "label"),
    ],
)
def test_what_speaks_against_an_element_makes_it_doubtful(old: str, new: str, path: str, check: str) -> None:
    assert check in found_in(PLAN.replace(old, new))[path].check


def test_an_organ_told_only_from_the_title_is_inferred() -> None:
    found = found_in("青禾示范区应急局\n2026年工作计划\n一、抓责任\n1.逐级修订清单。\n")
    assert found["envelope.issuers[0].name"].manner is Manner.INFERRED
    assert found["envelope.issuers[0].name"].is_doubtful


def test_a_title_unlike_the_announced_one_is_doubtful() -> None:
    text = (
        "青禾示范区应急局关于印发《2026年应急管理工作要点》的通知\n各镇：\n现将《2026年应急管理工作要点》印发给你们。\n"
        "青禾示范区应急局\n2026年3月1日\n2026年应急管理有关工作的要点\n一、抓责任\n1.逐级修订清单。\n"
    )
    found = found_in(text)
    assert found["title.text"].element == "body_title"
    assert "not the name" in found["title.text"].check


def test_the_report_lists_doubtful_elements_first() -> None:
    data = report_data(read_text(PLAN).report)["found"]
    assert data[0]["check"]
    assert not any(one["check"] for one in data[1:])
    assert data[1] == {
        "element": "title",
        "path": "title.text",
        "line": 3,
        "value": "青禾示范区应急局关于做好2026年应急管理工作的通知",
        "manner": "position",
        "check": "",
        "check_zh": "",
    }


def _right(reading: Reading, clean: dict[str, object], element: str) -> bool:
    def fold(value: object) -> str:
        # （2027年） below a title may be part of it or a line of its own.
        return "".join(str(value).split()).partition("（20")[0]

    return fold(to_outline(reading.plan)[element]) == fold(clean[element])


def test_what_is_not_doubtful_is_right_in_damaged_documents() -> None:
    counts: Counter[tuple[bool, bool]] = Counter()
    for path in sorted(DOCUMENTS.iterdir()):
        if path.suffix == ".found":
            continue
        text = path.read_text("utf-8")
        clean = to_outline(read_text(text).plan)
        for harm in DAMAGES.values():
            try:
                reading = read_text(harm(text, Random(1)))
            except ReadingError:
                continue
            for one in reading.report.found:
                if one.element in clean:
                    counts[one.is_doubtful, _right(reading, clean, one.element)] += 1
    sure_right, sure_wrong = counts[False, True], counts[False, False]
    assert sure_right > 600
    assert sure_wrong <= 0.01 * sure_right
    # A doubt means something: much of what is doubtful is wrong.
    assert counts[True, False] >= 0.3 * (counts[True, True] + counts[True, False])


def test_rows_of_a_task_table_are_told_with_their_line_and_what_to_check() -> None:
    report = read_text(
        "青禾示范区2027年重点任务分工表\n序号\t任务\t责任单位\t完成时限\n"
        "1\t清淤疏浚\t区水务局\t5月底前\n2\t10个小区改造\t区住建局\t视情况而定\n"
    ).report
    tasks = [one for one in report.found if one.element == "task"]
    assert [(one.path, one.line, one.value, bool(one.check)) for one in tasks] == [
        ("preamble[0].rows[1]", 3, "1 清淤疏浚", False),
        ("preamble[0].rows[2]", 4, "2 10个小区改造", True),
    ]
