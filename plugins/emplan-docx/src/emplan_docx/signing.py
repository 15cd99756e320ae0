"""What stays on the page of a signature (7.3.5.5): the paragraphs that Word must not part from it."""

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from attrs import define, field

from emplan.layout import Pages, ParagraphBlock, Profile
from emplan_docx.markup import ParagraphMarkup

_EPSILON_PT: Final = 0.05


@define
class TextEnd:
    """The last paragraph of text (正文) and what follows it, with about how many lines each has."""

    profile: Profile
    _recent: list[tuple[ParagraphMarkup, int]] = field(factory=list)
    _text: ParagraphBlock | None = None
    _follows_text: bool = False
    _page_has_text: bool = False

    def begin_page(self) -> None:
        """What follows begins a page."""
        self._page_has_text = False

    def add(self, paragraph: ParagraphMarkup, lines: int = 1) -> None:
        """Add what is no text."""
        self._recent.append((paragraph, lines))

    def add_text(self, block: ParagraphBlock, paragraph: ParagraphMarkup, lines: int) -> None:
        """Add a paragraph of text."""
        self._recent[:] = [(paragraph, lines)]
        self._text = block
        self._follows_text = self._page_has_text
        # A heading moves with its text and would leave nothing behind.
        self._page_has_text = self._page_has_text or not block.style.keep_with_next

    def add_table(self) -> None:
        """Add a table, to which nothing is bound."""
        self._recent.clear()
        self._text = None
        self._page_has_text = True

    def bind(self, signature_lines: int, composed: Callable[[], Pages]) -> None:
        """Bind to the signature what stands between it and the text, and that: up to a page in all.

        LibreOffice moves a paragraph that is bound as a whole. So the only one of a page is bound only if
        compose had to take its last line to the next page: mostly it is laid out so that nothing parts it
        from its signature (7.3.5.5), and page 1 must keep its text.
        """
        room = self.profile.page.lines.value - signature_lines - 1
        for paragraph, lines in reversed(self._recent):
            is_text = self._text is not None and paragraph is self._recent[0][0]
            room -= lines
            if room < 0 or (is_text and not self._follows_text and not self._is_carried(composed())):
                return
            paragraph.keep_next = True
            if paragraph.page_break_before:
                return

    def _is_carried(self, composed: Pages) -> bool:
        """Whether compose took the last line of the text to the next page although there was room for it."""
        assert self._text is not None
        for before, page in pairwise(composed.pages):
            own = [line for line in page.lines if line.path == self._text.path]
            if own and own[-1].ends_paragraph and own == list(page.lines[:1]) and before.lines:
                last = before.lines[-1]
                free = self.profile.page.type_bottom_pt - last.top_pt - last.height_pt
                return free + _EPSILON_PT >= own[0].height_pt
        return False
