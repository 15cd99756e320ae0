"""The calendar exporter: valid by RFC 5545, all of the plan's tasks in it, the same identifiers next year."""

import datetime
from itertools import pairwise

import pendulum
import pytest
from attrs import evolve
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from icalendar import Calendar, Component

from emplan import read, roll_forward
from emplan.errors import OptionError
from emplan.exporting import available_exporters, export, load_exporter
from emplan.model import (
    ActorDeadline,
    AnnualPlan,
    DayDeadline,
    Deadline,
    DeadlineStage,
    Heading,
    HeadingForm,
    LabelledParagraph,
    MonthDeadline,
    NumberedNode,
    Paragraph,
    PerActorDeadline,
    Phase,
    Placement,
    RangeDeadline,
    Recurrence,
    RecurringDeadline,
    Roster,
    RosterGroup,
    RosterMember,
    Section,
    StagedDeadline,
    StandingDeadline,
    SubItem,
    Table,
    Task,
    Title,
)
from emplan.testing.samples import (
    everything_plan,
    joint_plan,
    minimal_plan,
    rare_characters_plan,
    typical_plan,
)
from emplan.testing.samples.parts import at, units
from emplan.testing.strategies import plans
from emplan_ics import IcsExporter
from requiring import ROOT

SAMPLES = [minimal_plan, typical_plan, joint_plan, everything_plan, rare_characters_plan]


def calendar_of(plan: AnnualPlan, **options: object) -> Component:
    return Calendar.from_ical(IcsExporter(**options).export(plan))


def todos(plan: AnnualPlan, **options: object) -> list[Component]:
    return calendar_of(plan, **options).walk("VTODO")


def plan_of(
    *children: Task | Phase | Paragraph, year: int | None = 2027, title: str = "青禾示范区工作要点"
) -> AnnualPlan:
    return AnnualPlan(
        year=year, title=Title(title), outline=(Section(heading=Heading("任务"), children=children),)
    )


def task(*assignments: Deadline, heading: str = "检查堤防", text: str = "逐段检查。") -> Task:
    return Task(heading=Heading(heading, HeadingForm.RUN_IN, "。"), text=text, assignments=assignments)


def day(year: int, month: int, number: int, wording: str = "按期") -> DayDeadline:
    return DayDeadline(date=pendulum.date(year, month, number), wording=wording)


def asking(plan: AnnualPlan) -> int:
    """How many blocks of the plan must have an entry."""
    blocks = [
        block for block in plan.blocks() if isinstance(block, NumberedNode | Paragraph | LabelledParagraph)
    ]
    return sum(isinstance(block, Task | Phase) or bool(block.assignments) for block in blocks)


def occurrences(todo: Component) -> list[datetime.date]:
    rule = todo["rrule"].to_ical().decode()
    return [moment.date() for moment in rrulestr(f"RRULE:{rule}", dtstart=todo["dtstart"].dt)]


def test_it_is_found_by_its_entry_point() -> None:
    (plugin,) = (plugin for plugin in available_exporters() if plugin.name == "ics")
    assert plugin.distribution == "emplan-ics"
    assert isinstance(load_exporter("ics"), IcsExporter)


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_calendar_has_what_the_standard_requires(sample) -> None:
    data = IcsExporter().export(sample())
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    calendar = Calendar.from_ical(data)
    assert (calendar["version"], calendar["prodid"]) == ("2.0", "-//emplan//emplan-ics//ZH")
    assert calendar["x-wr-calname"] == sample().title.text
    identifiers = [one["uid"] for one in calendar.walk() if one.name in ("VTODO", "VEVENT")]
    assert len(set(identifiers)) == len(identifiers) > 0
    for one in calendar.walk():
        assert not one.errors
        if one.name in ("VTODO", "VEVENT"):
            assert (
                one["dtstamp"].dt.tzinfo is datetime.UTC
                or one["dtstamp"].dt.utcoffset() == datetime.timedelta()
            )
        if one.name == "VALARM":
            assert {"ACTION", "DESCRIPTION", "TRIGGER"} <= set(one)
        if one.name == "VTODO" and "DTSTART" in one:
            assert type(one["dtstart"].dt) is type(one["due"].dt)
            assert one["dtstart"].dt < one["due"].dt


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_task_phase_and_block_of_units_has_an_entry(sample) -> None:
    plan = sample()
    found = [one for one in calendar_of(plan).walk() if one.name in ("VTODO", "VEVENT")]
    assert len({one["x-emplan-path"] for one in found}) == asking(plan)


