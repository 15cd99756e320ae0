"""Labels out of step: ?。ㄒ唬 is what is left of 　（一） where a converter lost a byte of GB text."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from emplan.chinese.labels import LabelForm, match_label
from emplan.chinese.numerals import to_chinese
from emplan.chinese.patterns import Pattern
from emplan.chinese.repairs import RepairRule, repair
from emplan.chinese.spans import Edit

_LAST = 30
_LAST_OF_ONE_NUMERAL = 9
_BEGINNING = Pattern(r"[ \t\u3000\u00a0]*[?？\ufffd][。！]")
# The second half of ） with the first byte of the next character.
_BRACKET_LEAD = 0xA9
_FIRST_LETTER_TRAIL = 0x40


@cache
def _left_of_labels() -> dict[str, tuple[int, ...]]:
    """What is left of each （N） behind its first byte: pairs of bytes that are no character are gone."""
    left: defaultdict[str, list[int]] = defaultdict(list)
    for ordinal in range(1, _LAST + 1):
        shifted = b"\xa8" + to_chinese(ordinal).encode("gbk") + b"\xa3"
        pairs = (shifted[place : place + 2] for place in range(0, len(shifted), 2))
        left["".join(pair.decode("gbk", errors="ignore") for pair in pairs)].append(ordinal)
    return {text: tuple(ordinals) for text, ordinals in left.items() if text}


def shifted_labels(text: str) -> tuple[Edit, ...]:
    """Offer the labels of the second level that stand out of step at the start of a line.

    What is left of 十, 十二 and some others looks alike: the one that counts on is meant. The character
    behind the label is given back where its second byte is still there, and marked as lost otherwise.
    """
    if not any(mark in text for mark in "?？\ufffd"):
        return ()
    edits: list[Edit] = []
    last = 0
    start = 0
    for line in text.splitlines(keepends=True):
        label = match_label(line)
        if label is not None and label.form is LabelForm.CHINESE_BRACKETED:
            last = label.ordinal
        elif label is not None and label.form is LabelForm.CHINESE_COMMA:
            last = 0
        elif (found := _label(line, last)) is not None:
            edit, last = found
            edits.append(
                repair(
                    text,
                    start + edit.span.start,
                    start + edit.span.end,
                    edit.after,
                    RepairRule.LOST_CHARACTER,
                )
            )
        start += len(line)
    return tuple(edits)


def _label(line: str, last: int) -> tuple[Edit, int] | None:
    """The label that a line begins with out of step, given the last one, and its number."""
    begun = _BEGINNING.match(line)
    if begun is None:
        return None
    rest = line[begun.end() :]
    for left, ordinals in sorted(_left_of_labels().items(), key=lambda one: -len(one[0])):
        if not rest.startswith(left):
            continue
        ordinal = last + 1 if last + 1 in ordinals else ordinals[0]
        if ordinal != last + 1 and len(ordinals) > 1 and ordinal > _LAST_OF_ONE_NUMERAL:
            return None
        behind = begun.end() + len(left)
        character, width = _character_behind(line[behind:])
        span_start = begun.end() - 2
        after = f"（{to_chinese(ordinal)}）{character}"
        return repair(line, span_start, behind + width, after, RepairRule.LOST_CHARACTER), ordinal
    return None


def _character_behind(rest: str) -> tuple[str, int]:
    """The character behind a label, as far as its bytes are there, and how much of the text was its own."""
    pair = rest[:1].encode("gbk", errors="ignore")
    if len(pair) != 2 or pair[0] != _BRACKET_LEAD:
        # Its first byte made no character with the bracket: both are gone, and a mark may stand for them.
        return "\ufffd", 1 if rest[:1] in ("?", "？", "\ufffd") else 0
    trail = rest[1:2].encode("ascii", errors="ignore")
    if len(trail) == 1 and trail[0] >= _FIRST_LETTER_TRAIL:
        whole = bytes((pair[1], trail[0])).decode("gbk", errors="ignore")
        if whole:
            return whole, 2
    return "\ufffd", 1
