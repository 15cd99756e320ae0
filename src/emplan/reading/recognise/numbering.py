"""The numbering of an outline: the form of each level, whether it runs on, and the labels that deviate."""

from __future__ import annotations

from collections import Counter

from emplan.chinese.labels import LabelForm, format_label
from emplan.errors import InvalidValueError
from emplan.model import OFFICIAL_NUMBERING, LevelNumbering, NumberingScheme
from emplan.reading.drafts import BlockDraft, NodeDraft, PhaseDraft


def read_numbering(blocks: list[BlockDraft]) -> NumberingScheme:
    """Find the scheme that explains most labels; put the label as printed on the items that deviate."""
    levels: dict[int, list[tuple[NodeDraft, int]]] = {}
    _collect(blocks, 1, levels)
    scheme = []
    for level in sorted(levels):
        own = _level(levels[level])
        scheme.append(own)
        _keep_deviating(levels[level], own)
    return (*scheme, *OFFICIAL_NUMBERING[len(scheme) :])


def _collect(blocks: list[BlockDraft], level: int, levels: dict[int, list[tuple[NodeDraft, int]]]) -> None:
    """Gather the items of each level with their position under their parent."""
    position = 0
    for block in blocks:
        if isinstance(block, NodeDraft):
            position += 1
            levels.setdefault(level, []).append((block, position))
            _collect(block.children, level + 1, levels)
        elif isinstance(block, PhaseDraft):
            _collect(block.children, level + 1, levels)


def _level(items: list[tuple[NodeDraft, int]]) -> LevelNumbering:
    form = Counter(node.label.form for node, _ in items).most_common(1)[0][0]
    running = sum(_deviates(node, form, index) for index, (node, _) in enumerate(items, start=1))
    restarting = sum(_deviates(node, form, position) for node, position in items)
    return LevelNumbering(form, continues=running < restarting)


def _deviates(node: NodeDraft, form: LabelForm, ordinal: int) -> bool:
    return node.label.form is not form or node.label.ordinal != ordinal


def _keep_deviating(items: list[tuple[NodeDraft, int]], own: LevelNumbering) -> None:
    for index, (node, position) in enumerate(items, start=1):
        expected = _format(own.form, index if own.continues else position)
        if node.printed_label is None and node.label.official != expected:
            node.printed_label = node.label.official
        elif node.printed_label == expected:
            node.printed_label = None


def _format(form: LabelForm, ordinal: int) -> str | None:
    try:
        return format_label(form, ordinal)
    except InvalidValueError:
        return None