@given(plan=plans())
@settings(max_examples=20, deadline=None)
def test_any_plan_parses_again_with_all_its_entries_and_units(plan: AnnualPlan) -> None:
    found = [one for one in calendar_of(plan).walk() if one.name in ("VTODO", "VEVENT")]
    assert len({one["x-emplan-path"] for one in found}) == asking(plan)
    categories = {name for one in found if "categories" in one for name in one["categories"].cats}
    assert {unit.name for block in plan.blocks() for unit in getattr(block, "units", ())} <= categories


def test_a_task_says_what_who_until_when_and_where_it_stands() -> None:
    first = todos(typical_plan())[0]
    assert first["summary"] == "修订责任清单"
    assert first["due"].dt == datetime.date(2027, 6, 30)
    assert first["categories"].cats == ["示范区应急局", "示范区住建局", "压实各级责任"]
    assert first["description"].split("\n") == [
        "1.修订责任清单。分两级修订部门责任清单。",
        "（2）二级清单列到岗位。",
        "牵头单位：示范区应急局",
        "配合单位：示范区住建局",
        "完成时限：2027年6月",
        "出处：青安委〔2027〕3号一、1.",
    ]
    assert first["dtstamp"].dt.date() == datetime.date(2027, 2, 26)


def test_a_sub_item_points_to_its_task() -> None:
    whole, part, *_ = todos(typical_plan())
    assert part["summary"] == "一级清单列到科室"
    assert part["related-to"] == whole["uid"]
    assert part["related-to"].params["RELTYPE"] == "PARENT"


def test_alarms_ring_in_the_morning_so_many_days_before() -> None:
    alarms = todos(typical_plan())[0].walk("VALARM")
    due = datetime.datetime(2027, 6, 30)  # noqa: DTZ001 - a day as such
    rung = [due + alarm["trigger"].dt for alarm in alarms]
    assert [str(moment) for moment in rung] == ["2027-05-31 09:00:00", "2027-06-27 09:00:00"]
    assert alarms[0]["trigger"].params["RELATED"] == "END"
    assert "还有30天到期" in alarms[0]["description"]


def test_alarms_can_be_chosen() -> None:
    first = todos(typical_plan(), alarms=(0, 7, 7), alarm_hour=8)[0]
    triggers = [alarm["trigger"].dt for alarm in first.walk("VALARM")]
    assert triggers == [datetime.timedelta(days=-7, hours=8), datetime.timedelta(hours=8)]
    assert not todos(typical_plan(), alarms=())[0].walk("VALARM")


def test_what_is_due_on_no_day_is_there_and_can_be_left_out() -> None:
    plan = plan_of(task(StandingDeadline(wording="长期坚持")), task(day(2027, 5, 1), heading="备料"))
    standing, dated = todos(plan)
    assert "due" not in standing
    assert "长期坚持" in standing["description"]
    assert not standing.walk("VALARM")
    (only,) = todos(plan, undated=False)
    assert only["uid"] == dated["uid"]


def test_a_part_of_what_is_left_out_points_nowhere() -> None:
    part = SubItem(heading=Heading("下半年"), assignments=(day(2027, 9, 1),))
    plan = plan_of(Task(heading=Heading("演练"), children=(part,)))
    (only,) = todos(plan, undated=False)
    assert "related-to" not in only


