"""Made-up plans and edit scripts for them: what a clerk did to each task, known beforehand."""

from __future__ import annotations

import random
from collections.abc import Callable

from attrs import define, evolve, field, frozen

from emplan.comparison import ChangeKind
from emplan.model import (
    AnnualPlan,
    Deadline,
    Heading,
    HeadingForm,
    MonthDeadline,
    PlanForm,
    Responsibility,
    ResponsibleUnit,
    Section,
    StandingDeadline,
    Task,
    Title,
    UnitGroup,
)

_MATTERS = (
    "渡口值守",
    "应急广播",
    "避难场所",
    "物资仓库",
    "林区巡护",
    "河道清淤",
    "老旧电梯",
    "燃气软管",
    "储能电站",
    "农村自建房",
    "校园消防",
    "医院供氧",
    "桥梁检测",
    "隧道照明",
    "渣土运输",
    "无人机物流",
    "危化罐区",
    "粉尘车间",
    "有限空间",
    "塔吊租赁",
    "山洪预警",
    "地质隐患",
    "寒潮保供",
    "高温作业",
    "景区客流",
    "文物用电",
    "养老机构",
    "电动自行车",
    "水库泄洪",
    "冷库制冷",
    "烟花零售",
    "加油站台",
    "船舶救生",
    "市政井盖",
    "户外广告",
    "施工围挡",
    "通信基站",
    "气象观测",
    "救护转运",
    "志愿队伍",
    "基层所站",
    "媒体通气",
    "财政预备金",
    "保险理赔",
    "档案归集",
    "举报奖励",
    "夜间抽查",
    "双盲演练",
)
_VERBS = (
    "核清",
    "补齐",
    "更新",
    "规范",
    "压减",
    "试点",
    "提升",
    "盘活",
    "完善",
    "严管",
    "延伸",
    "疏通",
)
_CLAUSES = (
    "逐处建卡并在辖区公示栏张贴",
    "由属地网格员每旬上门核对一次",
    "超期不改的移送执法大队立案",
    "所需经费列入当年部门预算",
    "结果同企业信用评价挂钩",
    "抽取三成点位开展交叉互查",
    "汛前和节前各组织一轮回访",
    "参与人数不少于{number}人",
    "全年更换设备{number}台套",
    "把{year}年台账作为比对底数",
    "邀请退休技师担任义务监督员",
    "对偏远点位安排流动服务车",
    "做到一处一码、扫码可查",
    "数据当日汇入区级平台",
    "遇到争议由专业委员会裁定",
    "培训不走过场、随堂考核",
)
# What is new says other things: a task with another subject and the old words is that old task.
_NEW_CLAUSES = (
    "委托第三方机构出具评估意见",
    "与邻近县区签订联动协议",
    "每季度末通报排名靠后的单位",
    "在政务大厅开设咨询窗口",
    "配齐{number}名持证专员",
    "利用闲置校舍改建训练基地",
    "凡新建项目同步设计同步投用",
    "梳理形成典型案例汇编成册",
)
_ORGANS = (
    "示范区应急局",
    "示范区住建局",
    "示范区水务局",
    "示范区交通局",
    "示范区教育局",
    "示范区卫健局",
    "青禾街道办事处",
    "消防救援大队",
)
_HEADINGS = ("夯实责任链条", "管住行业风险", "守好自然防线", "练强救援力量", "做实基层基础", "讲好安全常识")
_OTHER_HEADINGS = (
    "筑牢制度根基",
    "盯紧重点领域",
    "应对极端天气",
    "整合队伍资源",
    "下沉力量到网格",
    "引导群众参与",
)


