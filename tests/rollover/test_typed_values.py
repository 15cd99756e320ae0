"""Deadlines, phases and validity: the typed value and the printed words move together."""

from __future__ import annotations

import pendulum
import pytest

from emplan.chinese.dates import find_dates
from emplan.chinese.spans import Span
from emplan.model import (
    OPEN,
    ActorDeadline,
    AnnualPlan,
    DayDeadline,
    Deadline,
    DeadlineStage,
    DirectedDeadline,
    Envelope,
    Heading,
    HeadingForm,
    MonthDay,
    MonthDeadline,
    Paragraph,
    PerActorDeadline,
    PeriodEndDeadline,
    Phase,
    PhasePeriod,
    Placement,
    PlanPeriod,
    RangeDeadline,
    Recurrence,
    RecurringDeadline,
    RelativeDeadline,
    StagedDeadline,
    StandingDeadline,
    Task,
    Title,
    UnparsedDeadline,
    ValidityPeriod,
)
from emplan.rollover import Classification, ReviewItem, Severity, roll_forward

S, K, R = Classification.SHIFTED, Classification.KEPT, Classification.REVIEW
DEADLINE_PATH = "outline[0].assignments[0].wording"
PERIOD_TEXT = "9月1日至2月29日"


def roll_deadline(
    deadline: Deadline, base: int = 2026, target: int | None = None
) -> tuple[Deadline, list[ReviewItem]]:
    task = Task(heading=Heading("健全值班制度"), assignments=(deadline,))
    plan = AnnualPlan(year=base, title=Title(f"{base}年青禾示范区工作要点"), outline=(task,))
    draft = roll_forward(plan, target)
    node = draft.plan.outline[0]
    assert isinstance(node, Task)
    return node.deadlines[0], [item for item in draft.review if item.path == DEADLINE_PATH]


def test_a_month_moves_with_its_words() -> None:
    moved, items = roll_deadline(MonthDeadline(year=2026, month=12, wording="2026年12月"))
    assert moved == MonthDeadline(year=2027, month=12, wording="2027年12月")
    assert [(item.classification, item.after) for item in items] == [(S, "2027年12月")]


def test_a_leap_day_moves_to_the_28th() -> None:
    moved, items = roll_deadline(
        DayDeadline(date=pendulum.date(2024, 2, 29), wording="2024年2月29日前"), 2024
    )
    assert moved == DayDeadline(date=pendulum.date(2025, 2, 28), wording="2025年2月28日前")
    assert items[0].severity is Severity.CHECK


def test_a_month_end_in_words_stays_a_month_end() -> None:
    moved, _ = roll_deadline(DayDeadline(date=pendulum.date(2023, 2, 28), wording="2023年2月底前"), 2023)
    assert moved == DayDeadline(date=pendulum.date(2024, 2, 29), wording="2024年2月底前")


def test_a_day_without_a_year_moves_and_its_words_stay() -> None:
    deadline = DayDeadline(date=pendulum.date(2026, 11, 5), year_stated=False, wording="11月5日前")
    moved, items = roll_deadline(deadline)
    assert moved == DayDeadline(date=pendulum.date(2027, 11, 5), year_stated=False, wording="11月5日前")
    assert items[0].classification is K
    assert "2027年" in items[0].reason


def test_a_day_without_a_year_that_falls_on_a_sunday_is_pointed_out() -> None:
    deadline = DayDeadline(date=pendulum.date(2026, 11, 7), year_stated=False, wording="11月7日前")
    _, items = roll_deadline(deadline)
    assert (items[0].classification, items[0].severity) == (R, Severity.INFO)
    assert "星期日" in items[0].reason


def test_a_leap_day_without_a_year_changes_its_words_too() -> None:
    deadline = DayDeadline(date=pendulum.date(2024, 2, 29), year_stated=False, wording="2月29日前")
    moved, items = roll_deadline(deadline, 2024)
    assert moved == DayDeadline(date=pendulum.date(2025, 2, 28), year_stated=False, wording="2月28日前")
    assert items[0].classification is S


def test_a_range_moves_as_a_whole() -> None:
    deadline = RangeDeadline(
        start=pendulum.date(2026, 9, 1), end=pendulum.date(2027, 1, 15), wording="2026年9月1日至2027年1月15日"
    )
    moved, items = roll_deadline(deadline)
    assert isinstance(moved, RangeDeadline)
    assert (moved.start, moved.end) == (pendulum.date(2027, 9, 1), pendulum.date(2028, 1, 15))
    assert moved.wording == "2027年9月1日至2028年1月15日"
    assert "星期六" in items[0].reason


