"""What gets into the calendar: tasks and rows of task tables, phases, what else has units or a deadline."""

from collections.abc import Iterator

from attrs import evolve, frozen

from emplan.model import (
    AnnualPlan,
    Block,
    LabelledParagraph,
    NumberedNode,
    Paragraph,
    Phase,
    Place,
    Roster,
    Section,
    Table,
    Task,
    work_places,
)


@frozen(kw_only=True)
class Entry:
    """One thing that the plan asks for.

    Attributes:
        node: The block that asks for it.
        path: Its path in the plan.
        clause: Where the plan says so, by its labels: 四、（二）3.
        chapter: The heading of the nearest section above it.
        summary: What it is called.
        lines: Its text as printed, with all that stands under it and is no entry of its own.
        headings: The headings by which it is known again: those of the tasks above it, then its own.
        parent: The path of the entry that it is a part of.
        phase: The phase in which it stands, itself if it is one.
    """

    node: NumberedNode | Paragraph | LabelledParagraph
    path: str
    clause: str
    chapter: str
    summary: str
    lines: tuple[str, ...]
    headings: tuple[str, ...]
    parent: str | None
    phase: Phase | None


def entries(plan: AnnualPlan) -> tuple[Entry, ...]:
    """The entries in document order."""
    found: dict[str, Entry] = {}
    for place in work_places(plan):
        block = place.block
        holder = _holder(place, found)
        if isinstance(block, NumberedNode | Paragraph | LabelledParagraph) and _asks(block):
            found[place.path] = _entry(place, block, holder)
        elif holder and not isinstance(block, Section):
            found[holder] = evolve(found[holder], lines=(*found[holder].lines, *_lines(place)))
    return tuple(found.values())


def _holder(place: Place, found: dict[str, Entry]) -> str | None:
    """The path of the entry that a block is a part of; nothing is one across a section."""
    for node in reversed(place.above):
        if node.path in found:
            return node.path
        if isinstance(node.node, Section):
            return None
    return None


def _asks(block: NumberedNode | Paragraph | LabelledParagraph) -> bool:
    return isinstance(block, Task | Phase) or bool(block.assignments)


def _entry(place: Place, node: NumberedNode | Paragraph | LabelledParagraph, parent: str | None) -> Entry:
    sections = [above.node.heading.text for above in place.above if isinstance(above.node, Section)]
    over = [above.node.heading.text for above in place.above if isinstance(above.node, Task | Phase)]
    phases = [above.node for above in place.above if isinstance(above.node, Phase)]
    if isinstance(node, Phase):
        phases.append(node)
    summary = _summary(node)
    return Entry(
        node=node,
        path=place.path,
        clause=place.clause,
        chapter=sections[-1] if sections else "",
        summary=summary,
        lines=tuple(_lines(place)),
        headings=(*over, summary),
        parent=parent,
        phase=phases[-1] if phases else None,
    )


def _summary(node: NumberedNode | Paragraph | LabelledParagraph) -> str:
    if isinstance(node, NumberedNode):
        return node.heading.text
    sentence, stop, _ = node.paragraph_text.partition("。")
    return sentence or stop


def _lines(place: Place) -> Iterator[str]:
    block: Block = place.block
    if isinstance(block, NumberedNode):
        yield place.label + block.paragraph_text
    elif isinstance(block, Paragraph | LabelledParagraph):
        yield block.paragraph_text
    elif isinstance(block, Roster):
        for group in block.groups:
            members = (one.name + (f"（{one.post}）" if one.post else "") for one in group.members)
            yield f"{group.role}：{'、'.join(members)}"
    elif isinstance(block, Table):
        yield from filter(None, (block.caption, *("　".join(row) for row in block.rows)))
