"""The lettering of one document: which composite font draws each character, and what no font can draw."""

import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, TypeAlias

from attrs import frozen

from emplan.layout import Face
from emplan_pdf.composite_font import CompositeFont, ObjectSink
from emplan_pdf.errors import GlyphMissingError
from emplan_pdf.font_set import FontSet
from emplan_pdf.opentype import OpenTypeFont
from emplan_pdf.used_fonts import UsedFont

Missing: TypeAlias = Literal["error", "box"]

Part: TypeAlias = tuple[CompositeFont, str, str]
"""A font, a text that it draws, and the text's codes in it."""

_BLANKS = frozenset({"Zs", "Zl", "Zp", "Cf", "Cc"})
_REPLACEMENT = "\ufffd"
_PLACES_NAMED = 5


@frozen
class Place:
    """A place for messages: page and line, counted from 1, the line's text and its path in the plan."""

    page: int
    line: int
    text: str
    path: str = ""


class Lettering:
    """Divides text among the composite fonts of a document, one for each font used, and embeds them.

    Args:
        fonts: The fonts at hand.
        missing: What becomes of a character that no font has: an error once all pages are drawn, or a box.
            Characters that were lost in the source are boxes in any case.
    """

    def __init__(self, fonts: FontSet, missing: Missing = "error") -> None:
        self._fonts = fonts
        self._missing = missing
        self._of_face: dict[Face, CompositeFont] = {}
        self._of_font: dict[int, CompositeFont] = {}
        # Most runs are in the face of the one before.
        self._last_face: Face | None = None
        self._own: CompositeFont
        self._missed: dict[str, Place] = {}
        self._stand_ins: dict[tuple[Face, int], dict[str, OpenTypeFont]] = {}

    def used_fonts(self) -> tuple[UsedFont, ...]:
        """The fonts that have drawn anything so far, by face in the order of their first use."""
        found = [self._used(face, self._fonts.font(face)) for face in self._of_face]
        for (face, _), drawn in self._stand_ins.items():
            found.append(self._used(face, next(iter(drawn.values())), "".join(drawn)))
        return tuple(found)

    def _used(self, face: Face, font: OpenTypeFont, characters: str = "") -> UsedFont:
        return UsedFont(
            face=face,
            family=font.family,
            name=font.name,
            file=Path(font.place),
            origin=self._fonts.origin(font),
            characters=characters,
        )

    def parts(self, text: str, face: Face, place: Callable[[], Place]) -> tuple[Part, ...]:
        """The text, not empty, in parts of one font each; ``place`` tells where, if a character is missing.

        Raises:
            MissingFontError: there is no font for the face.
        """
        own = self._own if face is self._last_face else self._font_of(face)
        try:
            return ((own, text, own.use(text)),)
        except KeyError:
            divided = self._divided(text, face, own, place)
            return tuple((font, part, font.use(part)) for font, part in divided)

    def embed(self, sink: ObjectSink) -> Iterator[tuple[str, str]]:
        """Puts the fonts into the file; each one's resource name and reference.

        Raises:
            GlyphMissingError: characters are missing and shall not become boxes.
        """
        if self._missed and self._missing == "error":
            raise self._complaint()
        for font in self._of_font.values():
            yield font.resource, font.embed(sink)

    def _font_of(self, face: Face) -> CompositeFont:
        own = self._of_face.get(face)
        if own is None:
            own = self._of_face[face] = self._composite(self._fonts.font(face))
        self._own, self._last_face = own, face
        return own

    def _composite(self, font: OpenTypeFont) -> CompositeFont:
        composite = self._of_font.get(id(font))
        if composite is None:
            composite = self._of_font[id(font)] = CompositeFont(font, f"F{len(self._of_font) + 1}")
        return composite

    def _divided(
        self, text: str, face: Face, own: CompositeFont, place: Callable[[], Place]
    ) -> Iterator[tuple[CompositeFont, str]]:
        current, start = own, 0
        for index, character in enumerate(text):
            font = self._drawing(character, face, own, place)
            if font is not current:
                if index > start:
                    yield current, text[start:index]
                current, start = font, index
        yield current, text[start:]

    def _drawing(
        self, character: str, face: Face, own: CompositeFont, place: Callable[[], Place]
    ) -> CompositeFont:
        font = self._fonts.font_with(character, face)
        if font is not None:
            composite = self._composite(font)
            composite.use(character)
            if composite is not own:
                self._stand_ins.setdefault((face, id(font)), {})[character] = font
            return composite
        if is_unseen(character):
            own.use_blank(character)
            return own
        if not is_lost(character) and character not in self._missed:
            self._missed[character] = place()
        own.use_box(character)
        return own

    def _complaint(self) -> GlyphMissingError:
        places = tuple(dict.fromkeys(self._missed.values()))
        named = places[:_PLACES_NAMED]
        more, more_zh = ("", "") if len(places) == len(named) else (" and further lines", "等处")
        english = ", ".join(f"page {place.page}, line {place.line} ({place.text})" for place in named)
        chinese = "、".join(f"第{place.page}页第{place.line}行（{place.text}）" for place in named)
        paths = ", ".join(dict.fromkeys(place.path for place in named if place.path))
        return GlyphMissingError("".join(self._missed), english + more, chinese + more_zh, paths or None)


def is_unseen(character: str) -> bool:
    """Whether nothing of it is seen: spaces, joiners, selectors of variants."""
    if unicodedata.category(character) in _BLANKS:
        return True
    return "VARIATION SELECTOR" in unicodedata.name(character, "")


def is_lost(character: str) -> bool:
    """Whether it only marks where characters were lost (乱码): private use, or a replacement."""
    return character == _REPLACEMENT or unicodedata.category(character) == "Co"