@define
class Made:
    """A task being made, with what has been done to it."""

    key: str
    heading: str
    clauses: list[str]
    units: tuple[str, ...]
    deadline: Deadline | None
    done: set[ChangeKind] = field(factory=set)

    def node(self) -> Task:
        """The task of the model."""
        assignments: list[Responsibility | Deadline] = []
        if self.units:
            group = UnitGroup(units=tuple(map(ResponsibleUnit, self.units)))
            assignments.append(Responsibility(groups=(group,)))
        if self.deadline is not None:
            assignments.append(self.deadline)
        return Task(
            heading=Heading(self.heading, HeadingForm.RUN_IN, "。"),
            text="，".join(self.clauses) + "。",
            assignments=tuple(assignments),
        )


@frozen
class EditScript:
    """Two plans and what was done between them: kinds of change by the heading of the task, now or before."""

    old: AnnualPlan
    new: AnnualPlan
    tasks: dict[str, frozenset[ChangeKind]]
    sections: dict[str, frozenset[ChangeKind]]


@define
class _Sheet:
    """The plan being edited: its sections with their tasks."""

    draw: random.Random
    year: int
    sections: list[tuple[str, list[Made]]]
    spare: list[str]
    sizes: dict[str, int] = field(factory=dict)
    sections_done: dict[str, set[ChangeKind]] = field(factory=dict)
    dropped: list[str] = field(factory=list)

    def plan(self, year: int) -> AnnualPlan:
        """The plan as it stands."""
        return AnnualPlan(
            year=year,
            form=PlanForm.KEY_POINTS,
            title=Title(f"青禾示范区{year}年应急管理工作要点"),
            outline=tuple(
                Section(heading=Heading(heading), children=tuple(task.node() for task in tasks))
                for heading, tasks in self.sections
            ),
        )

    def any_task(self, *, untouched: bool = False) -> tuple[list[Made], Made] | None:
        """One of the tasks and the list that holds it."""
        found = [
            (tasks, task)
            for _, tasks in self.sections
            for task in tasks
            if ChangeKind.ADDED not in task.done and not (untouched and task.done)
        ]
        return self.draw.choice(found) if found else None

    def new_task(self, pool: tuple[str, ...] = _CLAUSES) -> Made:
        """A task on a matter that no other task has."""
        draw, matter = self.draw, self.spare.pop()
        clauses = [
            clause.format(number=draw.randrange(20, 90), year=self.year)
            for clause in draw.sample(pool, draw.randint(2, 4))
        ]
        heading = draw.choice(_VERBS) + matter
        clauses.insert(0, f"对{matter}实行清单管理")
        return Made(
            heading, heading, clauses, tuple(draw.sample(_ORGANS, draw.randint(0, 3))), self.deadline()
        )

    def deadline(self) -> Deadline | None:
        """None, a month or a standing one."""
        month = self.draw.randint(1, 12)
        return self.draw.choice(
            (
                None,
                MonthDeadline(year=self.year, month=month, wording=f"{self.year}年{month}月"),
                StandingDeadline(wording="长期坚持"),
            )
        )


def _drop(sheet: _Sheet) -> None:
    if found := sheet.any_task(untouched=True):
        tasks, task = found
        tasks.remove(task)
        sheet.dropped.append(task.key)


def _insert(sheet: _Sheet) -> None:
    _, tasks = sheet.draw.choice(sheet.sections)
    task = sheet.new_task(_NEW_CLAUSES)
    task.done.add(ChangeKind.ADDED)
    tasks.insert(sheet.draw.randint(0, len(tasks)), task)


def _move(sheet: _Sheet) -> None:
    found = sheet.any_task()
    if found and ChangeKind.MOVED not in found[1].done:
        tasks, task = found
        _, target = sheet.draw.choice([each for each in sheet.sections if each[1] is not tasks])
        tasks.remove(task)
        target.insert(sheet.draw.randint(0, len(target)), task)
        task.done.add(ChangeKind.MOVED)


