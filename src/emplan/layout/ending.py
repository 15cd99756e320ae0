"""The end of the document: attachment note, signature, note, attachments and colophon (版记)."""

from __future__ import annotations

from collections.abc import Sequence

from emplan.layout.blocks import (
    BottomGroup,
    LayoutBlock,
    PageBreak,
    ParagraphBlock,
    Rule,
    Run,
    RunPart,
    SplitLine,
)
from emplan.layout.paragraphs import text_blocks
from emplan.layout.runs import Setter, date_text
from emplan.layout.segmentation import Segmenter
from emplan.layout.signature import organs_of, signature_group
from emplan.layout.styles import Colour, Role
from emplan.layout.title_lines import title_lines
from emplan.model import Attachment, Envelope, SignatureMode, Title

_NOTE_LABEL = "附件："
_LABEL = "附件"
# 7.3.4, in cells from the left edge: the label, the number of each item (or its name, if it is the only one).
_NOTE_LEFT = 2.0
_ITEM_LEFT = 5.0
_NUMBER_CELLS = 1.0
_LONG_NUMBER_CELLS = 1.5
_COPIED_LABEL = "抄送："
_ADDRESSED_LABEL = "主送："


def attachment_note(attachments: Sequence[Attachment], setter: Setter) -> tuple[LayoutBlock, ...]:
    """Return the attachment note (附件说明), GB/T 9704-2012 7.3.4: names aligned, no marks behind them."""
    if not attachments:
        return ()
    blank = setter.blank(Role.ATTACHMENT_NOTE, setter.profile.text.lines_to_attachment_note)
    several = len(attachments) > 1
    number_cells = 0.0
    if several:
        number_cells = _LONG_NUMBER_CELLS if len(attachments) > 9 else _NUMBER_CELLS
    left = _ITEM_LEFT + number_cells
    role = Role.ATTACHMENT_NOTE
    blocks = []
    for index, attachment in enumerate(attachments):
        path = f"attachments[{index}]"
        label = (_NOTE_LABEL if index == 0 else "") + (f"{index + 1}." if several else "")
        start = _NOTE_LEFT if index == 0 else _ITEM_LEFT
        runs = (
            setter.run(role, label, path, part=RunPart.LABEL, to_indent=True),
            setter.run(role, attachment.title.text, f"{path}.title.text"),
        )
        style = setter.style(role, left_cells=left, first_line_cells=start - left)
        blocks.append(ParagraphBlock(role=role, style=style, runs=runs, path=path))
    return (*blank, *blocks)


def signature_blocks(envelope: Envelope, year: int | None, setter: Setter) -> tuple[LayoutBlock, ...]:
    """Return the signature and the closing note behind it; no signature without a date or printed organ."""
    note: tuple[LayoutBlock, ...] = ()
    if envelope.closing_note:
        bracketed = envelope.closing_note
        if not bracketed.startswith(("（", "(")):
            bracketed = f"（{bracketed}）"
        note = (setter.paragraph(Role.CLOSING_NOTE, bracketed, "envelope.closing_note"),)
    if envelope.issue_date is None and not envelope.signature:
        return note
    date = "" if envelope.issue_date is None else date_text(envelope.issue_date, year)
    group = signature_group(organs_of(envelope), date, envelope.signature_mode, setter)
    text = setter.profile.text
    gap = {
        SignatureMode.UNSEALED: text.lines_to_unsealed_signature,
        SignatureMode.STAMPED: text.lines_to_signature_stamp,
    }.get(envelope.signature_mode, text.lines_to_sealed_signature)
    return (*setter.blank(Role.SIGNATURE, gap), group, *note)


