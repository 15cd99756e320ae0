"""Calls that a type checker must accept."""

from datetime import date
from typing import assert_type

import pendulum

from emplan.builder import (
    AttachmentBuilder,
    ParagraphBuilder,
    PhaseBuilder,
    PlanBuilder,
    RosterBuilder,
    SectionBuilder,
    SubItemBuilder,
    SubsectionBuilder,
    SubsubsectionBuilder,
    TableBuilder,
    TaskBuilder,
    annual_plan,
    as_directed,
    between,
    by_day,
    by_month,
    per_actor,
    revise,
    standing,
    within,
)
from emplan.chinese.labels import LabelForm
from emplan.model import (
    OPEN,
    AnnualPlan,
    LevelNumbering,
    MonthDay,
    PlanForm,
    ResponsibleUnit,
    SectionRole,
    StandingDeadline,
    Urgency,
)

plan = annual_plan(2027, PlanForm.KEY_POINTS)
assert_type(plan, PlanBuilder)
assert_type(plan.issued_by("青禾示范区安全生产委员会", code="青安委", masthead="青禾"), PlanBuilder)
assert_type(plan.numbered(3, year=2027), PlanBuilder)
assert_type(plan.numbered(OPEN), PlanBuilder)
assert_type(plan.dated(date(2027, 2, 18)), PlanBuilder)
assert_type(plan.dated(pendulum.date(2027, 2, 18)).dated(OPEN), PlanBuilder)
assert_type(plan.urgent().urgent(Urgency.EXTRA_URGENT), PlanBuilder)
assert_type(plan.numbering(LabelForm.CHINESE_COMMA, LevelNumbering(LabelForm.ARABIC_DOT)), PlanBuilder)

section = plan.section("目标", role=SectionRole.OBJECTIVES)
assert_type(section, SectionBuilder)
assert_type(section.subsection("甲"), SubsectionBuilder)
assert_type(section.subsection("甲").subsubsection("乙"), SubsubsectionBuilder)
assert_type(section.paragraph("文字。"), ParagraphBuilder)
assert_type(section.paragraph("文字。").due(standing()), ParagraphBuilder)
assert_type(section.table(("甲", "乙"), ("丙", "丁"), header_rows=1), TableBuilder)
assert_type(section.roster().group("组长", ("林远", "主任"), "苏青"), RosterBuilder)
assert_type(section.phase("动员", (3, 1), MonthDay(4, 30)), PhaseBuilder)

task = section.task("甲", "文字。")
assert_type(task, TaskBuilder)
assert_type(task.led_by("甲", ResponsibleUnit("乙")).with_units(*("丙", "丁"), suffix="配合"), TaskBuilder)
assert_type(task.due(by_month(2027, 6)), TaskBuilder)
assert_type(task.due(by_day(date(2027, 6, 1))).due(StandingDeadline(wording="长期坚持")), TaskBuilder)
assert_type(task.due(between(date(2027, 3, 1), date(2027, 5, 1))), TaskBuilder)
assert_type(task.due(per_actor(("市级", within("下发", months=1)), ("县级", as_directed("省")))), TaskBuilder)
assert_type(task.sub_item("一项"), SubItemBuilder)
assert_type(task.sub_item("一项").assigned_to("甲"), SubItemBuilder)
assert_type(task.sub_item("一项").section("下一部分"), SectionBuilder)
assert_type(task.subsection("下一节").task("乙"), TaskBuilder)
assert_type(task.valid_for(years=1), PlanBuilder)
assert_type(task.build(), AnnualPlan)

attachment = task.attachment("名单", numbering=(LabelForm.ARABIC_DOT,))
assert_type(attachment, AttachmentBuilder)
assert_type(attachment.task("丙").attachment("分工"), AttachmentBuilder)

assert_type(revise(task.build()).titled("2028年工作要点").build(), AnnualPlan)
