"""Changes of words: in one item or in the whole plan, and of a unit's name wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from attrs import evolve

from emplan.builder.revision.addresses import block_at, locate, replaced_at
from emplan.builder.revision.changes import Changes
from emplan.builder.revision.reassigning import textual
from emplan.builder.revision.replacing import (
    Replacement,
    name_of,
    replace_in_block,
    replace_in_plan,
    words_of,
)
from emplan.builder.revision.rewording import reworded
from emplan.errors import InvalidValueError
from emplan.model import (
    AnnualPlan,
    LabelledParagraph,
    NumberedNode,
    Paragraph,
)
from emplan.model.validation import check_text


class WordingChanges(Changes):
    """How the text says it."""

    __slots__ = ()

    def text_replaced(self, old: str, new: str, *, at: str | None = None) -> Self:
        """Replace words everywhere, or in one item and what stands under it.

        Typed values are safe from it: words that belong to a deadline, to the period of a phase or to the
        validity give a fault, since only ``due``, ``rescheduled`` and ``valid_for`` change what they mean.
        """

        def change(plan: AnnualPlan, *_: object) -> AnnualPlan:
            _check_words(old, new)
            words = Replacement(words_of(old), new)
            if at is None:
                return _really(plan, replace_in_plan(plan, words), old)
            address = locate(plan, at)
            changed = replace_in_block(block_at(plan, address), words)
            return _really(plan, replaced_at(plan, address, changed), old)

        return self._changed(change, "text_replaced", str(at or old))

    def unit_renamed(self, old: str, new: str) -> Self:
        """Rename an organ wherever it stands: units, addressees, issuers, copies, rosters and prose.

        Longer names that contain the old one stay as they are.
        """

        def change(plan: AnnualPlan, *_: object) -> AnnualPlan:
            _check_words(old, new)
            words = Replacement(name_of(old, tuple(_known_names(plan))), new)
            return _really(plan, replace_in_plan(plan, words), old)

        return self._changed(change, "unit_renamed", str(old))

    def unit_replaced(self, at: str, old: str, new: str) -> Self:
        """Put another unit in the place of one, printed or noted, in one item."""

        def change(plan: AnnualPlan, *_: object) -> AnnualPlan:
            _check_words(old, new)
            address = locate(plan, at)
            block = textual(block_at(plan, address))
            names = tuple(unit.name for unit in block.units)
            if old not in names:
                raise _missing(old)
            words = Replacement(name_of(old, names), new)
            children = block.children if isinstance(block, NumberedNode) else ()
            changed = replace_in_block(block, words)
            # Only this item, not what stands under it.
            if isinstance(changed, NumberedNode):
                changed = evolve(changed, children=children)
            return replaced_at(plan, address, changed)

        return self._changed(change, "unit_replaced", at)

    def reworded(self, at: str, *, heading: str | None = None, text: str | None = None) -> Self:
        """Give an item another heading or text; what was noted in the old words is gone with them."""

        def change(plan: AnnualPlan, *_: object) -> AnnualPlan:
            address = locate(plan, at)
            return replaced_at(plan, address, reworded(block_at(plan, address), heading, text))

        return self._changed(change, "reworded", at)


def _check_words(old: str, new: str) -> None:
    check_text(Paragraph, "text", old)
    check_text(Paragraph, "text", new, empty=True)


def _really(before: AnnualPlan, after: AnnualPlan, words: str) -> AnnualPlan:
    if before == after:
        raise _missing(words)
    return after


def _missing(words: str) -> InvalidValueError:
    return InvalidValueError(
        f"'{words}' does not stand there, or is the same (文字).",
        f"没有找到“{words}”，或修改前后相同。",
        field="text",
        remedy="Give the words exactly as they stand in the plan.",
        remedy_zh="请按方案原文填写。",
    )


def _known_names(plan: AnnualPlan) -> Iterator[str]:
    envelope = plan.envelope
    yield from (issuer.name for issuer in envelope.issuers)
    yield from (*envelope.addressees, *envelope.copied_to, *envelope.signature)
    for block in plan.blocks():
        if isinstance(block, NumberedNode | Paragraph | LabelledParagraph):
            yield from (unit.name for unit in block.units)
