"""Places: every block of a plan with its path and labels, and paths in the words of a clerk."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from emplan.chinese.patterns import Pattern
from emplan.model.numbering import Numbered, NumberingScheme, numbered
from emplan.model.outline import Block, Heading, Section
from emplan.model.plan import AnnualPlan
from emplan.model.table import Table
from emplan.model.task_tables import TaskRow, task_rows
from emplan.terms import FIELDS

_LAST_STEP = re.compile(r"(\.[^.\[]+|\[\d+\])$")


@frozen(kw_only=True)
class Place:
    """A block of the plan and where it stands.

    Attributes:
        block: The block.
        path: Its path in the plan, ``outline[2].children[0]``.
        part: The part of the document that it is in, empty for the plan's own text: 印发通知, 附件1.
        label: Its label as printed; empty where it has none.
        above: The numbered nodes over it, from the top.
    """

    block: Block
    path: str
    part: str
    label: str
    above: tuple[Numbered, ...]

    @property
    def clause(self) -> str:
        """The chain of labels that leads to it, as offices cite it: 附件1四、（二）3."""
        return self.part + "".join(node.label for node in self.above) + self.label


def places(plan: AnnualPlan) -> Iterator[Place]:
    """Every block in document order: notice, preamble, outline, closing, attachments."""
    for path, part, blocks, scheme in _parts(plan):
        numbers = {item.path: item for item in numbered(blocks, scheme, path)}
        yield from _descend(blocks, path, part, (), numbers)


def work_places(plan: AnnualPlan) -> Iterator[Place]:
    """What `places` yields, with the rows of each task table (责任分工表) as tasks in the table's place.

    A row is called by its number, 附件1第3项; what heads several rows stands above them as a section.
    """
    for place in places(plan):
        rows = tuple(task_rows(place.block, plan.year)) if isinstance(place.block, Table) else ()
        if not rows:
            yield place
        for row in rows:
            above = place.above
            for group in row.groups:
                above = (*above, _group(group, place.path, above))
            yield Place(
                block=row.task,
                path=f"{place.path}.rows[{row.row}]",
                part=place.part,
                label=_row_name(row),
                above=above,
            )


def _group(name: str, path: str, above: tuple[Numbered, ...]) -> Numbered:
    return Numbered(
        node=Section(heading=Heading(name), printed_label=""),
        path=path,
        level=len(above) + 1,
        label="",
        ancestors=tuple(one.label for one in above),
    )


def _row_name(row: TaskRow) -> str:
    if _COUNTED.fullmatch(row.number):
        return f"第{row.number}项"
    return row.number or f"第{row.row + 1}行"


_COUNTED = Pattern(r"[\d.\-—－]+|[一二三四五六七八九十百]+")


def _parts(plan: AnnualPlan) -> Iterator[tuple[str, str, tuple[Block, ...], NumberingScheme]]:
    if plan.notice:
        yield "notice.body", "印发通知", plan.notice.body, plan.notice.numbering
    yield "preamble", "", plan.preamble, plan.numbering
    yield "outline", "", plan.outline, plan.numbering
    yield "closing", "", plan.closing, plan.numbering
    for index, attachment in enumerate(plan.attachments):
        blocks, scheme = attachment.content or (), attachment.numbering
        yield f"attachments[{index}].content", _attachment(plan, index), blocks, scheme


def _attachment(plan: AnnualPlan, index: int) -> str:
    return f"附件{index + 1}" if len(plan.attachments) > 1 else "附件"


def _descend(
    blocks: tuple[Block, ...],
    path: str,
    part: str,
    above: tuple[Numbered, ...],
    numbers: dict[str, Numbered],
) -> Iterator[Place]:
    for index, block in enumerate(blocks):
        here = f"{path}[{index}]"
        own = numbers.get(here)
        yield Place(block=block, path=here, part=part, label=own.label if own else "", above=above)
        if own is not None:
            yield from _descend(own.node.children, f"{here}.children", part, (*above, own), numbers)


def place_name(plan: AnnualPlan, path: str) -> str:
    """Return where a path leads, by labels and Chinese terms: 正文三、（一）, 附件2, 成文日期.

    What has no label is called by the nearest thing above it that has one.
    """
    head, _, rest = path.partition(".")
    name, _, index = head.partition("[")
    if name == "envelope":
        return _term(re.split(r"[.\[]", rest)[0])
    if name == "notice":
        return "通知标题" if rest.startswith("title") else "通知正文"
    clauses = {place.path: place.clause for place in places(plan) if place.label}
    if name == "attachments":
        return _nearest(clauses, path) or _attachment(plan, int(index.rstrip("]")))
    return _term(name) + _nearest(clauses, path)


def _nearest(clauses: dict[str, str], path: str) -> str:
    while path not in clauses:
        shorter = _LAST_STEP.sub("", path)
        if shorter == path:
            return ""
        path = shorter
    return clauses[path]


def _term(name: str) -> str:
    return FIELDS[name].chinese if name in FIELDS else name
