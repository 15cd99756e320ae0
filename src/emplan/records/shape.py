"""The outer shape of a record, seen before it is converted: how deep it goes, and keys that stand twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from emplan.errors import RecordError
from emplan.model import AnnualPlan, Block, NumberedNode
from emplan.records.faults import InvalidRecordError, key_step

MAX_LEVELS: Final = 32
"""How many levels an outline may have in a record; documents have up to about six."""

MAX_DEPTH: Final = 100
"""How many lists and objects may stand inside each other: what ``MAX_LEVELS`` needs, and some."""


class RepeatedKeys(dict[str, Any]):
    """A JSON object in which keys stood twice; ``repeated`` names them."""

    repeated: tuple[str, ...] = ()


def pairs_to_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make a JSON object of its pairs and remember keys that stand twice."""
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    keys = [key for key, _ in pairs]
    found = RepeatedKeys(plain)
    found.repeated = tuple(sorted({key for key in keys if keys.count(key) > 1}))
    return found


def check_shape(record: dict[str, Any]) -> None:
    """Refuse a record that is nested too deep or holds a key twice.

    Raises:
        RecordError: With the path of the place.
    """
    faults: list[RecordError] = []
    waiting: list[tuple[Any, str, int, int]] = [(record, "$", 1, 0)]
    while waiting:
        value, path, depth, levels = waiting.pop()
        if depth > MAX_DEPTH or levels >= MAX_LEVELS:
            raise _too_deep(path)
        if isinstance(value, RepeatedKeys):
            faults.extend(_repeated(path + key_step(key), key) for key in value.repeated)
        inner = [
            (item, path + step, depth + 1, levels + (step == ".children"))
            for step, item in _steps(value)
            if isinstance(item, dict | list)
        ]
        waiting.extend(reversed(inner))
    if faults:
        raise InvalidRecordError(faults)


def check_levels(plan: AnnualPlan) -> None:
    """Refuse a plan whose outline has more levels than a record may have.

    Raises:
        RecordError: With the path of the outline.
    """
    roots: list[tuple[str, Iterable[Block]]] = [
        ("notice.body", plan.notice.body if plan.notice else ()),
        ("preamble", plan.preamble),
        ("outline", plan.outline),
        ("closing", plan.closing),
    ]
    roots += [(f"attachments[{n}].content", found.content or ()) for n, found in enumerate(plan.attachments)]
    for path, blocks in roots:
        level = list(blocks)
        for _ in range(MAX_LEVELS):
            level = [child for block in level if isinstance(block, NumberedNode) for child in block.children]
        if level:
            raise _too_deep(f"$.{path}")


def _steps(value: dict[str, Any] | list[Any]) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        return ((key_step(key), item) for key, item in value.items())
    return ((f"[{index}]", item) for index, item in enumerate(value))


def _too_deep(path: str) -> RecordError:
    # The end of such a path says nothing more.
    place = path if len(path) <= 60 else f"{path[:60]}…"
    return RecordError(
        f"the outline (正文) goes deeper than {MAX_LEVELS} levels.",
        f"正文层次超过{MAX_LEVELS}层。",
        field="outline",
        place=place,
        remedy="Bring it to fewer levels; official documents number up to four.",
        remedy_zh="请减少层次；公文正文的层次序数一般不超过四层。",
    )


def _repeated(path: str, key: str) -> RecordError:
    return RecordError(
        f"the key {key!r} stands twice in one object.",
        f"同一对象中 {key!r} 出现了两次。",
        field=key,
        place=path,
        remedy="Leave one of them.",
        remedy_zh="请只保留一个。",
    )
