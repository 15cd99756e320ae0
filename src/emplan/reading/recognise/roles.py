"""What a section is for, as its heading says."""

from __future__ import annotations

import re
from functools import lru_cache

from emplan.model import SectionRole
from emplan.terms import SECTION_HEADINGS

_BY_HEADING = {
    heading: SectionRole(role) for role, headings in SECTION_HEADINGS.items() for heading in headings
} | {
    "组织实施": SectionRole.SUPPORTING_MEASURES,
    "组织领导和保障措施": SectionRole.LEADERSHIP,
    "总则": SectionRole.GENERAL_REQUIREMENTS,
    "附则": SectionRole.WORK_REQUIREMENTS,
    "时间步骤": SectionRole.SCHEDULE,
    "整治步骤": SectionRole.SCHEDULE,
    "活动步骤": SectionRole.SCHEDULE,
    "推进步骤": SectionRole.SCHEDULE,
    "步骤方法": SectionRole.SCHEDULE,
    "方法和步骤": SectionRole.SCHEDULE,
}
# 行动目标, 整治步骤, 检查内容: what kind of work it is does not matter.
_OF_WORK = re.compile(
    "(?:行动|活动|整治|演练|检查|排查|治理|创建|攻坚|督查|防治|防控)"
    "(?:(?P<objectives>目标)|(?P<schedule>步骤|时间|阶段|时间安排|步骤安排)|(?P<work_requirements>要求)"
    "|(?P<basic_principles>原则)|(?P<key_tasks>内容|任务|重点|措施|重点任务|主要任务))"
)
# 整治时间和步骤, 实施阶段及进度: all its words are of time.
_SCHEDULE = re.compile(
    "(?:组织|工作|活动|实施|推进|专项|整治|行动|排查|治理|创建|演练|检查|总体|方法)*(?:时间|步骤|阶段|进度|时序)"
    "(?:[和与及、]?(?:工作|活动|实施|推进|方法)?(?:时间|步骤|阶段|进度|节点|时序|安排|方法|划分|要求|表))*"
)
_LEADING = re.compile(
    "^(?:明确|进一步明确|主要|总体|基本|加强|切实加强|强化|落实|严格落实|健全|完善|全面|相关|有关|具体|工作)"
)
_JOINTS = re.compile("[和与及、，]|以及")

NOT_FOR_TASKS = frozenset(
    {
        SectionRole.GENERAL_REQUIREMENTS,
        SectionRole.GUIDING_IDEOLOGY,
        SectionRole.BASIC_PRINCIPLES,
        SectionRole.OBJECTIVES,
        SectionRole.LEADERSHIP,
        SectionRole.SCHEDULE,
        SectionRole.SUPPORTING_MEASURES,
        SectionRole.WORK_REQUIREMENTS,
        SectionRole.SUPERVISION_AND_ASSESSMENT,
    }
)
"""Numbered items under these are sections, not tasks."""


@lru_cache(maxsize=1024)
def role_of(heading: str) -> SectionRole | None:
    """Return the role that a heading states, or None.

    What stands behind a colon or in brackets is passed over; of two roles joined by 和 the first counts.
    """
    bare = re.sub("（[^（）]*）$", "", "".join(heading.split()))
    bare = re.split("[：:。]", bare)[0]
    if len(bare) > 16:
        return None
    if bare in _BY_HEADING:
        return _BY_HEADING[bare]
    of_work = _OF_WORK.fullmatch(bare)
    if of_work is not None and of_work.lastgroup is not None:
        return SectionRole(of_work.lastgroup)
    parts = [part for part in _JOINTS.split(bare) if part]
    roles = [_BY_HEADING.get(part) or _BY_HEADING.get(_LEADING.sub("", part)) for part in parts]
    if roles and all(role is not None for role in roles):
        return roles[0]
    return SectionRole.SCHEDULE if _SCHEDULE.fullmatch(bare) else None