def test_a_deadline_by_actor_gives_each_actor_a_todo() -> None:
    parts = (
        ActorDeadline("市级", day(2027, 6, 1)),
        ActorDeadline("县级", StandingDeadline(wording="按安排")),
    )
    first, second = todos(plan_of(task(PerActorDeadline(parts=parts, wording="市级6月，县级按安排"))))
    assert (first["summary"], first["due"].dt) == ("检查堤防（市级）", datetime.date(2027, 6, 1))
    assert second["summary"] == "检查堤防（县级）"
    assert "due" not in second


def test_the_same_day_named_twice_is_one_todo() -> None:
    text = "2027年6月底前完成。"
    noted = MonthDeadline(
        placement=Placement.NOTED, span=at(text, "2027年6月底"), wording="2027年6月底", year=2027, month=6
    )
    one = Task(
        heading=Heading("检查"),
        text=text,
        assignments=(
            MonthDeadline(wording="2027年6月", year=2027, month=6),
            evolve(noted, span=at("检查" + text, "2027年6月底")),
        ),
    )
    assert len(todos(plan_of(one))) == 1


def test_a_span_begins_and_ends_on_its_days() -> None:
    def span(first: int, last: int) -> RangeDeadline:
        return RangeDeadline(
            start=pendulum.date(2027, 3, first), end=pendulum.date(2027, 3, last), wording="3月"
        )

    (whole,) = todos(plan_of(task(span(1, 20))))
    assert (whole["dtstart"].dt, whole["due"].dt) == (datetime.date(2027, 3, 1), datetime.date(2027, 3, 20))
    (one_day,) = todos(plan_of(task(span(5, 5))))
    assert "dtstart" not in one_day


def recurring(every: Recurrence, *days: int, wording: str = "定期") -> RecurringDeadline:
    return RecurringDeadline(every=every, days=days, wording=wording)


def test_the_15th_and_30th_of_each_month_have_a_last_day_in_february() -> None:
    (one,) = todos(plan_of(task(recurring(Recurrence.MONTHLY, 15, 30))))
    found = occurrences(one)
    assert len(found) == 24
    assert datetime.date(2027, 2, 28) in found
    assert {(each.day) for each in found if each.month != 2} == {15, 30}
    assert one["due"].dt - one["dtstart"].dt == datetime.timedelta(hours=23, minutes=59, seconds=59)
    assert [alarm["trigger"].dt.days for alarm in one.walk("VALARM")] == [-4]


def test_several_late_days_have_a_rule_each() -> None:
    found = [occurrences(one) for one in todos(plan_of(task(recurring(Recurrence.MONTHLY, 10, 29, 31))))]
    assert [len(each) for each in found] == [24, 12]
    assert datetime.date(2027, 2, 28) in found[0]
    assert [each.day for each in found[1]] == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        (Recurrence.MONTHLY, 12),
        (Recurrence.QUARTERLY, 4),
        (Recurrence.HALF_YEARLY, 2),
        (Recurrence.YEARLY, 1),
        (Recurrence.WEEKLY, 53),
    ],
)
def test_a_period_without_days_ends_with_its_last_day(every: Recurrence, expected: int) -> None:
    (one,) = todos(plan_of(task(recurring(every))))
    found = occurrences(one)
    assert len(found) == expected
    assert found[0] == one["dtstart"].dt.date()
    if every is Recurrence.WEEKLY:
        assert {each.weekday() for each in found} == {4}
    else:
        assert found[-1] == datetime.date(2027, 12, 31)
        assert all((each + datetime.timedelta(days=1)).day == 1 for each in found)


def test_a_week_keeps_the_day_that_it_names() -> None:
    (one,) = todos(plan_of(task(recurring(Recurrence.WEEKLY, wording="每周一前"))))
    assert {each.weekday() for each in occurrences(one)} == {0}


def test_a_plan_of_several_years_repeats_to_its_end() -> None:
    plan = plan_of(task(recurring(Recurrence.YEARLY)), title="青禾示范区三年行动方案（2027—2029年）")
    assert [each.year for each in occurrences(todos(plan)[0])] == [2027, 2028, 2029]


