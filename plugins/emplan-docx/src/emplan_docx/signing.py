"""What stays on the page of a signature (7.3.5.5): the paragraphs that Word must not part from it."""

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from attrs import define, field

from emplan.layout import LetterHead, Page, Pages, ParagraphBlock, Profile, SignatureGroup
from emplan_docx.markup import ParagraphMarkup, element
from emplan_docx.style_names import SPACER
from emplan_docx.units import twips

_EPSILON_PT: Final = 0.05


@define
class TextEnd:
    """The last paragraph of text (正文) and what follows it, with about how many lines each has.

    ``moves_whole``: the document is for LibreOffice, which moves a paragraph that is bound as a whole.
    """

    profile: Profile
    letter: LetterHead | None = None
    moves_whole: bool = False
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

    def bind(
        self, signature: SignatureGroup, room_pt: float, composed: Callable[[], Pages]
    ) -> ParagraphMarkup | None:
        """Bind to the signature what stands between it and the text, and that: up to a page in all.

        ``room_pt`` is what is left free above the signature. LibreOffice moves a paragraph that is bound as a
        whole. So the only one of a page, or one too long for a page with the signature, is bound only if
        compose had to take its last line to the next page: mostly it is laid out so that nothing parts it
        from its signature (7.3.5.5), and page 1 must keep its text. In a document for LibreOffice the text is
        not bound where it goes on beside the signature: the page before ends where compose ends it. What ends
        it there is returned, to be put above the text.
        """
        # Lines as far apart as those of the signature; one is left for what may stand below the date.
        pitch = signature.style.line_pitch_pt
        room = int((self.profile.page.type_height_pt - room_pt) / pitch) - len(signature.lines) - 1
        for paragraph, lines in reversed(self._recent):
            is_text = self._text is not None and paragraph is self._recent[0][0]
            if is_text and self.moves_whole and (free := self._free_below(composed())):
                return _kept_free(free, self.profile)
            room -= lines
            fits = room >= 0 and (self._follows_text or not is_text)
            if not fits and not (is_text and self._is_carried(composed())):
                return None
            paragraph.keep_next = True
            if paragraph.page_break_before:
                return None
        return None

    @property
    def paragraph(self) -> ParagraphMarkup:
        """The last paragraph of text."""
        return self._recent[0][0]

    def _is_carried(self, composed: Pages) -> bool:
        """Whether compose took the last line of the text to the next page although there was room for it."""
        return any(self._carried(before, page) for before, page in pairwise(composed.pages))

    def _carried(self, before: Page, page: Page) -> int:
        """How many lines a page begins with that end the text, although the page before had room for one."""
        assert self._text is not None
        own = [line for line in page.lines if line.path == self._text.path]
        if not (own and own[-1].ends_paragraph and own == list(page.lines[: len(own)]) and before.lines):
            return 0
        if before.turned or (len(own) > 1 and before.lines[-1].path != self._text.path):
            return 0
        return len(own) if self._has_room(before, own[0].height_pt) else 0

    def _has_room(self, page: Page, height_pt: float) -> bool:
        """Whether a page has room for another line below its last one."""
        last = page.lines[-1]
        return last.top_pt + last.height_pt + height_pt <= self._end_of(page) + _EPSILON_PT

    def _end_of(self, page: Page) -> float:
        """Where the room for text ends on a page; on the first of a letter it is another."""
        if self.letter is not None and page.ordinal == 1:
            return self.letter.text_bottom_pt
        return self.profile.page.type_bottom_pt

    def _free_below(self, composed: Pages) -> float:
        """How much to keep free at the foot of a page, for its last paragraph to go on; 0 if nothing."""
        assert self._text is not None
        pages = composed.pages
        for before, page in pairwise(pages):
            carried = self._carried(before, page)
            own = [line for line in before.lines if line.path == self._text.path]
            begins = before.ordinal == 1 or pages[before.ordinal - 2].lines[-1].path != self._text.path
            if carried and begins and own and own[-1] is before.lines[-1]:
                # Two go along rather than one: a line that ends elsewhere in LibreOffice leaves one of them.
                goes_too = carried == 1 and len(own) > 2 and self._has_room(page, own[-1].height_pt)
                last = own[-2] if goes_too else own[-1]
                return self._end_of(before) - last.top_pt - 1.5 * last.height_pt
        return 0.0


def _kept_free(height_pt: float, profile: Profile) -> ParagraphMarkup:
    """An empty frame at the foot of the page, as wide as the type area: text goes round it, so overleaf."""
    frame = element(
        "framePr",
        w=twips(profile.page.type_width_pt),
        h=twips(height_pt),
        hRule="exact",
        hSpace=0,
        vSpace=0,
        wrap="around",
        vAnchor="margin",
        hAnchor="margin",
        x=0,
        yAlign="bottom",
    )
    return ParagraphMarkup(style=SPACER, looks=frame)
