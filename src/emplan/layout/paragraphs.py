"""The main text (正文), GB/T 9704-2012 7.3.3: the outline as paragraphs in the faces of its levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from emplan.chinese.labels import LabelForm, match_label
from emplan.layout.blocks import LayoutBlock, PageBreak, ParagraphBlock, Run, RunPart
from emplan.layout.roster_lines import roster_blocks
from emplan.layout.runs import Setter
from emplan.layout.styles import Role, heading_face, heading_role
from emplan.layout.tables import table_block
from emplan.model import (
    Block,
    HeadingForm,
    LabelledParagraph,
    Numbered,
    NumberingScheme,
    Paragraph,
    Placement,
    Responsibility,
    Roster,
    Table,
    numbered,
)
from emplan.model.assignments import Assignment
from emplan.model.deadlines import BaseDeadline
from emplan.model.outline import NumberedNode


def text_blocks(
    blocks: Sequence[Block], scheme: NumberingScheme, root: str, setter: Setter
) -> tuple[LayoutBlock, ...]:
    """Return the paragraphs of an outline. ``root`` is its path (``outline``, ``notice.body`` …)."""
    items = {item.path: item for item in numbered(tuple(blocks), scheme, root)}
    return tuple(_each(blocks, root, items, setter))


def _each(
    blocks: Sequence[Block], root: str, items: dict[str, Numbered], setter: Setter
) -> Iterator[LayoutBlock]:
    for index, block in enumerate(blocks):
        path = f"{root}[{index}]"
        if isinstance(block, NumberedNode):
            yield from _item(block, items[path], setter)
            yield from _each(block.children, f"{path}.children", items, setter)
        elif isinstance(block, Paragraph | LabelledParagraph):
            yield from _plain(block, path, setter)
        elif isinstance(block, Roster):
            yield from roster_blocks(block, path, setter)
        elif isinstance(block, Table):
            yield from _table(block, path, setter)


def _table(table: Table, path: str, setter: Setter) -> Iterator[LayoutBlock]:
    block = table_block(table, path, setter)
    if not table.landscape:
        yield block
        return
    yield PageBreak(role=Role.TABLE)
    yield block
    yield PageBreak(role=Role.BODY)


def _item(node: NumberedNode, item: Numbered, setter: Setter) -> Iterator[ParagraphBlock]:
    form = node.heading.form
    label_form = _form_of(item.label)
    is_heading = form in (HeadingForm.STANDALONE, HeadingForm.RUN_IN)
    role = heading_role(item.level) if is_heading else Role.ITEM
    face = heading_face(label_form, item.level)
    body = setter.style(Role.BODY).face
    runs = []
    if item.label:
        # A space parts 第一条, 第一部分 and 1.1 from what follows; the other labels bring their own mark.
        parted = label_form in _LABELS_WITH_GAP or item.label.startswith("第")
        gap = "\u3000" if parted else ""
        runs.append(Run(text=item.label + gap, face=face, part=RunPart.LABEL, path=item.path))
    heading_text = node.heading.printed
    runs.append(
        Run(
            text=heading_text,
            face=face if is_heading else body,
            part=RunPart.HEADING,
            path=f"{item.path}.heading.text",
        )
    )
    if node.text:
        runs.append(Run(text=node.text, face=body, path=f"{item.path}.text"))
    tail = _tail(node.assignments, item.path, setter)
    stands_alone = is_heading and not node.text and not tail
    looks: dict[str, Any] = {}
    if is_heading:
        # Where most of the paragraph is text, only its heading run takes the heading's face.
        looks = {
            "face": face if stands_alone else body,
            "outline_level": min(item.level, 9),
            "keep_with_next": stands_alone,
        }
    yield ParagraphBlock(
        role=role,
        style=setter.style(role, **looks),
        runs=(*runs, *tail),
        path=item.path,
        level=item.level,
        label_form=label_form,
        form=form,
    )
    yield from _own_lines(node.assignments, item.path, setter)


@lru_cache(maxsize=1024)
def _form_of(label: str) -> LabelForm | None:
    found = match_label(label) if label else None
    return found.form if found else None


_LABELS_WITH_GAP = frozenset({LabelForm.ARTICLE, LabelForm.CHAPTER, LabelForm.DECIMAL})


def _plain(block: Paragraph | LabelledParagraph, path: str, setter: Setter) -> Iterator[ParagraphBlock]:
    runs = []
    if isinstance(block, LabelledParagraph):
        runs.append(setter.run(Role.BODY, f"{block.label}：", f"{path}.label", part=RunPart.LABEL))
    runs.append(setter.run(Role.BODY, block.text, f"{path}.text"))
    runs.extend(_tail(block.assignments, path, setter))
    yield ParagraphBlock(role=Role.BODY, style=setter.style(Role.BODY), runs=tuple(runs), path=path)
    yield from _own_lines(block.assignments, path, setter)


def _printed(assignment: Assignment) -> str:
    if isinstance(assignment, Responsibility | BaseDeadline):
        return assignment.printed
    return ""


def _groups(
    assignments: Sequence[Assignment], placement: Placement
) -> Iterator[list[tuple[int, Assignment]]]:
    """Yield the assignments that share a bracket or line.

    One with a closing mark is the last of its group, and one without a joint begins another.
    """
    group: list[tuple[int, Assignment]] = []
    for index, assignment in enumerate(assignments):
        if assignment.placement is not placement:
            continue
        if group and (group[-1][1].closing_mark or not assignment.joint):
            yield group
            group = []
        group.append((index, assignment))
    if group:
        yield group


def _tail(assignments: Sequence[Assignment], path: str, setter: Setter) -> tuple[Run, ...]:
    """Return the bracketed tails: （责任单位：…；完成时限：…）."""
    runs: list[Run] = []
    for group in _groups(assignments, Placement.TAIL):
        for place, (index, assignment) in enumerate(group, start=1):
            before = "（" if place == 1 else assignment.joint
            behind = "）" + assignment.closing_mark if place == len(group) else ""
            text = before + _printed(assignment) + behind
            where = f"{path}.assignments[{index}]"
            runs.append(setter.run(Role.BODY, text, where, part=RunPart.TAIL))
    return tuple(runs)


def _own_lines(assignments: Sequence[Assignment], path: str, setter: Setter) -> Iterator[ParagraphBlock]:
    """Yield the assignments that have a paragraph of their own."""
    for group in _groups(assignments, Placement.OWN_LINE):
        runs = []
        for place, (index, assignment) in enumerate(group, start=1):
            text = ("" if place == 1 else assignment.joint) + _printed(assignment) + assignment.closing_mark
            where = f"{path}.assignments[{index}]"
            runs.append(setter.run(Role.BODY, text, where, part=RunPart.TAIL))
        yield ParagraphBlock(role=Role.BODY, style=setter.style(Role.BODY), runs=tuple(runs), path=path)
