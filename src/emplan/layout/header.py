"""The header (版头), GB/T 9704-2012 7.2: everything above the red rule, and the rule."""

from __future__ import annotations

from emplan.layout.blocks import LayoutBlock, ParagraphBlock, Rule, Run, RunPart, SplitLine
from emplan.layout.letter import letter_blocks
from emplan.layout.masthead import fit_masthead
from emplan.layout.runs import GAP, Setter
from emplan.layout.styles import Colour, Role
from emplan.model import Envelope, SecrecyLevel, SecrecyMark, Urgency

_LEVELS = {SecrecyLevel.TOP_SECRET: "绝密", SecrecyLevel.HIGHLY_SECRET: "机密", SecrecyLevel.SECRET: "秘密"}
_URGENCIES = {Urgency.EXTRA_URGENT: "特急", Urgency.URGENT: "加急"}
_SIGNATORY_LABEL = "签发人："
_SIGNATORIES_A_ROW = 2


def header_blocks(envelope: Envelope, setter: Setter) -> tuple[LayoutBlock, ...]:
    """Return the blocks above the title: none of masthead, number and rule without an issuer."""
    corner = _corner(envelope, setter)
    if not envelope.issuers:
        return corner
    if envelope.is_letter:
        # 10.1 lets the first of them stand right below the rule: no line is kept free for another.
        lines = tuple(block for block in corner if isinstance(block, ParagraphBlock))
        return letter_blocks(envelope, lines, _signatories(envelope, (), setter), setter)
    profile = setter.profile
    masthead = fit_masthead(envelope.issuers, profile, len(corner))
    rule = Rule(
        role=Role.HEADER_RULE,
        colour=Colour.RED,
        thickness_pt=profile.header.rule_thickness.pt,
        length_pt=profile.page.type_width_pt,
        gap_above_pt=profile.header.number_to_rule.pt,
    )
    number = _number(envelope, setter)
    gap = setter.blank(Role.DOCUMENT_NUMBER, profile.header.lines_to_number)
    return (*corner, masthead, *gap, *number, rule, *setter.blank(Role.TITLE, profile.header.lines_to_title))


def _corner(envelope: Envelope, setter: Setter) -> tuple[LayoutBlock, ...]:
    """Return copy number, secrecy and urgency, a line each, at the upper left (7.2.1–7.2.3)."""
    blocks: list[LayoutBlock] = []
    if envelope.copy_number:
        blocks.append(setter.paragraph(Role.COPY_NUMBER, envelope.copy_number, "envelope.copy_number"))
    if envelope.secrecy:
        if not blocks:
            # 7.2.2 puts it on the second line.
            blocks.extend(setter.blank(Role.SECRECY))
        blocks.append(setter.paragraph(Role.SECRECY, _secrecy_text(envelope.secrecy), "envelope.secrecy"))
    if envelope.urgency:
        blocks.append(setter.paragraph(Role.URGENCY, _URGENCIES[envelope.urgency], "envelope.urgency"))
    return tuple(blocks)


def _secrecy_text(mark: SecrecyMark) -> str:
    level = _LEVELS[mark.level]
    return f"{level}★{mark.term}" if mark.term else GAP.join(level)


def _number(envelope: Envelope, setter: Setter) -> tuple[LayoutBlock, ...]:
    """Return the document number (7.2.5), beside the last signatories (7.2.6) where there are any."""
    number = str(envelope.document_number) if envelope.document_number else ""
    path = "envelope.document_number"
    if not envelope.signatories:
        return (setter.paragraph(Role.DOCUMENT_NUMBER, number, path),) if number else ()
    left = (setter.run(Role.DOCUMENT_NUMBER, number, path),) if number else ()
    return _signatories(envelope, left, setter)


def _signatories(envelope: Envelope, left: tuple[Run, ...], setter: Setter) -> tuple[SplitLine, ...]:
    """Return the rows of signatories (7.2.6), ``left`` beside the last one."""
    if not envelope.signatories:
        return ()
    rows = _signatory_rows(envelope.signatories, setter)
    style = setter.style(Role.SIGNATORIES)
    return tuple(
        SplitLine(
            role=Role.SIGNATORIES,
            style=style,
            left=left if index == len(rows) else (),
            right=row,
            path="envelope.signatories",
        )
        for index, row in enumerate(rows, start=1)
    )


def _signatory_rows(names: tuple[str, ...], setter: Setter) -> list[tuple[Run, ...]]:
    """Return rows of names, two a row, of one width so that the first of each stand under each other."""
    widest = max(map(len, names))
    name_face = setter.style(Role.CAPTION).face
    rows = []
    for start in range(0, len(names), _SIGNATORIES_A_ROW):
        label = _SIGNATORY_LABEL if start == 0 else GAP * len(_SIGNATORY_LABEL)
        runs = [setter.run(Role.SIGNATORIES, label, part=RunPart.LABEL)]
        row = names[start : start + _SIGNATORIES_A_ROW]
        for index, name in enumerate(row, start):
            last_of_row = index == start + len(row) - 1
            alone = len(names) == 1
            text = name if alone else spread(name, widest) + ("" if last_of_row else GAP)
            runs.append(Run(text=text, face=name_face, path=f"envelope.signatories[{index}]"))
        if start and len(row) < _SIGNATORIES_A_ROW:
            runs.append(setter.run(Role.SIGNATORIES, GAP * (widest + 1)))
        rows.append(tuple(runs))
    return rows


def spread(text: str, width: int) -> str:
    """Return a short text padded to a width in cells, the room between its characters first: 吴　坚."""
    missing, gaps = width - len(text), len(text) - 1
    if missing <= 0:
        return text
    if gaps < 1:
        return text + GAP * missing
    between, behind = divmod(missing, gaps)
    return (GAP * between).join(text) + GAP * behind
