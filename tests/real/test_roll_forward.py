"""The real documents rolled forward: hand-written expectations, and what must hold for every one of them."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest

from emplan.model import AnnualPlan, text_slots
from emplan.reading import read
from emplan.records import from_record, to_record
from emplan.rollover import Classification, Draft, roll_forward
from requiring import corpus

pytestmark = pytest.mark.needs("corpus")

TARGETS = {"000": 2018, "001": 2025, "002": 2023, "003": 2021, "004": 2021}
ALL = (*TARGETS, "010", "011", "012", "013", "014", "015")
YEAR = re.compile(r"(?<!\d)20\d{2}(?!\d)")
ORDERS = re.compile(
    r"\d+周年|第[一二三四五六七八九十]+(?:年|届|次|轮)|..之年|〔\d{4}〕|三年行动|[“”]?十[一二三四五]五[“”]?"
)
CITED = re.compile(r"《[^《》]*》")

PERSON = "（人员）"
# All but cited titles and typed deadlines, in the order of the document: token, class, words in the draft.
EXPECTED: dict[str, list[tuple[str, str, str]]] = {
    "000": [
        ("2017", "shifted", "2018"),
        ("惠安监管〔2017〕11号", "shifted", "惠安监管〔2018〕\u3000号"),
        ("2017年3月21日", "shifted", "待定"),
        ("2017年", "shifted", "2018年"),
        ("2017年", "shifted", "2018年"),
        ("2017年", "shifted", "2018年"),
        ("2017年", "shifted", "2018年"),
        ("总局令第88号", "kept", ""),
        ("总局令第88号", "kept", ""),
        ("即将出台", "review", ""),
        ("年内", "kept", ""),
        ("安监总厅应急〔2016〕74号", "kept", ""),
        ("应指协调〔2016〕14号", "kept", ""),
        ("有效期为一年", "review", ""),
    ],
    "001": [
        ("2024", "shifted", "2025"),
        ("2024年3月26日", "shifted", "待定"),
        ("2024年", "shifted", "2025年"),
        ("2024年", "shifted", "2025年"),
        ("2024年", "shifted", "2025年"),
        ("2024年", "shifted", "2025年"),
        ("75周年", "review", ""),
        ("“十四五”", "kept", ""),
        ("关键之年", "review", ""),
        ("党的二十大", "kept", ""),
        ("三年行动", "kept", ""),
        ("顺利开局", "review", ""),
        ("三年行动", "kept", ""),
        ("2024年", "shifted", "2025年"),
    ],
    "002": [
        ("2022", "shifted", "2023"),
        ("2022年2月8日", "shifted", "待定"),
        ("2022年", "shifted", "2023年"),
        ("2022年", "shifted", "2023年"),
        ("“十四五”", "kept", ""),
        ("第二年", "review", ""),
        ("第十二次党代会", "review", ""),
        ("关键之年", "review", ""),
        ("2022年", "kept", ""),
        ("长政发〔2022〕1号", "kept", ""),
        ("2022年", "shifted", "2023年"),
        ("三年行动", "review", ""),
        ("党的二十大", "review", ""),
        ("胜利召开", "review", ""),
        ("长政安发〔20211号", "review", ""),
        ("三年行动", "review", ""),
        ("“巩固提升年”", "review", ""),
        ("第三轮", "review", ""),
        ("新修订的", "review", ""),
        ("第一次", "review", ""),
        ("年内", "kept", ""),
        ("长政发〔2019〕13号", "kept", ""),
        ("建成58处", "review", ""),
        ("2022年度", "shifted", "2023年度"),
    ],
    "003": [
        ("2020", "shifted", "2021"),
        ("2020年", "shifted", "2021年"),
        ("2020年", "kept", ""),
        ("黔应急总指办〔2020〕8号", "kept", ""),
        ("2020年", "shifted", "2021年"),
        (PERSON, "review", ""),
        (PERSON, "review", ""),
        ("兼任办公室主任", "review", ""),
        (PERSON, "review", ""),
        (PERSON, "review", ""),
        ("担任办公室副主任", "review", ""),
        ("9月30日至10月31日", "review", ""),
        ("11月1日至12月25日", "review", ""),
        ("每月15日和30日前", "kept", ""),
        ("12月25日至12月30日", "kept", ""),
        ("2021年1月6日前", "shifted", "2022年1月6日前"),
        ("第十九次集中学习", "review", ""),
        ("2014年", "kept", ""),
        ("“12·31”", "kept", ""),
        ("2015年", "kept", ""),
        ("“8·12”", "kept", ""),
        ("2019年", "kept", ""),
        ("“3·21”", "kept", ""),
        ("“7·23”", "kept", ""),
        ("近3年以来", "kept", ""),
        ("近3年以来", "kept", ""),
        ("六盘水应急救援总指办通〔2020〕3号", "kept", ""),
        ("年终", "kept", ""),
        ("近2年以来", "kept", ""),
        ("11月6日前", "review", ""),
    ],
    "004": [
        ("2020", "shifted", "2021"),
        ("2020年4月8日", "shifted", "待定"),
        ("2020年", "shifted", "2021年"),
        ("2020年", "shifted", "2021年"),
        ("十三届八次全会", "review", ""),
        ("“3·21”", "kept", ""),
        ("港区委发〔2019〕105号", "kept", ""),
        ("5.12", "kept", ""),
        ("2020年", "shifted", "2021年"),
    ],
}


@cache
def plan_of(number: str) -> AnnualPlan:
    plan = read(next((corpus() / "real").glob(f"{number}-*.txt"))).plan
    assert isinstance(plan, AnnualPlan)
    return plan


@pytest.mark.parametrize("number", EXPECTED)
def test_every_token_goes_where_a_careful_reader_put_it(number: str) -> None:
    draft = roll_forward(plan_of(number), TARGETS[number])
    found = [
        (
            PERSON if "名单" in item.reason else item.token,
            item.classification.value,
            item.after if item.after != item.before else "",
        )
        for item in draft.review
        if not item.token.startswith("《") and ".wording" not in item.path and not _is_noise(item.token)
    ]
    assert found == EXPECTED[number]


def _is_noise(token: str) -> bool:
    """Lost characters and the contact, which other tests count."""
    return "?" in token or "联系人" in token or "�" in token


def test_deadlines_of_003_move_and_the_rest_waits_for_a_person() -> None:
    draft = roll_forward(plan_of("003"), 2021)
    wordings = [item for item in draft.review if item.path.endswith(".wording")]
    moved = [item for item in wordings if item.classification is Classification.SHIFTED]
    assert {(item.before, item.after) for item in moved} == {("2020年12月", "2021年12月")}
    assert {item.token for item in wordings if item.classification is Classification.KEPT} == {"长期坚持"}
    waiting = {item.token for item in wordings if item.classification is Classification.REVIEW}
    assert all("下发后" in token or token.startswith("按") for token in waiting)
    contacts = [item for item in draft.review if "联系人" in item.token]
    assert len(contacts) == 1


@pytest.mark.parametrize("delta", [1, 5])
@pytest.mark.parametrize("number", ALL)
def test_no_year_survives_unclassified_and_no_citation_is_altered(number: str, delta: int) -> None:
    plan = plan_of(number)
    assert plan.year is not None
    target = plan.year + delta
    draft = roll_forward(plan, target)
    assert draft.plan.year == target
    new = {slot.path: slot.text for slot in text_slots(draft.plan)}
    for slot in text_slots(plan):
        before = [item.before for item in draft.review if item.path == slot.path]
        after = [item.after for item in draft.review if item.path == slot.path]
        for token in (*YEAR.findall(slot.text), *ORDERS.findall(CITED.sub("", slot.text))):
            assert any(token in words or words in token for words in before), (slot.path, token)
        for year in YEAR.findall(new[slot.path]):
            assert any(year in words for words in after), (slot.path, year)
        assert _without_digits(slot.text) == _without_digits(new[slot.path])
    _check_stale(draft, plan.year)
    own = "印发《"
    for slot in text_slots(plan):
        if own not in slot.text and "现将" not in slot.text:
            assert CITED.findall(slot.text) == CITED.findall(new[slot.path])


def _without_digits(text: str) -> str:
    return re.sub(r"[0-9〇○一二三四五六七八九]", "", text)


def _check_stale(draft: Draft, year: int) -> None:
    """Last year's number stands in the draft only where an entry says that it was kept or is doubtful."""
    for slot in text_slots(draft.plan):
        allowed = [
            item.after
            for item in draft.review
            if item.path == slot.path and item.classification is not Classification.SHIFTED
        ]
        stale = slot.text.count(str(year))
        assert stale <= sum(words.count(str(year)) for words in allowed), slot.path


@pytest.mark.parametrize("number", ALL)
def test_the_draft_survives_its_record(number: str) -> None:
    draft = roll_forward(plan_of(number))
    data = json.loads(json.dumps(to_record(draft.plan), ensure_ascii=False))
    assert from_record(data) == draft.plan
