"""The items of the work list: every task, rows of task tables too, and what else has units or a deadline."""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from emplan.model import (
    AnnualPlan,
    Block,
    Deadline,
    LabelledParagraph,
    NumberedNode,
    Paragraph,
    Place,
    Responsibility,
    Roster,
    Section,
    Table,
    Task,
    task_rows,
    work_places,
)


@frozen(kw_only=True)
class WorkItem:
    """One thing to be done.

    Attributes:
        clause: Where the plan says so, by its labels: 四、（二）3.
        chapter: The nearest section above it, label and heading; empty where it stands under none.
        task: What it is called by: its heading, for a sub-item that of its task.
        content: What follows, line by line, with all that stands under it and is no item of its own.
        responsibilities: Its responsible units, printed or noted in its prose.
        deadlines: The deadlines printed with it, else those noted in its prose.
    """

    clause: str
    chapter: str
    task: str
    content: str
    responsibilities: tuple[Responsibility, ...]
    deadlines: tuple[Deadline, ...]


def work_items(plan: AnnualPlan) -> tuple[WorkItem, ...]:
    """The items in document order.

    A task that has only a heading over sub-items with units of their own is shown by these and is no item.
    """
    found = tuple(work_places(plan))
    own = {place.path for place in found if _is_item(place.block)}
    spread = {place.path for place in found if _only_heads(place.block)}
    items: list[WorkItem] = []
    home: dict[str, int] = {}
    for place in found:
        if place.path in own and place.path not in spread:
            home[place.path] = len(items)
            items.append(_item(place))
        elif (index := _holder(place, home, own)) is not None:
            lines = [items[index].content, *_lines(place)]
            items[index] = evolve(items[index], content="\n".join(filter(None, lines)))
    return tuple(items)


def _assigned(block: Block) -> bool:
    return isinstance(block, NumberedNode | Paragraph | LabelledParagraph) and bool(block.assignments)


def _is_item(block: Block) -> bool:
    return isinstance(block, Task) or _assigned(block)


def _only_heads(block: Block) -> bool:
    """Whether a task is nothing but a heading over items."""
    if not isinstance(block, Task) or block.assignments or block.text:
        return False
    return bool(block.children) and all(_is_item(child) or _lists_tasks(child) for child in block.children)


def _lists_tasks(block: Block) -> bool:
    return isinstance(block, Table) and any(True for _ in task_rows(block, None))


def _holder(place: Place, home: dict[str, int], own: set[str]) -> int | None:
    """The item to whose content a block that is none belongs: the one above it, sections apart."""
    if place.path in own or isinstance(place.block, Section):
        return None
    for node in reversed(place.above):
        if node.path in home:
            return home[node.path]
        if isinstance(node.node, Section):
            return None
    return None


def _item(place: Place) -> WorkItem:
    block = place.block
    assert isinstance(block, NumberedNode | Paragraph | LabelledParagraph)
    printed = tuple(deadline for deadline in block.deadlines if not deadline.is_noted)
    return WorkItem(
        clause=place.clause,
        chapter=_chapter(place),
        task=_called(place),
        content=_content(place),
        responsibilities=block.responsibilities,
        deadlines=printed or block.deadlines,
    )


def _chapter(place: Place) -> str:
    sections = [node for node in place.above if isinstance(node.node, Section)]
    if not sections:
        return place.part
    label = sections[-1].label or ("：" if place.part else "")
    return place.part + label + sections[-1].node.heading.text


def _called(place: Place) -> str:
    block = place.block
    tasks = [node.node for node in place.above if isinstance(node.node, Task)]
    if tasks:
        return tasks[-1].heading.text
    if isinstance(block, NumberedNode):
        return block.heading.text
    if isinstance(block, LabelledParagraph):
        return block.label
    return place.above[-1].node.heading.text if place.above else ""


def _content(place: Place) -> str:
    block = place.block
    under_task = any(isinstance(node.node, Task) for node in place.above)
    if isinstance(block, NumberedNode) and not under_task:
        return block.text
    if isinstance(block, LabelledParagraph):
        return block.text
    return "\n".join(_lines(place))


def _lines(place: Place) -> Sequence[str]:
    block = place.block
    if isinstance(block, NumberedNode):
        return (place.label + block.paragraph_text,)
    if isinstance(block, Paragraph | LabelledParagraph):
        return (block.paragraph_text,)
    return tuple(_roster_lines(block) if isinstance(block, Roster) else _table_lines(block))


def _roster_lines(roster: Roster) -> Iterator[str]:
    for group in roster.groups:
        members = (member.name + (f"（{member.post}）" if member.post else "") for member in group.members)
        yield f"{group.role}：{'、'.join(members)}"


def _table_lines(table: Table) -> Iterator[str]:
    if table.caption:
        yield table.caption
    yield from ("　".join(row) for row in table.rows)
