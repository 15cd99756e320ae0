"""What changed in a text, word by word, so that a person can read it: 2026年 to 2027年, not 6 to 7."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from attrs import frozen

from emplan.layout import DEFAULT_SEGMENTER

_SENTENCES: Final = re.compile(r"[^，。；：、！？,.;:\n\t]*[，。；：、！？,.;:\n\t]?")
_CLOSING: Final = frozenset("，。；：、！？）》”’」』】〕\n")
_OPENING: Final = frozenset("（《“‘「『【〔")
# Words left alone between two changes: more of them are worth reading on their own.
_MOST_SWALLOWED: Final = 6


@frozen
class TextEdit:
    """Characters of the old text and those of the new text in their place; one of both may be empty."""

    old: str
    new: str

    @property
    def is_equal(self) -> bool:
        """Whether nothing changed here."""
        return self.old == self.new


def text_edits(old: str, new: str) -> tuple[TextEdit, ...]:
    """Return what stayed and what changed: old parts joined are the old text, new parts the new one."""
    if old == new:
        return (TextEdit(old, new),) if old else ()
    edits = list(_by_words(_words(old), _words(new)))
    while (merged := _without_crumbs(edits)) != edits:
        edits = merged
    return tuple(_at_marks(edits))


def _words(text: str) -> list[str]:
    """The words; a long text is cut at its stops first, which no word goes over."""
    return [word for part in _SENTENCES.findall(text) for word in DEFAULT_SEGMENTER.segment(part)]


def _by_words(old: Sequence[str], new: Sequence[str]) -> Iterator[TextEdit]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        yield TextEdit("".join(old[start:end]), "".join(new[new_start:new_end]))


def _without_crumbs(edits: Sequence[TextEdit]) -> list[TextEdit]:
    """The edits without words that stayed by chance: no longer than what changed on both sides of them."""
    merged: list[TextEdit] = []
    for index, edit in enumerate(edits):
        is_crumb = edit.is_equal and 0 < index < len(edits) - 1 and _is_crumb(edits, index)
        if merged and not merged[-1].is_equal and (is_crumb or not edit.is_equal):
            merged[-1] = TextEdit(merged[-1].old + edit.old, merged[-1].new + edit.new)
        else:
            merged.append(edit)
    return merged


def _is_crumb(edits: Sequence[TextEdit], index: int) -> bool:
    length = len(edits[index].old)
    if length > _MOST_SWALLOWED:
        return False
    return all(length <= max(len(side.old), len(side.new)) for side in (edits[index - 1], edits[index + 1]))


def _at_marks(edits: Sequence[TextEdit]) -> Iterator[TextEdit]:
    """The edits, pure additions and omissions moved to whole clauses: behind stops, before brackets."""
    pending = list(edits)
    for index in range(1, len(pending) - 1):
        before, edit, behind = pending[index - 1 : index + 2]
        moved = edit.old or edit.new
        if (edit.old and edit.new) or not (before.is_equal and behind.is_equal):
            continue
        shift = _best_shift(before.old, moved, behind.old)
        whole = before.old + moved + behind.old
        start = len(before.old) + shift
        end = start + len(moved)
        pending[index - 1] = TextEdit(whole[:start], whole[:start])
        pending[index] = TextEdit(whole[start:end], "") if edit.old else TextEdit("", whole[start:end])
        pending[index + 1] = TextEdit(whole[end:], whole[end:])
    return (edit for edit in pending if edit.old or edit.new)


def _best_shift(before: str, moved: str, behind: str) -> int:
    """How far a change can be moved with the same outcome, to where it reads best."""
    whole, start = before + moved + behind, len(before)
    shifts = [0]
    for shift in range(1, len(behind) + 1):
        if whole[start + shift - 1] != whole[start + len(moved) + shift - 1]:
            break
        shifts.append(shift)
    for shift in range(1, len(before) + 1):
        if whole[start - shift] != whole[start + len(moved) - shift]:
            break
        shifts.append(-shift)

    def reads(shift: int) -> tuple[int, int]:
        left, right = start + shift, start + shift + len(moved)
        ends = whole[right - 1] in _CLOSING
        begins = left == 0 or whole[left - 1] in _CLOSING or whole[left] in _OPENING
        return (ends + begins, -abs(shift))

    return max(shifts, key=reads)
