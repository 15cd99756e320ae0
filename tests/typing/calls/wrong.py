"""Calls that a type checker must refuse, each with the error it must give."""

from emplan.builder import annual_plan, between, by_day, by_month, every_month, per_actor, revise
from emplan.model import AnnualPlan, PlanForm

plan = annual_plan(2027, PlanForm.KEY_POINTS)
section = plan.section("健全责任体系")
task = section.task("完善责任清单")

# Steps where they have no meaning.
plan.task("完善责任清单")  # error: "PlanBuilder" has no attribute "task"  [attr-defined]
plan.paragraph("文字。")  # error: "PlanBuilder" has no attribute "paragraph"  [attr-defined]
plan.subsection("部门责任")  # error: "PlanBuilder" has no attribute "subsection"  [attr-defined]
plan.led_by("示范区应急局")  # error: "PlanBuilder" has no attribute "led_by"  [attr-defined]
section.due(by_month(2027, 6))  # error: "SectionBuilder" has no attribute "due"  [attr-defined]
section.sub_item("建立台账。")  # error: "SectionBuilder" has no attribute "sub_item"  [attr-defined]
section.subsubsection("甲")  # error: "SectionBuilder" has no attribute "subsubsection"  [attr-defined]
section.group("组长", "林远")  # error: "SectionBuilder" has no attribute "group"  [attr-defined]
section.roster().led_by("甲")  # error: "RosterBuilder" has no attribute "led_by"  [attr-defined]
section.valid_for(years=1).task("甲")  # error: "PlanBuilder" has no attribute "task"  [attr-defined]
task.attachment("名单").sub_item("甲")  # error: "AttachmentBuilder" has no attribute "sub_item"  [attr-defined]
task.build().section("甲")  # error: "AnnualPlan" has no attribute "section"  [attr-defined]

# Values of the wrong type.
annual_plan("2027", PlanForm.KEY_POINTS)  # error: Argument 1 to "annual_plan"  [arg-type]
annual_plan(2027, "工作要点")  # error: Argument 2 to "annual_plan"  [arg-type]
task.due("2027年6月底前")  # error: Argument 1 to "due"  [arg-type]
task.led_by(*(1, 2))  # error: Argument 1 to "led_by"  [arg-type]
task.with_units(["示范区住建局"])  # error: Argument 1 to "with_units"  [arg-type]
task.assigned_to(None)  # error: Argument 1 to "assigned_to"  [arg-type]
plan.numbered("5")  # error: Argument 1 to "numbered"  [arg-type]
plan.dated("2027年2月18日")  # error: Argument 1 to "dated"  [arg-type]
plan.urgent("特急")  # error: Argument 1 to "urgent"  [arg-type]
plan.issued_by("青禾示范区安全生产委员会", code=5)  # error: Argument "code" to "issued_by"  [arg-type]
plan.valid_for(years="一年")  # error: Argument "years" to "valid_for"  [arg-type]
plan.numbering("一、")  # error: Argument 1 to "numbering"  [arg-type]
plan.section("目标", role="objectives")  # error: Argument "role" to "section"  [arg-type]
section.phase("动员部署", "3月1日", "4月30日")  # error: Argument 2 to "phase"  [arg-type] # error: Argument 3 to "phase"  [arg-type]
section.table(["甲", "乙"])  # error: Argument 1 to "table"  [arg-type]
by_month("2027", 6)  # error: Argument 1 to "by_month"  [arg-type]
by_day("2027-06-30")  # error: Argument 1 to "by_day"  [arg-type]
between((2027, 3, 1), (2027, 5, 1))  # error: Argument 1 to "between"  [arg-type] # error: Argument 2 to "between"  [arg-type]
every_month("15日")  # error: Argument 1 to "every_month"  [arg-type]
per_actor("市级", by_month(2027, 6))  # error: Argument 1 to "per_actor"  [arg-type] # error: Argument 2 to "per_actor"  [arg-type]

# Names and numbers of arguments.
annual_plan(2027)  # error: Missing positional argument "form"  [call-arg]
task.led_by(unit="示范区应急局")  # error: Unexpected keyword argument "unit"  [call-arg]
section.task("甲", "文字。", "示范区应急局")  # error: Too many arguments for "task"  [call-arg]
section.task(heading="甲", deadline=by_month(2027, 6))  # error: Unexpected keyword argument "deadline"  [call-arg]
section.labelled("园区")  # error: Missing positional argument "text"  [call-arg]

# What a chain gives, and what it does not allow.
unfinished: AnnualPlan = section.task("甲")  # error: Incompatible types in assignment  [assignment]
revise(plan)  # error: Argument 1 to "revise"  [arg-type]
task.year = 2028  # error: "TaskBuilder" has no attribute "year"  [attr-defined]