def test_a_deadline_in_the_first_quarter_after_the_year_moves() -> None:
    moved, _ = roll_deadline(MonthDeadline(year=2027, month=3, wording="2027年3月"))
    assert moved.wording == "2028年3月"


@pytest.mark.parametrize(
    ("year", "month", "target", "severity"),
    [
        (2027, 12, 2027, Severity.CHECK),
        (2028, 6, 2027, Severity.CHECK),
        (2028, 6, 2031, Severity.MUST),
        (2024, 6, 2027, Severity.MUST),
    ],
)
def test_a_deadline_of_another_year_stays_and_is_in_the_review(
    year: int, month: int, target: int, severity: Severity
) -> None:
    deadline = MonthDeadline(year=year, month=month, wording=f"{year}年{month}月")
    moved, items = roll_deadline(deadline, 2026, target)
    assert moved == deadline
    assert [(item.classification, item.severity) for item in items] == [(R, severity)]


def test_half_years_and_quarters_move() -> None:
    stated = PeriodEndDeadline(year=2026, period=PlanPeriod.QUARTER_3, wording="2026年第三季度")
    moved, _ = roll_deadline(stated)
    assert moved == PeriodEndDeadline(year=2027, period=PlanPeriod.QUARTER_3, wording="2027年第三季度")
    unstated = PeriodEndDeadline(year=2026, period=PlanPeriod.HALF_1, year_stated=False, wording="上半年")
    moved, items = roll_deadline(unstated)
    assert moved == PeriodEndDeadline(
        year=2027, period=PlanPeriod.HALF_1, year_stated=False, wording="上半年"
    )
    assert items[0].classification is K


def test_a_value_whose_year_its_words_do_not_print_moves_only_within_the_plans_year() -> None:
    moved, _ = roll_deadline(MonthDeadline(year=2026, month=6, wording="汛期前"))
    assert moved == MonthDeadline(year=2027, month=6, wording="汛期前")
    other = MonthDeadline(year=2027, month=1, wording="汛期前")
    assert roll_deadline(other)[0] == other


@pytest.mark.parametrize(
    ("deadline", "classification", "severity"),
    [
        (StandingDeadline(wording="长期坚持"), K, Severity.INFO),
        (RecurringDeadline(every=Recurrence.MONTHLY, days=(15,), wording="每月15日前"), K, Severity.INFO),
        (
            RelativeDeadline(event="上级文件下发", months=1, wording="上级文件下发后1个月内"),
            R,
            Severity.CHECK,
        ),
        (DirectedDeadline(authority="青禾市", wording="按青禾市统一安排"), R, Severity.CHECK),
        (UnparsedDeadline(wording="另行通知"), R, Severity.CHECK),
    ],
)
def test_deadlines_without_a_date_stay(
    deadline: Deadline, classification: Classification, severity: Severity
) -> None:
    moved, items = roll_deadline(deadline)
    assert moved == deadline
    assert [(item.token, item.classification, item.severity) for item in items] == [
        (deadline.wording, classification, severity)
    ]


def test_each_actor_has_a_deadline_of_its_own() -> None:
    deadline = PerActorDeadline(
        parts=(
            ActorDeadline("区级", MonthDeadline(year=2026, month=12, wording="2026年12月")),
            ActorDeadline("街道", DirectedDeadline(authority="区", wording="按照区统一安排完成")),
            ActorDeadline("企业", MonthDeadline(year=2028, month=6, wording="2028年6月")),
        ),
        wording="区级2026年12月，街道按照区统一安排完成，企业2028年6月",
    )
    moved, items = roll_deadline(deadline)
    assert isinstance(moved, PerActorDeadline)
    assert moved.wording == "区级2027年12月，街道按照区统一安排完成，企业2028年6月"
    assert moved.parts[0].deadline == MonthDeadline(year=2027, month=12, wording="2027年12月")
    assert moved.parts[1:] == deadline.parts[1:]
    assert [(item.token, item.classification) for item in items] == [
        ("2026年12月", S),
        ("按照区统一安排完成", R),
        ("2028年6月", R),
    ]


def test_a_table_like_wording_moves_too() -> None:
    parts = (ActorDeadline("区级", MonthDeadline(year=2026, month=12, wording="2026.12")),)
    moved, _ = roll_deadline(PerActorDeadline(parts=parts, wording="区级2026.12"))
    assert isinstance(moved, PerActorDeadline)
    assert moved.wording == "区级2027.12"
    assert moved.parts[0].deadline == MonthDeadline(year=2027, month=12, wording="2027.12")


