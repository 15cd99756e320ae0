"""Mirrored margins: even pages with the binding edge (订口) at their right, measured as the others are."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from emplan_conform.ink import Ink
from emplan_conform.marks import Leaf, Mark, Stroke

_TO_THE_RIGHT: Final = 2.0
"""订口 has 28 mm, the other side 26: how far such a page lies to the left of what the rows expect."""


def shift_of(ordinal: int, *, mirrored: bool) -> float:
    """How far the page has to be moved to the right to be measured like an odd one."""
    return _TO_THE_RIGHT if mirrored and ordinal % 2 == 0 else 0.0


def moved(leaf: Leaf, right: float) -> Leaf:
    """The page with everything on it further right; what is read from the side is further down then."""
    if not right:
        return leaf
    return evolve(
        leaf,
        marks=tuple(_mark(mark, right) for mark in leaf.marks),
        strokes=tuple(_stroke(stroke, right) for stroke in leaf.strokes),
        sideways=with_sideways(leaf, right=0.0, up=-right).sideways,
    )


def with_sideways(leaf: Leaf, *, right: float, up: float) -> Leaf:
    """The page with what is read from the side placed further right and up."""
    marks = (
        evolve(mark, left=mark.left + right, right=mark.right + right, baseline=mark.baseline - up)
        for mark in leaf.sideways
    )
    return evolve(leaf, sideways=tuple(marks))


def moved_ink(ink: Ink | None, right: float) -> Ink | None:
    """The ink further right."""
    return evolve(ink, left=ink.left + right, right=ink.right + right) if ink else None


def _mark(mark: Mark, right: float) -> Mark:
    return evolve(mark, left=mark.left + right, right=mark.right + right)


def _stroke(stroke: Stroke, right: float) -> Stroke:
    return evolve(stroke, left=stroke.left + right, right=stroke.right + right)