def attachment_pages(
    attachments: Sequence[Attachment], setter: Setter, segmenter: Segmenter
) -> tuple[LayoutBlock, ...]:
    """Return the attachments that have content, each on a new page, GB/T 9704-2012 7.3.7."""
    blocks: list[LayoutBlock] = []
    slot = setter.profile.text.attachment_title_slot.value
    for index, attachment in enumerate(attachments):
        if attachment.content is None:
            continue
        path = f"attachments[{index}]"
        label = f"{_LABEL}{index + 1}" if len(attachments) > 1 else _LABEL
        lines = title_lines(
            attachment.title, cells=setter.profile.text.title_cells.value, segmenter=segmenter
        )
        content = text_blocks(attachment.content, attachment.numbering, f"{path}.content", setter)
        # What a landscape table belongs to stands above it on the turned page.
        turned = len(content) > 1 and isinstance(content[0], PageBreak)
        blocks += (
            PageBreak(role=Role.ATTACHMENT_LABEL, landscape=turned),
            setter.paragraph(Role.ATTACHMENT_LABEL, label, path),
            *setter.blank(Role.ATTACHMENT_TITLE, slot - 2),
            setter.title(Role.ATTACHMENT_TITLE, lines, f"{path}.title.text"),
            *setter.blank(Role.BODY, setter.profile.text.lines_after_title),
            *content[int(turned) :],
        )
    return tuple(blocks)


def colophon(
    envelope: Envelope, year: int | None, setter: Setter, *, with_addressees: bool = False
) -> tuple[BottomGroup, ...]:
    """Return the colophon (版记), GB/T 9704-2012 7.4; nothing if the plan has none of its elements.

    ``with_addressees`` puts the addressees there, as 7.3.2 asks where there are too many for page 1.
    """
    rows: list[ParagraphBlock | SplitLine] = []
    if with_addressees:
        rows.append(_names(_ADDRESSED_LABEL, envelope.addressee_line, "envelope.addressees", setter))
    if envelope.copied_to:
        mark = "，" if any("、" in name for name in envelope.copied_to) else "、"
        names = mark.join(envelope.copied_to).rstrip("。")
        rows.append(_names(_COPIED_LABEL, names, "envelope.copied_to", setter))
    if envelope.is_letter:
        # 10.1: no printing office and date, no rules.
        return (BottomGroup(role=Role.COLOPHON, blocks=tuple(rows)),) if rows else ()
    above = len(rows)
    printed = _printed_by(envelope, year, setter)
    rows += printed
    if not rows:
        return ()
    setup = setter.profile.colophon
    outer = _rule(setup.outer_rule.pt, setter)
    inner = (_rule(setup.inner_rule.pt, setter),) if above and printed else ()
    return (BottomGroup(role=Role.COLOPHON, blocks=(outer, *rows[:above], *inner, *rows[above:], outer)),)


def _names(label: str, names: str, path: str, setter: Setter) -> ParagraphBlock:
    role = Role.COPIED_TO
    runs = (
        setter.run(role, label, part=RunPart.LABEL, to_indent=True),
        setter.run(role, f"{names}。", path),
    )
    return ParagraphBlock(role=role, style=setter.style(role), runs=runs, path=path)


def _printed_by(envelope: Envelope, year: int | None, setter: Setter) -> tuple[SplitLine, ...]:
    """Return the line of printing office and date (7.4.3), or more where they do not fit on one."""
    office, date = envelope.printing_office, envelope.printing_date
    if office is None and date is None:
        return ()
    role = Role.PRINTED_BY

    def part(text: str, path: str) -> tuple[Run, ...]:
        return (setter.run(role, text, path),) if text else ()

    style = setter.style(role)
    path = "envelope.printing_office"
    right = part("" if date is None else f"{date_text(date, year)}印发", "envelope.printing_date")
    cells = setter.profile.page.type_width_pt / style.cell_pt - style.left_cells - style.right_cells
    lines = [(part(office or "", path), right)]
    if office and len(office) + sum(len(run.text) for run in right) > cells:
        names = title_lines(Title(office), cells=int(cells)) if len(office) > cells else (office,)
        lines = [*((part(name, path), ()) for name in names), *([((), right)] if right else [])]
    return tuple(
        SplitLine(role=role, style=style, left=left, right=right, path=path) for left, right in lines
    )


def _rule(thickness: float, setter: Setter) -> Rule:
    return Rule(
        role=Role.COLOPHON,
        colour=Colour.BLACK,
        thickness_pt=thickness,
        length_pt=setter.profile.page.type_width_pt,
    )
