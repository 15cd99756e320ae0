"""Marks of tracked changes: numbered, with author and moment."""

from itertools import count

from attrs import define, field

from emplan_docx.authorship import Authorship
from emplan_docx.markup import Insert, Piece, element, run, run_properties


@define
class Tracker:
    """Makes the marks of one document; their numbers begin behind those of its comments."""

    authorship: Authorship
    first: int = 0
    _numbers: "count[int]" = field(init=False)

    @_numbers.default
    def _from_the_first(self) -> "count[int]":
        return count(self.first)

    def mark(self, name: str, *content: str) -> str:
        """A mark: ``ins``, ``del``, ``pPrChange`` …, around what it is about or empty."""
        signed = {"id": next(self._numbers), "author": self.authorship.author, "date": self.authorship.moment}
        return element(name, *content, **signed)

    def change(self, name: str, old: str, new: str) -> str:
        """The mark of changed properties (``pPr`` …) with the old ones in it; nothing if none changed."""
        return self.mark(f"{name}Change", element(name, old)) if old != new else ""

    def grid_change(self, old: str, new: str) -> str:
        """The mark of changed columns, which has neither author nor moment."""
        if old == new:
            return ""
        return element("tblGridChange", element("tblGrid", old), id=next(self._numbers))

    def inserted(self, piece: Piece) -> Insert:
        """Characters that are new."""
        return Insert(self.mark("ins", piece.xml()))

    def deleted(self, piece: Piece) -> Insert:
        """Characters that are no more."""
        return Insert(self.mark("del", run(piece.text, piece.style, piece.looks, tag="delText")))

    def restyled(self, piece: Piece, old: Piece) -> Piece:
        """Characters that stayed and may look otherwise."""
        before = run_properties(piece.text, old.style, old.looks)
        change = self.change("rPr", before, run_properties(piece.text, piece.style, piece.looks))
        return Piece(piece.text, piece.style, piece.looks + change)
