"""Replacing words in a plan, everywhere or in one block, with every noted thing kept in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from attrs import evolve, frozen

from emplan.builder.revision.editing import edited, pieces
from emplan.chinese.spans import Edit, Span, apply_edits
from emplan.model import AnnualPlan, Block, NumberedNode, Roster, Table, Title

Finder = Callable[[str], tuple[Span, ...]]
"""Where in a text the words stand that are to be replaced."""


@frozen
class Replacement:
    """Words that take the place of others wherever the finder finds them."""

    find: Finder
    new: str

    def edits(self, text: str, offset: int = 0) -> tuple[Edit, ...]:
        """The replacement as edits of a longer text in which this one starts at the offset."""
        return tuple(
            Edit(
                span=span.shifted(offset),
                before=span.of(text),
                after=self.new,
                rule="replace",
                reason="other words",
            )
            for span in self.find(text)
        )

    def within(self, text: str) -> str:
        """The text with the new words."""
        return apply_edits(text, self.edits(text))[0]

    def optional(self, text: str | None) -> str | None:
        """The same for a text that may be missing."""
        return None if text is None else self.within(text)

    def each(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """The same for several texts."""
        return tuple(self.within(text) for text in texts)


def words_of(old: str) -> Finder:
    """Find these words wherever they stand."""

    def find(text: str) -> tuple[Span, ...]:
        return tuple(Span(*found.span()) for found in re.finditer(re.escape(old), text))

    return find


def name_of(old: str, names: Iterable[str]) -> Finder:
    """Find a name wherever it stands, but not as a part of one of the longer names that are known."""
    longer = tuple(name for name in names if old in name and name != old)

    def find(text: str) -> tuple[Span, ...]:
        taken = [span for name in longer for span in words_of(name)(text)]
        return tuple(span for span in words_of(old)(text) if not any(span.overlaps(other) for other in taken))

    return find


def replace_in_plan(plan: AnnualPlan, words: Replacement) -> AnnualPlan:
    """Replace words in every text of the plan, the names in its envelope included.

    Raises:
        InvalidValueError: The words are part of a deadline, a phase's period or a validity, whose meaning a
            replacement of words would not change.
    """
    envelope = plan.envelope
    notice = plan.notice
    return evolve(
        plan,
        title=replace_in_title(plan.title, words),
        caption=words.optional(plan.caption),
        notice=notice
        and evolve(
            notice, title=replace_in_title(notice.title, words), body=replace_in_blocks(notice.body, words)
        ),
        preamble=replace_in_blocks(plan.preamble, words),
        outline=replace_in_blocks(plan.outline, words),
        closing=replace_in_blocks(plan.closing, words),
        attachments=tuple(
            evolve(
                attachment,
                title=replace_in_title(attachment.title, words),
                content=None if attachment.content is None else replace_in_blocks(attachment.content, words),
            )
            for attachment in plan.attachments
        ),
        envelope=evolve(
            envelope,
            issuers=tuple(
                evolve(
                    issuer,
                    name=words.within(issuer.name),
                    masthead_name=words.optional(issuer.masthead_name),
                )
                for issuer in envelope.issuers
            ),
            signatories=words.each(envelope.signatories),
            addressees=words.each(envelope.addressees),
            signature=words.each(envelope.signature),
            closing_note=words.optional(envelope.closing_note),
            copied_to=words.each(envelope.copied_to),
            printing_office=words.optional(envelope.printing_office),
        ),
    )


def replace_in_title(title: Title, words: Replacement) -> Title:
    """Replace words in a title; lines that the author fixed stay unless a word ran over two of them."""
    text = words.within(title.text)
    lines = words.each(title.fixed_lines)
    same = "".join("".join(lines).split()) == "".join(text.split())
    return Title(text, fixed_lines=lines if same else ())


def replace_in_blocks(blocks: tuple[Block, ...], words: Replacement) -> tuple[Block, ...]:
    """Replace words in blocks and everything under them."""
    return tuple(replace_in_block(block, words) for block in blocks)


def replace_in_block(block: Block, words: Replacement) -> Block:
    """Replace words in one block and everything under it."""
    if isinstance(block, Roster):
        return _roster(block, words)
    if isinstance(block, Table):
        rows = tuple(words.each(row) for row in block.rows)
        return evolve(block, rows=rows, caption=words.within(block.caption))
    edits = tuple(edit for start, text in pieces(block) for edit in words.edits(text, start))
    made = edited(block, edits, words.within)
    if isinstance(made, NumberedNode):
        return evolve(made, children=replace_in_blocks(made.children, words))
    return made


def _roster(roster: Roster, words: Replacement) -> Roster:
    groups = tuple(
        evolve(
            group,
            role=words.within(group.role),
            members=tuple(
                evolve(member, name=words.within(member.name), post=words.within(member.post))
                for member in group.members
            ),
        )
        for group in roster.groups
    )
    return evolve(roster, groups=groups)
