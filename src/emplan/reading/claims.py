"""Claims on the mended text: which stretch stands in which slot, and the account that follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from attrs import define, field

from emplan.chinese.spans import Edit, Span
from emplan.reading.account import Account
from emplan.reading.accounting import Held, Segment, Slot, account_of
from emplan.reading.source import SourceLine

Places: TypeAlias = tuple[Span, ...]
"""Stretches of the mended text that together make one text."""


@define
class Claims:
    """What the recogniser took from the mended text."""

    text: str
    _slots: list[Slot] = field(factory=list)
    _held: list[Held] = field(factory=list)

    def slot(self, path: str, places: Places) -> str:
        """Record that the stretches, in this order, are the text of the slot; return that text."""
        offset = 0
        pieces = []
        for span in places:
            start, end = span.start, span.end
            if start < end:
                self._slots.append(Slot(start, end, path, offset))
                pieces.append(self.text[start:end])
            offset += end - start
        return "".join(pieces)

    def structure(self, span: Span, what: str, path: str | None = None) -> None:
        """Record that the plan (or the report) holds the stretch as structure; slots inside it prevail."""
        if len(span):
            self._held.append(Held(span.start, span.end, what, path, furniture=False))

    def furniture(self, span: Span, rule: str) -> None:
        """Record that the stretch is dropped."""
        if len(span):
            self._held.append(Held(span.start, span.end, rule, None, furniture=True))

    def first_places(self) -> dict[str, int]:
        """Return for each path of the plan where the first stretch of it stands in the mended text."""
        places: dict[str, int] = {}
        for slot in self._slots:
            if slot.offset == 0:
                places.setdefault(slot.path, slot.start)
        for held in self._held:
            if held.path is not None:
                places.setdefault(held.path, held.start)
        return places

    def account(self, lines: Sequence[SourceLine], edits: Sequence[Edit]) -> Account:
        """Work out what became of every character of the source."""
        return account_of(self.text, lines, edits, self._segments())

    def _segments(self) -> list[Segment]:
        """Cut the mended text where any claim starts or ends; the segments tile it."""
        cuts = {0, len(self.text)}
        slots_from: dict[int, list[Slot]] = {}
        held_from: dict[int, list[Held]] = {}
        for slot in self._slots:
            cuts.add(slot.start)
            cuts.add(slot.end)
            slots_from.setdefault(slot.start, []).append(slot)
        for held in self._held:
            cuts.add(held.start)
            cuts.add(held.end)
            held_from.setdefault(held.start, []).append(held)
        segments: list[Segment] = []
        slots: list[Slot] = []
        holding: list[Held] = []
        for start, end in pairwise(sorted(cuts)):
            if slots:
                slots = [slot for slot in slots if slot.end > start]
            if start in slots_from:
                slots += slots_from[start]
            if holding:
                holding = [held for held in holding if held.end > start]
            if start in held_from:
                holding += held_from[start]
            segments.append(Segment(start, end, tuple(slots), holding[-1] if holding else None))
        return segments
