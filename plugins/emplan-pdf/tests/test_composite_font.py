"""Composite fonts: codes in order, Unicode that copies correctly, names that tell subsets apart."""

import re

import pytest
from fontTools.ttLib import TTFont

from emplan_fonts import face
from emplan_pdf import FontFile
from emplan_pdf.composite_font import CompositeFont, to_unicode
from emplan_pdf.font_files import open_font
from emplan_pdf.truetype import TrueTypeFont


class _Sink:
    """Keeps the objects that are put into the file."""

    def __init__(self) -> None:
        self.objects: list[str] = []
        self.streams: list[bytes] = []

    def add(self, body: str) -> str:
        self.objects.append(body)
        return f"{len(self.objects)} 0 R"

    def add_stream(self, entries: str, data: bytes, *, compressed: bool = True) -> str:
        self.streams.append(data)
        return f"{100 + len(self.streams)} 0 R"


@pytest.fixture
def song() -> TrueTypeFont:
    return open_font(FontFile(face("song").path))


def _name(font: CompositeFont) -> str:
    sink = _Sink()
    font.embed(sink)
    found = re.search(r"/BaseFont/(\S+?)/", sink.objects[-1])
    assert found
    return found[1]


def test_each_character_gets_the_next_code_once(song: TrueTypeFont) -> None:
    font = CompositeFont(song, "F1")
    assert font.use("安全生产安全") == "\0\1\0\2\0\3\0\4\0\1\0\2"


def test_a_character_that_the_font_lacks_is_not_given_a_code(song: TrueTypeFont) -> None:
    font = CompositeFont(song, "F1")
    with pytest.raises(KeyError):
        font.use("龘")
    assert font.use("安") == "\0\1"


def test_codes_that_mean_something_inside_a_string_are_escaped(song: TrueTypeFont) -> None:
    font = CompositeFont(song, "F1")
    known = [chr(code) for code in range(0x4E00, 0x4F00) if song.glyph(chr(code))]
    codes = [font.use(character) for character in known[:0x60]]
    assert [codes[number - 1] for number in (0x0A, 0x0D, 0x28, 0x29, 0x5C)] == [
        "\0\n",
        "\0\\r",
        "\0\\(",
        "\0\\)",
        "\0\\\\",
    ]


def test_two_characters_with_one_glyph_keep_their_own_unicode(make_font) -> None:
    font = CompositeFont(open_font(FontFile(make_font({"一": 1000}))), "F1")
    font.use("一")
    font.use_blank("\u200b")
    font.use_blank("\u3000")
    font.use_blank("\u3000")
    sink = _Sink()
    font.embed(sink)
    unicode = sink.streams[-1].decode("ascii")
    assert "<0002> <200B>\n<0003> <3000>\nendbfchar" in unicode


def test_unicode_beyond_the_basic_plane_is_written_as_surrogates() -> None:
    assert "1 beginbfchar\n<0001> <D840DD64>\nendbfchar" in to_unicode(("\U00020164",))


def test_unicode_is_written_in_blocks_of_a_hundred_and_never_for_code_0() -> None:
    text = to_unicode(tuple(chr(0x4E00 + step) for step in range(250)))
    assert re.findall(r"(\d+) beginbfchar", text) == ["100", "100", "50"]
    assert text.count("endbfchar") == 3
    *_, codespace, mappings = text.partition("endcodespacerange")
    codes = re.findall(r"<(\w{4})> <\w{4}>", mappings)
    assert codespace
    assert codes == [f"{code:04X}" for code in range(1, 251)]
    assert "<00FA> <4EF9>" in mappings


def test_a_byte_order_mark_inside_text_becomes_its_modern_joiner() -> None:
    assert "<2060>" in to_unicode(("\ufeff",))


def test_only_widths_other_than_an_em_are_listed(make_font) -> None:
    font = CompositeFont(
        open_font(FontFile(make_font({"一": 2048, "i": 512, "j": 1000, "二": 2048}, em=2048))), "F1"
    )
    font.use("一ij二i")
    font.use_box("龘")
    font.use_blank("\u200b")
    sink = _Sink()
    font.embed(sink)
    assert "/DW 1000/W[2[250 488.281]6[0]]" in sink.objects[1]
    assert font.widths == {"一": 1, "i": 0.25, "j": 1000 / 2048, "二": 1, "龘": 1, "\u200b": 0}


def test_a_narrow_sign_for_missing_glyphs_is_listed_too(make_font) -> None:
    path = make_font({"一": 1000, "i": 300, "j": 300})
    whole = TTFont(path)
    whole["hmtx"][".notdef"] = (600, 50)
    whole.save(path)
    font = CompositeFont(open_font(FontFile(path)), "F1")
    font.use("i一j")
    sink = _Sink()
    font.embed(sink)
    assert "/DW 1000/W[0[600 300]3[300]]/" in sink.objects[1]


def test_a_font_all_of_whose_glyphs_are_an_em_wide_lists_no_width(make_font) -> None:
    font = CompositeFont(open_font(FontFile(make_font({"一": 1000}))), "F1")
    font.use("一")
    sink = _Sink()
    font.embed(sink)
    assert "/DW 1000/W[]/" in sink.objects[1]


def test_the_name_tells_subsets_apart_and_stays_the_same_for_the_same_content(song: TrueTypeFont) -> None:
    fonts = [CompositeFont(song, "F1") for _ in range(3)]
    for font, text in zip(fonts, ("安全", "安全", "生产"), strict=True):
        font.use(text)
    first, same, other = map(_name, fonts)
    assert first == same != other
    assert re.fullmatch(r"[A-Z]{6}\+EmplanSong-Regular", first)


def test_a_name_with_odd_characters_is_written_as_a_pdf_name(make_font) -> None:
    font = CompositeFont(open_font(FontFile(make_font({"一": 1000}, name="Odd (A)#1"))), "F1")
    font.use("一")
    assert _name(font).endswith("+Odd#20#28A#29#231")


def test_a_chinese_name_is_written_byte_by_byte(make_font) -> None:
    font = CompositeFont(open_font(FontFile(make_font({"一": 1000}, name="宋"))), "F1")
    font.use("一")
    assert _name(font).endswith("+#E5#AE#8B")


def test_marks_that_are_narrower_than_their_cell_know_their_place_in_it(make_font) -> None:
    marks = {"“": 400, "”": 400, "—": 800, "…": 1000, "i": 300}
    font = CompositeFont(open_font(FontFile(make_font(marks))), "F1")
    font.use("".join(marks))
    assert font.insets == pytest.approx({"“": 0.6, "—": 0.1})
