"""Judging: from measured values to rows; of many places the worst one is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import pypdfium2 as pdfium
from attrs import frozen

from emplan_conform.clause_table import Profile
from emplan_conform.clauses import Clause, with_unit
from emplan_conform.faces import FaceClass, face_class, face_name
from emplan_conform.frame import Frame
from emplan_conform.head import Head
from emplan_conform.ink import Ink, ink_of
from emplan_conform.lines import TextLine
from emplan_conform.mirroring import moved_ink, shift_of
from emplan_conform.report import Reason, Row, Verdict
from emplan_conform.sheets import Sheet
from emplan_conform.structure import Structure


@frozen(kw_only=True)
class View:
    """What a measure looks at: the structure of the document and the pages for their ink."""

    structure: Structure
    document: pdfium.PdfDocument
    profile: Profile

    @property
    def frame(self) -> Frame:
        """The frame of the document."""
        return self.structure.frame

    @property
    def head(self) -> Head:
        """The head of page 1."""
        return self.structure.head

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The pages."""
        return self.structure.sheets

    def ink(
        self, page: int, left: float, top: float, right: float, bottom: float, *, coarse: bool = False
    ) -> Ink | None:
        """The ink in a region of a page, counted from 1."""
        shift = shift_of(page, mirrored=self.profile is Profile.MIRRORED)
        sheet = self.document[page - 1]
        found = ink_of(sheet, left - shift, top, right - shift, bottom, coarse=coarse)
        return moved_ink(found, shift)


Measure: TypeAlias = Callable[[View, Clause], Row]
Place: TypeAlias = tuple[float, int | None]


def not_measured(clause: Clause, reason: Reason = Reason.ELEMENT_ABSENT) -> Row:
    """The row of a clause for which there is nothing to measure."""
    return Row(clause=clause, verdict=Verdict.NOT_MEASURED, reason=reason)


def judged(clause: Clause, right: bool, measured: str, page: int | None = None) -> Row:
    """The row of a clause that words answer."""
    return Row(clause=clause, verdict=Verdict.PASS if right else Verdict.FAIL, measured=measured, page=page)


def measured(clause: Clause, places: Iterable[Place], missing: Reason = Reason.ELEMENT_ABSENT) -> Row:
    """The row of a clause that numbers answer: the one furthest outside what is right, or off its middle."""
    found = list(places)
    if not found:
        return not_measured(clause, missing)
    assert not isinstance(clause.expected, str)
    low, high = clause.expected - clause.below, clause.expected + clause.above
    middle = clause.expected

    def badness(place: Place) -> tuple[float, float]:
        value = place[0]
        return max(low - value, value - high, 0.0), abs(value - middle)

    value, page = max(found, key=badness)
    return judged(clause, clause.accepts(value), with_unit(value, clause.unit), page)


def counted(clause: Clause, faults: Sequence[tuple[str, int]], unit: str, *, of: int) -> Row:
    """The row of a clause of which there should be no offence among ``of`` places; it quotes the first."""
    if not of:
        return not_measured(clause)
    if not faults:
        return judged(clause, True, f"0 {unit}")
    quote, page = faults[0]
    return judged(clause, False, f"{len(faults)} {unit}: {quote}", page)


def in_face(
    clause: Clause, lines: Sequence[TextLine], wanted: FaceClass, size_pt: float | None = None
) -> Row:
    """The row of a clause that asks for a class of faces, and a size if one is given."""
    for line in lines:
        right = face_class(line.family) is wanted
        sized = size_pt is None or is_size(line.size_pt, size_pt)
        if not (right and sized):
            return judged(clause, False, _lettering(line, size_pt), line.page)
    if not lines:
        return not_measured(clause)
    return judged(clause, True, _lettering(lines[0], size_pt), lines[0].page)


def is_size(size_pt: float, wanted: float) -> bool:
    """Whether a size is the 号 wanted: word processors round 15.75 pt to 16 pt, 13.75 to 14."""
    return wanted - 0.3 <= size_pt <= wanted + 0.15


def _lettering(line: TextLine, size_pt: float | None) -> str:
    size = "" if size_pt is None else f", {with_unit(line.size_pt, 'pt')}"
    return face_name(line.family) + size