def test_without_a_year_nothing_comes_round() -> None:
    (one,) = todos(plan_of(task(recurring(Recurrence.MONTHLY)), year=None))
    assert "rrule" not in one
    assert one["dtstamp"].dt.year == 1970


def test_phases_are_events_of_whole_days() -> None:
    calendar = calendar_of(everything_plan())
    first, second = calendar.walk("VEVENT")
    assert (first["dtstart"].dt, first["dtend"].dt) == (datetime.date(2027, 3, 1), datetime.date(2027, 4, 1))
    assert second["dtend"].dt == datetime.date(2028, 2, 29)
    assert first["transp"] == "TRANSPARENT"
    assert not calendar_of(everything_plan(), phases=False).walk("VEVENT")


def phase_with(*assignments: Deadline) -> Phase:
    (phase, _) = (block for block in everything_plan().blocks() if isinstance(block, Phase))
    return evolve(phase, assignments=assignments)


def test_a_deadline_within_a_phase_belongs_to_it() -> None:
    plan = plan_of(phase_with(recurring(Recurrence.WEEKLY), day(2027, 3, 20)))
    calendar = calendar_of(plan)
    (event,) = calendar.walk("VEVENT")
    weekly, dated = calendar.walk("VTODO")
    assert weekly["related-to"] == dated["related-to"] == event["uid"]
    assert {each.month for each in occurrences(weekly)} == {3}
    assert len(todos(plan, phases=False)) == 2


def test_what_never_comes_round_within_its_phase_is_due_on_no_day() -> None:
    (one,) = todos(plan_of(phase_with(recurring(Recurrence.YEARLY))))
    assert "rrule" not in one


def test_a_phase_without_a_year_is_a_todo() -> None:
    calendar = calendar_of(plan_of(phase_with(), year=None))
    assert not calendar.walk("VEVENT")
    assert len(calendar.walk("VTODO")) == 1


def test_a_deadline_in_a_paragraph_is_called_by_its_first_sentence() -> None:
    text = "各镇于3月1日前报送名单。逾期通报。"
    noted = DayDeadline(
        placement=Placement.NOTED,
        span=at(text, "3月1日前"),
        wording="3月1日前",
        date=pendulum.date(2027, 3, 1),
        year_stated=False,
    )
    (one,) = todos(plan_of(Paragraph(text=text, assignments=(noted,))))
    assert one["summary"] == "各镇于3月1日前报送名单"


def test_identifiers_stay_when_the_plan_rolls_forward() -> None:
    old = read(ROOT / "examples/plan-2026.txt").plan
    new = roll_forward(old, 2027).plan
    before, after = todos(old), todos(new)
    assert [one["uid"] for one in before] == [one["uid"] for one in after]
    assert [one["sequence"] for one in before] < [one["sequence"] for one in after]
    assert {one["sequence"] for one in todos(new, revision=2)} == {202702}


def test_items_of_one_name_are_told_apart() -> None:
    names = [one["uid"] for one in todos(plan_of(task(), task(), task()))]
    assert len(set(names)) == 3
    assert names[0] == todos(plan_of(task()))[0]["uid"]


def test_plans_of_other_titles_have_other_identifiers() -> None:
    one, other = (todos(plan_of(task(), title=title))[0]["uid"] for title in ("2027年要点", "2027年方案"))
    assert one != other
    assert one == todos(plan_of(task(), title="２０２８年要点"))[0]["uid"]


def test_a_secret_plan_makes_confidential_entries() -> None:
    assert {one["class"] for one in todos(everything_plan())} == {"CONFIDENTIAL"}
    assert "class" not in todos(typical_plan())[0]


