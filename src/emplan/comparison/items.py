"""The items of a plan: every block with its place, its label and the section that holds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from emplan.model import (
    AnnualPlan,
    Attachment,
    Block,
    Deadline,
    HeadingForm,
    LabelledParagraph,
    NumberedNode,
    NumberingScheme,
    Paragraph,
    Phase,
    Responsibility,
    Roster,
    Section,
    SubItem,
    Table,
    Task,
    TaskRow,
    numbered,
    task_rows,
)

KINDS: dict[type[Block], str] = {
    Section: "section",
    Task: "task",
    SubItem: "sub_item",
    Phase: "phase",
    Paragraph: "paragraph",
    LabelledParagraph: "labelled_paragraph",
    Roster: "roster",
    Table: "table",
}
"""The kinds of items, by the words that records use."""

_NAME_LENGTH = 20


@frozen(kw_only=True)
class Item:
    """One block of a plan and where it stands.

    ``path`` leads to it (``outline[3].children[1]``), ``label`` is its number as printed, "" without one;
    ``section`` is the label and heading of the section that holds it, or the title of the attachment; "" at
    the top.
    """

    node: Block
    path: str
    label: str
    section: str

    @property
    def kind(self) -> str:
        """What it is: ``section``, ``task``, ``paragraph`` …, as in records."""
        return KINDS[type(self.node)]

    @property
    def name(self) -> str:
        """What to call it by: its heading, its first words, the caption of a table."""
        node = self.node
        if isinstance(node, NumberedNode):
            return node.heading.text
        if isinstance(node, LabelledParagraph):
            return node.label
        text = self.text
        return text if len(text) <= _NAME_LENGTH else f"{text[: _NAME_LENGTH - 1]}…"

    @property
    def text(self) -> str:
        """Its text without label, units and deadline; members or cells in one line for a roster or table."""
        node = self.node
        if isinstance(node, Roster):
            return _roster_text(node)
        if isinstance(node, Table):
            return _table_text(node)
        return node.paragraph_text

    @property
    def assignments(self) -> tuple[Responsibility | Deadline, ...]:
        """Its units and deadlines, printed and noted."""
        node = self.node
        return () if isinstance(node, Roster | Table) else node.assignments


def is_heading(node: Block) -> bool:
    """Whether it is a section that gathers others rather than a numbered sentence of its own."""
    return isinstance(node, Section) and (
        bool(node.children) or (node.heading.form is HeadingForm.STANDALONE and not node.text)
    )


def _roster_text(roster: Roster) -> str:
    return "；".join(
        f"{group.role}："
        + "、".join(f"{each.name}（{each.post}）" if each.post else each.name for each in group.members)
        for group in roster.groups
    )


def _table_text(table: Table) -> str:
    """The caption and the cells; rows that are tasks are items of their own, but for what else they hold."""
    told = {row.row: row.columns for row in task_rows(table, None)}
    lines = (
        "，".join(cell for column, cell in enumerate(row) if cell and column not in told.get(index, ()))
        for index, row in enumerate(table.rows)
    )
    rows = "；".join(filter(None, lines))
    return f"{table.caption}：{rows}" if table.caption else rows or "表格"


@frozen(kw_only=True)
class Inventory:
    """All items of a plan in document order; ``parents`` are indexes of items, or areas below zero.

    An area is a text of its own: -1 the plan, -2 its covering notice, -3 and below its attachments.
    """

    items: tuple[Item, ...]
    parents: tuple[int, ...]
    children: dict[int, list[int]] = field(eq=False, repr=False)

    @classmethod
    def of(cls, plan: AnnualPlan) -> Inventory:
        """Take stock of a plan."""
        placed: list[tuple[Item, int]] = []
        if plan.notice:
            placed += _area(plan, plan.notice.body, "notice.body", plan.notice.numbering, NOTICE, 0)
        for name in ("preamble", "outline", "closing"):
            placed += _area(plan, getattr(plan, name), name, plan.numbering, PLAN, len(placed))
        for number, attachment in enumerate(plan.attachments):
            area, path = FIRST_ATTACHMENT - number, f"attachments[{number}].content"
            title = f"附件：{attachment.title.text}"
            content = _content(attachment)
            placed += _area(plan, content, path, attachment.numbering, area, len(placed), title)
        children: dict[int, list[int]] = {}
        for index, (_, parent) in enumerate(placed):
            children.setdefault(parent, []).append(index)
        return cls(
            items=tuple(item for item, _ in placed),
            parents=tuple(parent for _, parent in placed),
            children=children,
        )

    def under(self, index: int) -> Iterator[int]:
        """Everything under an item or area, in document order."""
        for child in self.children.get(index, ()):
            yield child
            yield from self.under(child)


PLAN, NOTICE, FIRST_ATTACHMENT = -1, -2, -3


def _content(attachment: Attachment) -> tuple[Block, ...]:
    return attachment.content or ()


def _area(
    plan: AnnualPlan,
    blocks: tuple[Block, ...],
    path: str,
    scheme: NumberingScheme,
    area: int,
    offset: int,
    section: str = "",
) -> list[tuple[Item, int]]:
    labels = {node.path: node.label for node in numbered(blocks, scheme, path)}
    placed: list[tuple[Item, int]] = []
    _place(blocks, path, labels, area, section, offset, placed, plan.year)
    return placed


def _place(
    blocks: Iterable[Block],
    path: str,
    labels: dict[str, str],
    parent: int,
    section: str,
    offset: int,
    placed: list[tuple[Item, int]],
    year: int | None,
) -> None:
    for position, block in enumerate(blocks):
        here = f"{path}[{position}]"
        label = labels.get(here, "")
        index = offset + len(placed)
        placed.append((Item(node=block, path=here, label=label, section=section), parent))
        if isinstance(block, NumberedNode):
            inner = f"{label}{block.heading.text}"
            _place(block.children, f"{here}.children", labels, index, inner, offset, placed, year)
        elif isinstance(block, Table):
            placed += ((_row(row, here, section), index) for row in task_rows(block, year))


def _row(row: TaskRow, path: str, section: str) -> Item:
    section = row.groups[-1] if row.groups else section
    return Item(node=row.task, path=f"{path}.rows[{row.row}]", label=row.number, section=section)
