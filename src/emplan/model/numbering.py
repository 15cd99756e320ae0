"""Numbering: which label form each level of an outline has, and the labels that follow from it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from emplan.chinese.labels import LabelForm, format_label
from emplan.model import validation as check
from emplan.model.outline import Block, NumberedNode


@frozen
class LevelNumbering:
    """The numbering of one level: its form, and whether it runs on under the next parent."""

    form: LabelForm = field(validator=check.one_of(LabelForm))
    continues: bool = field(default=False, validator=check.one_of(bool))


NumberingScheme = tuple[LevelNumbering, ...]
"""One entry a level, from the top. A level may be skipped: 一、 then 1. is legal."""

OFFICIAL_NUMBERING: NumberingScheme = (
    LevelNumbering(LabelForm.CHINESE_COMMA),
    LevelNumbering(LabelForm.CHINESE_BRACKETED),
    LevelNumbering(LabelForm.ARABIC_DOT),
    LevelNumbering(LabelForm.ARABIC_BRACKETED),
)
"""一、（一） 1.（1）, restarting under each parent, GB/T 9704-2012 7.3.3."""


@frozen(kw_only=True)
class Numbered:
    """A numbered node with where it stands: path, depth from 1, label as printed."""

    node: NumberedNode
    path: str
    level: int
    label: str
    ancestors: tuple[str, ...]
    """The labels of the nodes above it."""


def numbered(blocks: tuple[Block, ...], scheme: NumberingScheme, root: str = "outline") -> Iterator[Numbered]:
    """Yield every numbered node of an outline with its label, in document order."""
    yield from _number(blocks, scheme, root, {}, ())


def _number(
    blocks: tuple[Block, ...],
    scheme: NumberingScheme,
    path: str,
    counters: dict[int, int],
    above: tuple[str, ...],
) -> Iterator[Numbered]:
    level = len(above) + 1
    own = _level(scheme, level)
    if not own.continues:
        counters[level] = 0
    for index, block in enumerate(blocks):
        if not isinstance(block, NumberedNode):
            continue
        label = block.printed_label
        if label != "":
            counters[level] = counters.get(level, 0) + 1
        if label is None:
            label = format_label(own.form, counters[level], _parts(scheme, counters, level))
        here = f"{path}[{index}]"
        yield Numbered(node=block, path=here, level=level, label=label, ancestors=above)
        yield from _number(block.children, scheme, f"{here}.children", counters, (*above, label))


def _level(scheme: NumberingScheme, level: int) -> LevelNumbering:
    """Return the numbering of a level; levels below the last one of the scheme look like it."""
    return scheme[min(level, len(scheme)) - 1] if scheme else LevelNumbering(LabelForm.CHINESE_COMMA)


def _parts(scheme: NumberingScheme, counters: dict[int, int], level: int) -> tuple[int, ...]:
    """Return the numbers of a decimal label: 1.2 under 1. or 一、, 1.2.1 under 1.2."""
    first = level
    while first > 1 and _level(scheme, first).form is LabelForm.DECIMAL:
        first -= 1
    numbers = (counters.get(upper, 0) for upper in range(first, level + 1))
    return tuple(number for number in numbers if number)
