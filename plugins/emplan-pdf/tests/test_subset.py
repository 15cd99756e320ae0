"""Subsets, read back by fontTools: the glyphs asked for in their order, and nothing broken."""

import io
import struct
from array import array

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont, newTable
from hypothesis import given, settings
from hypothesis import strategies as st

from emplan_fonts import faces
from emplan_pdf import FontFile, FontFileError
from emplan_pdf.font_files import open_font
from emplan_pdf.opentype import BLANK, BOX
from emplan_pdf.subset import subset
from emplan_pdf.truetype import TrueTypeFont


def _read(program: bytes) -> TTFont:
    return TTFont(io.BytesIO(program), checkChecksums=2)


def _drawing(font: TTFont, glyph: int) -> object:
    glyphs = font.getGlyphSet() if "cmap" in font else font["glyf"]
    name = font.getGlyphOrder()[glyph]
    pen = DecomposingRecordingPen({each: _Drawn(font, each) for each in font.getGlyphOrder()})
    assert glyphs is not None
    font["glyf"][name].draw(pen, font["glyf"])
    return pen.value


class _Drawn:
    def __init__(self, font: TTFont, name: str) -> None:
        self._font, self._name = font, name

    def draw(self, pen: object) -> None:
        self._font["glyf"][self._name].draw(pen, self._font["glyf"])


@pytest.mark.parametrize("key", faces())
@settings(max_examples=10, deadline=None)
@given(
    text=st.text(
        st.sampled_from("青禾示范区安全生产委员会二〇二七年（）“”0123456789Ａé—"), min_size=1, max_size=12
    )
)
def test_the_glyphs_are_those_of_the_font_in_the_order_asked_for(key: str, text: str) -> None:
    path = faces()[key].path
    whole, font = TTFont(path, lazy=True), open_font(FontFile(path))
    glyphs = [0, *map(font.glyph, text)]
    part = _read(subset(font, glyphs))
    names = whole.getGlyphOrder()
    for place, glyph in enumerate(glyphs):
        assert _drawing(part, place) == _drawing(whole, glyph)
        assert part["hmtx"][part.getGlyphOrder()[place]] == whole["hmtx"][names[glyph]]


def test_what_a_glyph_is_made_of_comes_with_it(make_font) -> None:
    path = make_font({"日": 1000, "月": 800}, composites={"明": "日月"})
    font = open_font(FontFile(path))
    part = _read(subset(font, [0, font.glyph("明")]))
    assert part["maxp"].numGlyphs == 4
    assert _drawing(part, 1) == _drawing(TTFont(path), font.glyph("明"))
    assert [component.glyphName for component in part["glyf"][part.getGlyphOrder()[1]].components] == [
        *part.getGlyphOrder()[2:4]
    ]


def test_components_that_are_scaled_are_followed(make_font) -> None:
    path = make_font({"日": 1000, "月": 800}, composites={"明": "日月", "朋": "月月", "晶": "日日日"})
    whole = TTFont(path)
    scales = {"明": [[0.5, 0], [0, 0.5]], "朋": [[0.5, 0], [0, 0.75]], "晶": [[0.5, 0.25], [0.25, 0.5]]}
    for character, scale in scales.items():
        for component in whole["glyf"][f"u{ord(character):X}"].components:
            component.transform = scale
    whole.save(path)
    font = open_font(FontFile(path))
    part = _read(subset(font, [0, *map(font.glyph, "明朋晶")]))
    for place, character in enumerate("明朋晶", start=1):
        assert _drawing(part, place) == _drawing(TTFont(path), font.glyph(character))


def test_a_box_and_a_blank_stand_in_for_glyphs(make_font) -> None:
    font = open_font(FontFile(make_font({"一": 1000}, em=2048)))
    part = _read(subset(font, [0, BLANK, BOX]))
    blank, box = part.getGlyphOrder()[1:3]
    assert part["glyf"][blank].numberOfContours == 0
    assert part["glyf"][box].numberOfContours == 2
    assert part["hmtx"][blank] == (0, 0)
    assert part["hmtx"][box] == (2048, part["glyf"][box].xMin)
    drawn = part["glyf"][box].getCoordinates(part["glyf"])[0]
    assert max(x for x, _ in drawn) == part["glyf"][box].xMax < 2048
    assert (font.advance(BLANK), font.advance(BOX)) == (0, 2048)
    assert part["maxp"].maxPoints >= 8


def test_instructions_come_along(make_font) -> None:
    path = make_font({"一": 1000})
    whole = TTFont(path)
    whole["cvt "] = newTable("cvt ")
    whole["cvt "].values = array("h", [7, 8])
    whole.save(path)
    assert list(_read(subset(open_font(FontFile(path)), [0, 1]))["cvt "].values) == [7, 8]


def test_a_component_that_is_not_there_is_noticed(make_font) -> None:
    data = bytearray(make_font({"日": 1000}, composites={"昌": "日日"}).read_bytes())
    glyf = struct.unpack_from(">L", data, data.index(b"glyf") + 8)[0]
    place = data.index(b"\xff\xff", glyf) + 12
    struct.pack_into(">H", data, place, 999)
    font = TrueTypeFont(bytes(data), "odd.ttf")
    with pytest.raises(FontFileError, match="damaged"):
        subset(font, [0, font.glyph("昌")])
