"""A font with TrueType outlines: the descriptions of its glyphs."""

from emplan_pdf.character_map import big_endian
from emplan_pdf.opentype import OpenTypeFont


class TrueTypeFont(OpenTypeFont):
    """One face whose outlines are in a table ``glyf``."""

    needed = (*OpenTypeFont.needed, b"loca", b"glyf")

    def _read(self) -> None:
        super()._read()
        (long_offsets,) = self._unpack(b"head", ">50xh")
        self._offset_unit = 1 if long_offsets else 2
        self._offsets = big_endian("I" if long_offsets else "H", self._bytes(b"loca"))
        if len(self._offsets) <= self.glyph_count:
            raise self.damaged()
        self.checksums: dict[int, int] = {}
        self._outlines: dict[int, bytes] = {}

    def outline(self, glyph: int, /) -> bytes:
        """The glyph's description as the file has it; empty for a blank. It is read once.

        Raises:
            FontFileError: its place lies outside the file's outlines.
        """
        known = self._outlines.get(glyph)
        if known is not None:
            return known
        unit = self._offset_unit
        first, end = unit * self._offsets[glyph], unit * self._offsets[glyph + 1]
        start, length = self._tables[b"glyf"]
        if not first <= end <= length:
            raise self.damaged()
        outline = self._data[start + first : start + end]
        if len(outline) < end - first:
            # The file was cut off since it was opened.
            raise self.damaged()
        self._outlines[glyph] = outline
        return outline