HOSTILE = [
    "BEGIN:VTODO",
    "END:VCALENDAR",
    "SUMMARY:假",
    "逗号,分号;冒号:反斜杠\\",
    "\\n不是换行\\N也不是",
    '"引号"=等号^n',
    "👩‍👩‍👧🇨🇳𠮷𬭩",
    "=1+1",
    "长" * 20_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_whatever_a_plan_says_reads_back_as_it_was(text: str) -> None:
    one = Task(heading=Heading(text, HeadingForm.RUN_IN, "。"), text=text, assignments=(units(text),))
    (found,) = todos(plan_of(one, title=text))
    assert found["summary"] == text
    assert f"{text}。{text}\n责任单位：{text}\n" in found["description"]
    assert found["categories"].cats == [text, "任务"]


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_same_plan_gives_the_same_bytes(sample) -> None:
    assert export(sample(), "ics") == export(sample(), "ics")


@pytest.mark.parametrize(
    "options",
    [
        {"undated": "no"},
        {"phases": 1},
        {"alarms": [3]},
        {"alarms": (-1,)},
        {"alarm_hour": 24},
        {"revision": 100},
        {"revision": True},
    ],
)
def test_an_option_out_of_range_is_refused_by_name(options: dict[str, object]) -> None:
    with pytest.raises(OptionError, match=next(iter(options))):
        IcsExporter(**options)


def test_days_of_a_rule_are_in_order() -> None:
    (one,) = todos(plan_of(task(recurring(Recurrence.MONTHLY, 25, 5))))
    assert all(before < after for before, after in pairwise(occurrences(one)))


def test_what_stands_below_a_task_is_told_with_it() -> None:
    table = Table(caption="物资", rows=(("品名", "数量"), ("编织袋", "2万条")))
    roster = Roster(groups=(RosterGroup("组长", (RosterMember("赵禾青", "镇长"), RosterMember("钱岚"))),))
    under = (Paragraph(text="分三步走。"), LabelledParagraph(label="林场", text="设卡。"), table, roster)
    (one,) = todos(plan_of(Task(heading=Heading("备料"), children=under)))
    assert one["description"].split("\n")[1:-1] == [
        "分三步走。",
        "林场：设卡。",
        "物资",
        "品名　数量",
        "编织袋　2万条",
        "组长：赵禾青（镇长）、钱岚",
    ]


def test_a_section_is_no_part_of_another_one_with_a_deadline() -> None:
    inner = Section(heading=Heading("其他"), children=(Paragraph(text="与上文无关。"),))
    outer = Section(
        heading=Heading("报送"), assignments=(day(2027, 3, 1),), children=(Paragraph(text="按时。"), inner)
    )
    (one,) = todos(AnnualPlan(year=2027, title=Title("要点"), outline=(outer,)))
    assert "按时。" in one["description"]
    assert "无关" not in one["description"]


def test_a_row_of_a_task_table_is_a_to_do() -> None:
    table = Table(rows=(("序号", "任务", "责任单位", "完成时限"), ("1", "清淤", "示范区水务局", "5月底前")))
    plan = AnnualPlan(year=2027, title=Title("青禾示范区2027年分工表"), preamble=(table,))
    (found,) = todos(plan)
    assert str(found["SUMMARY"]) == "清淤"
    assert found["DUE"].dt == datetime.date(2027, 5, 31)
    assert [str(each) for each in found["CATEGORIES"].cats] == ["示范区水务局"]
    assert str(found["X-EMPLAN-PATH"]) == "preamble[0].rows[1]"


def test_a_deadline_in_stages_gives_each_stage_a_todo() -> None:
    parts = (DeadlineStage("完成排查", day(2027, 6, 1)), DeadlineStage("", day(2027, 11, 1)))
    first, second = todos(plan_of(task(StagedDeadline(parts=parts, wording="6月1日前完成排查，11月1日前"))))
    assert (first["summary"], first["due"].dt) == ("检查堤防（完成排查）", datetime.date(2027, 6, 1))
    assert (second["summary"], second["due"].dt) == ("检查堤防", datetime.date(2027, 11, 1))
