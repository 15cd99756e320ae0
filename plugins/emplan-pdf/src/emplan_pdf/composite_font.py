"""A composite font of PDF: the characters of one document in one font, their codes, widths and Unicode."""

import hashlib
import string
from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol

from emplan_pdf.embedding import font_program
from emplan_pdf.metrics import cell_inset
from emplan_pdf.opentype import BLANK, BOX, OpenTypeFont

_REGULAR = frozenset((string.ascii_letters + string.digits + "-_.+").encode())
_CODES_IN_A_BLOCK = 100
# What has a meaning of its own inside a string.
_ESCAPES = {ord(character): f"\\{character}" for character in "()\\"} | {ord("\r"): "\\r"}
# A byte order mark is refused inside text by PDF/A; this joiner has taken over its other meaning.
_WRITTEN_AS = {"\ufeff": "\u2060"}


class ObjectSink(Protocol):
    """The PDF file that objects are put into; each answers with its reference, ``12 0 R``."""

    def add(self, body: str) -> str:
        """Puts in an object."""
        ...

    def add_stream(self, entries: str, data: bytes, *, compressed: bool = True) -> str:
        """Puts in a stream with these dictionary entries."""
        ...


class Codes(dict[str, str]):
    """The code of each character that is asked for, as it stands in a string; codes are given in order.

    Raises:
        KeyError: the font does not have the character.
    """

    def __init__(self, font: OpenTypeFont) -> None:
        super().__init__()
        self._font = font
        self.glyphs = [0]
        self.widths: dict[str, float] = {}
        self.insets: dict[str, float] = {}
        self.uneven: set[str] = set()

    def __missing__(self, character: str) -> str:
        glyph = self._font.glyph(character)
        if glyph == 0:
            raise KeyError(character)
        return self.give(character, glyph)

    def give(self, character: str, glyph: int) -> str:
        """Gives the character a code for this glyph, `BLANK` or `BOX`."""
        code = self[character] = _written_code(len(self.glyphs))
        self.glyphs.append(glyph)
        em = self.widths[character] = self._font.advance(glyph) / self._font.units_per_em
        if em != 1:
            self.uneven.add(character)
            if glyph >= 0 and (inset := cell_inset(character, em)):
                self.insets[character] = inset
        return code


@lru_cache(maxsize=1 << 14)
def _written_code(number: int) -> str:
    return (chr(number >> 8) + chr(number & 0xFF)).translate(_ESCAPES)


class CompositeFont:
    """One font in one document. A character has a code of its own even where two share a glyph.

    Attributes:
        resource: Its name in page operators, ``F1``.
        widths: The widths in em of the characters used.
        uneven: The characters used whose width is not an em.
        insets: How far marks that are narrower than their cell stand inside it, in em.
    """

    def __init__(self, font: OpenTypeFont, resource: str) -> None:
        self._font = font
        self._codes = Codes(font)
        self.resource = resource
        self.widths = self._codes.widths
        self.uneven = self._codes.uneven
        self.insets = self._codes.insets

    def use(self, text: str) -> str:
        """The codes of the text as they stand in a string: two bytes each, with escapes where needed.

        Raises:
            KeyError: the font lacks one of the characters.
        """
        return "".join(map(self._codes.__getitem__, text))

    def use_blank(self, character: str) -> None:
        """Gives the character a code under which nothing is seen."""
        if character not in self._codes:
            self._codes.give(character, BLANK)

    def use_box(self, character: str) -> None:
        """Gives the character a code under which a box is seen."""
        if character not in self._codes:
            self._codes.give(character, BOX)

    def embed(self, sink: ObjectSink) -> str:
        """Puts the font's objects into the file and returns its reference.

        Raises:
            FontFileError: the font is damaged.
            MissingExtraError: it has PostScript outlines, and fontTools is not installed.
        """
        font, scale = self._font, 1000 / self._font.units_per_em
        program = font_program(font, self._codes.glyphs)
        name = f"/{_tag(program.data)}+{_escaped(font.name)}"
        file = sink.add_stream(program.entries, program.data)
        box = " ".join(str(round(edge * scale)) for edge in font.bounds)
        ascent, descent = round(font.ascent * scale), -abs(round(font.descent * scale))
        descriptor = sink.add(
            f"<</Type/FontDescriptor/FontName{name}/Flags 4/FontBBox[{box}]/ItalicAngle 0"
            f"/Ascent {ascent}/Descent {descent}/CapHeight {ascent}/StemV 80/{program.key} {file}>>"
        )
        descendant = sink.add(
            f"<</Type/Font/Subtype{program.descendant}/BaseFont{name}"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/DW 1000/W[{self._other_widths(scale)}]/FontDescriptor {descriptor}>>"
        )
        unicode = sink.add_stream("", to_unicode(tuple(self._codes)).encode("ascii"))
        return sink.add(
            f"<</Type/Font/Subtype/Type0/BaseFont{name}/Encoding/Identity-H"
            f"/DescendantFonts[{descendant}]/ToUnicode {unicode}>>"
        )

    def _other_widths(self, scale: float) -> str:
        """The widths that are not an em, each run of them behind its first code."""
        runs: list[tuple[int, list[str]]] = []
        for code, glyph in enumerate(self._codes.glyphs):
            thousandths = self._font.advance(glyph) * scale
            if thousandths == 1000:
                continue
            if not runs or code != runs[-1][0] + len(runs[-1][1]):
                runs.append((code, []))
            runs[-1][1].append(f"{thousandths:.6g}")
        return "".join(f"{first}[{' '.join(widths)}]" for first, widths in runs)


def to_unicode(characters: tuple[str, ...]) -> str:
    """The CMap from codes to Unicode; the first character has the code 1.

    Characters beyond U+FFFF are written as surrogate pairs, as UTF-16BE wants it.
    """
    return "\n".join(_to_unicode_lines(characters))


def _to_unicode_lines(characters: tuple[str, ...]) -> Iterator[str]:
    yield "/CIDInit /ProcSet findresource begin"
    yield "12 dict begin"
    yield "begincmap"
    yield "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def"
    yield "/CMapName/Adobe-Identity-UCS def"
    yield "/CMapType 2 def"
    yield "1 begincodespacerange"
    yield "<0000> <FFFF>"
    yield "endcodespacerange"
    for start in range(0, len(characters), _CODES_IN_A_BLOCK):
        block = characters[start : start + _CODES_IN_A_BLOCK]
        yield f"{len(block)} beginbfchar"
        for code, character in enumerate(block, start=start + 1):
            written = _WRITTEN_AS.get(character, character)
            yield f"<{code:04X}> <{written.encode('utf-16-be').hex().upper()}>"
        yield "endbfchar"
    yield "endcmap"
    yield "CMapName currentdict /CMap defineresource pop"
    yield "end"
    yield "end"


def _tag(program: bytes) -> str:
    """Six capitals that stand for the content, so that two subsets of one font are told apart."""
    number = int.from_bytes(hashlib.sha256(program).digest()[:8], "big")
    return "".join(string.ascii_uppercase[number // 26**place % 26] for place in range(6))


def _escaped(name: str) -> str:
    return "".join(chr(byte) if byte in _REGULAR else f"#{byte:02X}" for byte in name.encode())