def test_parts_that_do_not_stand_in_the_wording_stay_with_it() -> None:
    parts = (ActorDeadline("区级", MonthDeadline(year=2026, month=12, wording="2026年年末")),)
    deadline = PerActorDeadline(parts=parts, wording="区级2026年12月")
    moved, items = roll_deadline(deadline)
    assert moved == deadline
    assert [item.classification for item in items] == [R]


def test_a_noted_deadline_keeps_its_place_in_the_prose() -> None:
    text = "二〇二六年工作，应于2026年11月5日前报送。"
    noted = DayDeadline(
        date=pendulum.date(2026, 11, 5),
        wording="2026年11月5日前",
        placement=Placement.NOTED,
        span=Span(10, 21),
    )
    block = Paragraph(text=text, assignments=(noted,))
    plan = AnnualPlan(year=2026, title=Title("2026年要点"), preamble=(block,))
    moved = roll_forward(plan).plan.preamble[0]
    assert isinstance(moved, Paragraph)
    (deadline,) = moved.deadlines
    assert deadline.span is not None
    assert deadline.span.of(moved.text) == deadline.wording == "2027年11月5日前"
    assert deadline.due == pendulum.date(2027, 11, 5)


def phase(text: str, start: MonthDay, end: MonthDay, base: int = 2026) -> tuple[Phase, list[ReviewItem]]:
    words = f"动员部署（{text}）"
    period = PhasePeriod(span=Span(5, 5 + len(text)), start=start, end=end)
    node = Phase(heading=Heading(words, form=HeadingForm.RUN_IN, closing_mark="。"), period=period)
    draft = roll_forward(AnnualPlan(year=base, title=Title(f"{base}年要点"), outline=(node,)))
    moved = draft.plan.outline[0]
    assert isinstance(moved, Phase)
    return moved, [item for item in draft.review if item.path == "outline[0].heading.text"]


def test_a_phase_with_years_moves() -> None:
    text = "2026年9月1日至2027年1月29日"
    moved, items = phase(text, MonthDay(9, 1, year=2026), MonthDay(1, 29, year=2027))
    assert moved.heading.text == "动员部署（2027年9月1日至2028年1月29日）"
    assert moved.period.span.of(moved.paragraph_text) == "2027年9月1日至2028年1月29日"
    assert (moved.period.start.year, moved.period.end.year) == (2027, 2028)
    assert items[0].classification is S


def test_a_phase_without_years_stays_as_it_is() -> None:
    moved, items = phase("9月1日至10月29日", MonthDay(9, 1), MonthDay(10, 29))
    assert moved.heading.text == "动员部署（9月1日至10月29日）"
    assert items[0].classification is K


def test_a_phase_that_ends_on_a_weekend_is_pointed_out() -> None:
    _, items = phase("9月1日至10月31日", MonthDay(9, 1), MonthDay(10, 31))
    assert (items[0].classification, items[0].severity) == (R, Severity.INFO)


def test_a_phase_of_another_year_stays() -> None:
    text = "2027年1月1日至2027年12月31日"
    moved, items = phase(text, MonthDay(1, 1, year=2027), MonthDay(12, 31, year=2027))
    assert moved.period.start.year == 2027
    assert (items[0].classification, items[0].severity) == (R, Severity.CHECK)
    text = "2025年1月1日至2025年12月31日"
    _, items = phase(text, MonthDay(1, 1, year=2025), MonthDay(12, 31, year=2025))
    assert items[0].severity is Severity.MUST


def test_a_phase_over_new_year_takes_the_leap_day_of_the_year_it_ends_in() -> None:
    moved, _ = phase(PERIOD_TEXT, MonthDay(9, 1), MonthDay(2, 29), 2026)
    assert moved.period.end == MonthDay(2, 29)
    moved, items = phase(PERIOD_TEXT, MonthDay(9, 1), MonthDay(2, 29), 2027)
    assert moved.period.end == MonthDay(2, 28)
    assert moved.heading.text == "动员部署（9月1日至2月28日）"
    assert items[0].classification is S


def roll_validity(
    text: str, printed: str, issued: pendulum.Date | None = None, target: int = 2027, **values: object
) -> tuple[str, ValidityPeriod, list[ReviewItem]]:
    start = text.index(printed)
    mark = ValidityPeriod(span=Span(start, start + len(printed)), **values)  # type: ignore[arg-type]  # mixed values
    plan = AnnualPlan(
        year=2026,
        title=Title("2026年要点"),
        envelope=Envelope(issue_date=issued),
        closing=(Paragraph(text=text, marks=(mark,)),),
    )
    draft = roll_forward(plan, target)
    block = draft.plan.closing[0]
    assert isinstance(block, Paragraph)
    assert draft.plan.validity is not None
    return block.text, draft.plan.validity, [i for i in draft.review if i.path == "closing[0].text"]


