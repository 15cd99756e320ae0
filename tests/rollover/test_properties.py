"""What holds for any plan: nothing moves unlisted, no year is overlooked, citations and the rest stay."""

from __future__ import annotations

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from emplan.chinese.dates import find_dates
from emplan.model import (
    AnnualPlan,
    DayDeadline,
    Heading,
    MonthDeadline,
    Paragraph,
    RangeDeadline,
    Task,
    Title,
    text_slots,
)
from emplan.records import from_record, to_record
from emplan.rollover import Classification, Draft, roll_forward, to_review_data
from emplan.testing.strategies import plans

YEAR = re.compile(r"(?<!\d)20\d{2}(?!\d)")
TITLE = re.compile(r"《[^《》]*》")
PIECES = (
    "2026年抓好防汛。",
    "2025年形势平稳，",
    "2026年12月底前完成，",
    "2027年1月6日前报送，",
    "到2028年建成体系，",
    "2026—2027年度森林防火期内，",
    "（2024—2026年）",
    "《青禾市2026年工作要点》",
    "《2026年青禾示范区应急管理工作要点》",
    "（青政发〔2026〕5号）",
    "GB 12345-2015",
    "“2026青禾演练”",
    "2026年1月5日某地发生火灾，",
    "吸取2019年“3·21”事故教训，",
    "投入2026万元，",
    "２０２６年三月，二〇二六年度，",
    "成立20周年、关键之年，",
    "2月29日前，",
    "电话0000-2026123，",
    "青禾",
    "2026、2027年",
    "2026",
    "2027",
)


def texts() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)


@st.composite
def timely_plans(draw: st.DrawFn) -> AnnualPlan:
    year = draw(st.integers(2023, 2028))
    tasks = tuple(
        Task(heading=Heading(draw(texts())), text=draw(texts())) for _ in range(draw(st.integers(0, 2)))
    )
    return AnnualPlan(
        year=year,
        title=Title(f"{year}年青禾示范区应急管理工作要点"),
        preamble=(Paragraph(text=draw(texts())),),
        outline=tasks,
    )


def check(plan: AnnualPlan, draft: Draft, target: int) -> None:
    """An independent look at a draft: by path, with no help from the rollover's own finders."""
    old = {slot.path: slot.text for slot in text_slots(plan)}
    new = {slot.path: slot.text for slot in text_slots(draft.plan)}
    assert old.keys() == new.keys()
    by_path: dict[str, list[tuple[str, str, Classification]]] = {path: [] for path in old}
    for item in draft.review:
        if item.path in old:
            assert item.token in old[item.path]
            assert item.after in new[item.path]
            assert item.token.strip("…") in item.excerpt
            by_path[item.path].append((item.before, item.after, item.classification))
    for path, text in old.items():
        entries = by_path[path]
        for year in YEAR.findall(text):
            assert any(year in before for before, _, _ in entries), (path, year)
        for year in YEAR.findall(new[path]):
            assert any(year in after for _, after, _ in entries), (path, year)
        # Replaying the shifted entries in order gives the draft, character by character.
        replayed, position = "", 0
        for before, after, classification in entries:
            if classification is Classification.SHIFTED:
                start = text.index(before, position)
                replayed += text[position:start] + after
                position = start + len(before)
        assert len(replayed + text[position:]) == len(new[path])
    assert draft.plan.year == target


@given(timely_plans(), st.integers(1, 5))
@settings(max_examples=150, deadline=None)
def test_every_year_of_a_draft_is_in_its_review(plan: AnnualPlan, delta: int) -> None:
    assert plan.year is not None
    draft = roll_forward(plan, plan.year + delta)
    check(plan, draft, plan.year + delta)


@given(timely_plans(), st.integers(1, 5))
@settings(max_examples=100, deadline=None)
def test_only_digits_inside_shifted_tokens_change(plan: AnnualPlan, delta: int) -> None:
    assert plan.year is not None
    draft = roll_forward(plan, plan.year + delta)
    shifted = {item.path for item in draft.review if item.classification is Classification.SHIFTED}
    for old, new in zip(text_slots(plan), text_slots(draft.plan), strict=True):
        if old.path not in shifted:
            assert old.text == new.text
        digits = re.compile(r"[0-9０-９〇一二三四五六七八九]")
        assert digits.sub("", old.text) == digits.sub("", new.text)


@given(timely_plans(), st.integers(1, 5))
@settings(max_examples=100, deadline=None)
def test_no_citation_changes_but_the_plans_own_name(plan: AnnualPlan, delta: int) -> None:
    assert plan.year is not None
    draft = roll_forward(plan, plan.year + delta)
    for old, new in zip(text_slots(plan), text_slots(draft.plan), strict=True):
        for before, after in zip(TITLE.findall(old.text), TITLE.findall(new.text), strict=True):
            assert before == after or before == f"《{plan.title.text}》"


@given(plans(), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_any_plan_rolls_forward_to_a_plan_that_survives_its_record(plan: AnnualPlan, delta: int) -> None:
    base = plan.year or 2026
    draft = roll_forward(plan, base + delta, plan_year=base, again=True)
    check(plan, draft, base + delta)
    assert from_record(json.loads(json.dumps(to_record(draft.plan), ensure_ascii=False))) == draft.plan
    assert len(to_review_data(draft.review)) == len(draft.review)


@given(plans(), st.integers(1, 4))
@settings(max_examples=40, deadline=None)
def test_words_and_value_of_a_deadline_agree_in_the_draft(plan: AnnualPlan, delta: int) -> None:
    base = plan.year or 2026
    for block in roll_forward(plan, base + delta, plan_year=base, again=True).plan.blocks():
        for deadline in getattr(block, "deadlines", ()):
            if not isinstance(deadline, DayDeadline | MonthDeadline | RangeDeadline):
                continue
            (mention,) = find_dates(deadline.wording)
            point = mention.end or mention.start
            due = deadline.due
            assert due is not None
            assert (point.year or due.year, point.month) == (due.year, due.month)
            assert point.day is None or point.day == due.day