def _reword(sheet: _Sheet) -> None:
    if not (found := sheet.any_task()):
        return
    _, task = found
    if ChangeKind.REWORDED in task.done:
        return
    spare = [clause for clause in _CLAUSES if clause not in task.clauses and "{" not in clause]
    match sheet.draw.randint(0, 3):
        case 0:
            task.clauses.append(sheet.draw.choice(spare))
        case 1:
            task.clauses[-1] = sheet.draw.choice(spare)
        case 2:
            task.clauses.pop()
        case _:
            task.heading = "持续" + task.heading
    task.done.add(ChangeKind.REWORDED)


def _change_units(sheet: _Sheet) -> None:
    if found := sheet.any_task():
        _, task = found
        units = tuple(sheet.draw.sample(_ORGANS, sheet.draw.randint(1, 3)))
        if units != task.units and ChangeKind.UNITS_CHANGED not in task.done:
            task.units = units
            task.done.add(ChangeKind.UNITS_CHANGED)


def _change_deadline(sheet: _Sheet) -> None:
    if found := sheet.any_task():
        _, task = found
        deadline = sheet.deadline()
        if deadline != task.deadline and ChangeKind.DEADLINE_CHANGED not in task.done:
            task.deadline = deadline
            task.done.add(ChangeKind.DEADLINE_CHANGED)


def _rename_section(sheet: _Sheet) -> None:
    position = sheet.draw.randrange(len(sheet.sections))
    heading, tasks = sheet.sections[position]
    kept = [task for task in tasks if not task.done & {ChangeKind.ADDED, ChangeKind.MOVED}]
    # A section with another name is known by its tasks: half of them have to be there.
    if 2 * len(kept) > max(len(tasks), sheet.sizes[heading]):
        renamed = _OTHER_HEADINGS[_HEADINGS.index(heading)]
        sheet.sections[position] = (renamed, tasks)
        sheet.sections_done[renamed] = {ChangeKind.RENAMED}


EDITS: tuple[Callable[[_Sheet], None], ...] = (
    _drop,
    _insert,
    _move,
    _reword,
    _change_units,
    _change_deadline,
)


def edit_script(seed: int, edits: int = 8) -> EditScript:
    """A plan of some thirty tasks, the same one edited, and what was done."""
    draw = random.Random(seed)
    spare = draw.sample(_MATTERS, len(_MATTERS))
    sheet = _Sheet(draw, 2026, [], spare)
    sheet.sections = [
        (heading, [sheet.new_task() for _ in range(draw.randint(4, 6))])
        for heading in _HEADINGS[: draw.randint(4, 6)]
    ]
    sheet.sizes = {heading: len(tasks) for heading, tasks in sheet.sections}
    old = sheet.plan(2026)
    for _ in range(edits):
        draw.choice(EDITS)(sheet)
    if draw.random() < 0.5:
        _rename_section(sheet)
    shift = draw.choice((0, 1))
    if shift:
        _shift_years(sheet)
    made = [task for _, tasks in sheet.sections for task in tasks]
    return EditScript(
        old=old,
        new=sheet.plan(2026 + shift),
        tasks={task.heading: frozenset(task.done) for task in made if task.done}
        | {key: frozenset({ChangeKind.DROPPED}) for key in sheet.dropped},
        sections={heading: frozenset(kinds) for heading, kinds in sheet.sections_done.items()},
    )


def _shift_years(sheet: _Sheet) -> None:
    for _, tasks in sheet.sections:
        for task in tasks:
            moved = [clause.replace("2026年", "2027年") for clause in task.clauses]
            shifted = moved != task.clauses
            task.clauses = moved
            if isinstance(task.deadline, MonthDeadline):
                month = task.deadline.month
                task.deadline = evolve(task.deadline, year=2027, wording=f"2027年{month}月")
                # Another deadline is another one, whichever its year.
                shifted |= ChangeKind.DEADLINE_CHANGED not in task.done
            if shifted and ChangeKind.ADDED not in task.done:
                task.done.add(ChangeKind.YEAR_SHIFTED)