def test_a_length_of_validity_follows_the_open_issue_date() -> None:
    issued = pendulum.date(2026, 3, 9)
    _, validity, items = roll_validity("本文件有效期一年。", "有效期一年", issued, start=issued, years=1)
    assert validity.start is OPEN
    assert items[0].token == "有效期一年"
    assert items[0].severity is Severity.CHECK
    assert "2027年3月8日" in items[0].reason


def test_a_length_of_validity_that_ends_years_before_the_draft_leaves_a_gap() -> None:
    issued = pendulum.date(2026, 3, 9)
    _, _, items = roll_validity("本文件有效期一年。", "有效期一年", issued, 2030, start=issued, years=1)
    assert "到2030年之前有空档" in items[0].reason


def test_a_length_that_counts_from_an_open_date_says_so() -> None:
    _, validity, items = roll_validity("本文件有效期一年。", "有效期一年", years=1)
    assert validity.start is OPEN
    assert "成文日期待定" in items[0].reason


def test_a_stated_validity_moves_and_follows_without_a_gap() -> None:
    text = "自2026年1月1日起施行，有效期至2026年12月31日。"
    moved, validity, items = roll_validity(
        text, text[:-1], start=pendulum.date(2026, 1, 1), until=pendulum.date(2027, 1, 1)
    )
    assert moved == "自2027年1月1日起施行，有效期至2027年12月31日。"
    assert (validity.start, validity.until) == (pendulum.date(2027, 1, 1), pendulum.date(2028, 1, 1))
    assert all("首尾相接" in item.reason for item in items)


@pytest.mark.parametrize(
    ("until", "word"),
    [(pendulum.date(2026, 11, 30), "空档"), (pendulum.date(2027, 3, 31), "重叠")],
)
def test_gaps_and_overlaps_with_last_years_validity_are_named(until: pendulum.Date, word: str) -> None:
    text = f"自2026年1月1日起施行，有效期至{until.year}年{until.month}月{until.day}日。"
    moved, _, items = roll_validity(text, text[:-1], start=pendulum.date(2026, 1, 1), until=until.add(days=1))
    assert [mention.start.year for mention in find_dates(moved)] == [2027, until.year + 1]
    assert all(word in item.reason and item.severity is Severity.CHECK for item in items)


def test_a_validity_to_the_end_of_february_in_words_ends_with_the_month() -> None:
    text = "有效期至2027年2月底。"
    _, validity, items = roll_validity(text, text[:-1], until=pendulum.date(2027, 3, 1))
    assert validity.until == pendulum.date(2028, 3, 1)
    assert items[0].after == "2028年2月底"


def test_a_validity_that_ended_before_the_plan_stays() -> None:
    text = "有效期至2024年12月31日。"
    moved, validity, items = roll_validity(text, text[:-1], until=pendulum.date(2025, 1, 1))
    assert moved == text
    assert validity.until == pendulum.date(2025, 1, 1)
    assert items[0].severity is Severity.MUST


def test_the_stages_of_a_deadline_move_together() -> None:
    first = MonthDeadline(year=2026, month=6, wording="2026年6月")
    second = MonthDeadline(year=2026, month=12, wording="12月")
    deadline = StagedDeadline(
        parts=(DeadlineStage("完成排查", first), DeadlineStage("完成整改", second)),
        wording="2026年6月完成排查，12月完成整改",
    )
    moved, items = roll_deadline(deadline)
    assert moved == StagedDeadline(
        parts=(
            DeadlineStage("完成排查", MonthDeadline(year=2027, month=6, wording="2027年6月")),
            DeadlineStage("完成整改", MonthDeadline(year=2027, month=12, wording="12月")),
        ),
        wording="2027年6月完成排查，12月完成整改",
    )
    assert [(item.token, item.classification) for item in items] == [("2026年6月", S), ("12月", K)]


def test_stages_that_the_wording_does_not_print_stay() -> None:
    stage = DeadlineStage("", MonthDeadline(year=2026, month=6, wording="2026年6月"))
    deadline = StagedDeadline(parts=(stage, stage), wording="两次")
    assert roll_deadline(deadline)[0] == deadline


def test_a_season_comes_again_and_a_year_before_it_moves() -> None:
    season = RelativeDeadline(event="汛期", wording="汛期前")
    moved, items = roll_deadline(season)
    assert moved == season
    assert [item.classification for item in items] == [K]
    moved, _ = roll_deadline(RelativeDeadline(event="汛期", wording="2026年汛期前"))
    assert moved == RelativeDeadline(event="汛期", wording="2027年汛期前")
