"""Large plans, for time and memory: 500 tasks, and 200 pages."""

from __future__ import annotations

from functools import cache

import attrs

from emplan.model import AnnualPlan, Heading, HeadingForm, Paragraph, Section, SubItem, Task, Title
from emplan.testing.samples.parts import by_month, lead, units
from emplan.testing.samples.typical import typical_plan

_WORKS = ("核对台账", "巡查点位", "补齐物资", "组织演练", "更新预案", "培训人员", "检修设备", "回访企业")
_PLACES = ("青禾湖", "青峦林场", "北坡镇", "南渠街道", "东港仓区")
_UNITS = ("示范区应急局", "示范区水务局", "示范区住建局", "示范区消防救援大队")


@cache
def five_hundred_tasks_plan() -> AnnualPlan:
    """Ten sections of fifty tasks, each with units and a deadline."""
    sections = tuple(
        Section(
            heading=Heading(f"第{number}片区任务"), children=tuple(_task(number, each) for each in range(50))
        )
        for number in range(1, 11)
    )
    return attrs.evolve(
        typical_plan(), title=Title("2027年青禾示范区应急管理任务总表"), notice=None, outline=sections
    )


@cache
def two_hundred_pages_plan() -> AnnualPlan:
    """A plan of prose and items that fills about two hundred official pages."""
    sections = tuple(
        Section(
            heading=Heading(f"第{number}编 {_PLACES[number % 5]}片区"),
            children=(Paragraph(text=_prose(number) * 3), *(_long_task(number, each) for each in range(12))),
        )
        for number in range(1, 31)
    )
    return attrs.evolve(
        typical_plan(), title=Title("2027年青禾示范区应急管理任务汇编"), notice=None, outline=sections
    )


def _task(section: int, number: int) -> Task:
    work, place = _WORKS[number % 8], _PLACES[(section + number) % 5]
    heading = Heading(f"{place}{work}第{section}之{number + 1}项", HeadingForm.RUN_IN, "。")
    responsible = (
        lead(_UNITS[number % 4], _UNITS[(number + 1) % 4]) if number % 2 else units(_UNITS[number % 4])
    )
    text = f"按第{section}号清单逐条办理，编号{section:02d}{number:02d}。"
    return Task(heading=heading, text=text, assignments=(responsible, by_month(number % 12 + 1)))


def _long_task(section: int, number: int) -> Task:
    item = _task(section, number)
    children = tuple(
        SubItem(heading=Heading(f"第{each}步", HeadingForm.RUN_IN, "。"), text=_prose(section + number))
        for each in range(1, 3)
    )
    return attrs.evolve(item, text=item.text + _prose(number), children=children)


def _prose(seed: int) -> str:
    first, second = _WORKS[seed % 8], _WORKS[(seed + 3) % 8]
    return (
        f"值班人员先{first}，再{second}，遇到雨情、火情、险情随时上报；"
        f"当日事项当日记入第{seed % 31 + 1}页工作簿，次日早会由带班人员逐条对账，未办结的写明原因和时限。"
    )
