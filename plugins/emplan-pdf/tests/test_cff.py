"""Fonts with CFF outlines: complete charstrings, subsets that draw the same, honest refusals."""

import io
import struct
from pathlib import Path

import page as page_validation
import pikepdf
import pytest
from attrs import evolve
from fontTools.cffLib import CFFFontSet
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from emplan.layout import Face
from emplan.testing.samples import everything_plan, rare_characters_plan
from emplan_pdf import FontFile, FontFileError, PdfExporter
from emplan_pdf.cff import CHARSTRINGS, FONT_BBOX, FONT_MATRIX, CffFont, dict_of, index_at, index_offsets
from emplan_pdf.cff_subset import cff_subset
from emplan_pdf.charstrings import UnusualCharstringError, inlined
from emplan_pdf.embedding import font_program
from emplan_pdf.font_files import open_font
from emplan_pdf.opentype import BLANK, BOX

ORIGINALS = Path(__file__).parents[2] / "emplan-fonts" / "sources"


def _drawn(charstring: T2CharString) -> list[object]:
    pen = RecordingPen()
    charstring.draw(pen)
    return pen.value


def _program(data: bytes) -> object:
    programs = CFFFontSet()
    programs.decompile(io.BytesIO(data), None)
    return programs[0]


def _subset_of(path: Path, text: str, *further: int) -> tuple[CffFont, list[int], object]:
    font = open_font(FontFile(path))
    assert isinstance(font, CffFont)
    glyphs = [0, *(font.glyph(character) for character in text), *further]
    return font, glyphs, _program(cff_subset(font, glyphs))


@pytest.mark.skipif(
    not ORIGINALS.is_dir(), reason="the originals of emplan-fonts are not in this distribution"
)
def test_a_subset_of_a_real_font_draws_what_the_font_draws() -> None:
    path, text = ORIGINALS / "FandolFang-Regular.otf", "青禾示范区2027年应急管理工作要点，。"
    _, glyphs, program = _subset_of(path, text)
    source = TTFont(path)
    drawn, names = source.getGlyphSet(), source.getGlyphOrder()
    for code, glyph in enumerate(glyphs):
        pen = RecordingPen()
        drawn[names[glyph]].draw(pen)
        charstring = program.CharStrings[program.charset[code]]
        assert _drawn(charstring) == pen.value
        assert charstring.width == drawn[names[glyph]].width


def test_a_subset_is_keyed_by_codes_and_has_room_for_stand_ins(make_cff_font) -> None:
    path = make_cff_font({"一": 1000, "i": 300})
    _, _, program = _subset_of(path, "i一一", BLANK, BOX)
    assert program.ROS == ("Adobe", "Identity", 0)
    assert program.charset == [".notdef", *(f"cid0000{code}" for code in range(1, 6))]
    charstrings = [program.CharStrings[name] for name in program.charset]
    outlines = [_drawn(each) for each in charstrings]
    assert [each.width for each in charstrings] == [1000, 300, 1000, 1000, 0, 1000]
    assert outlines[2] == outlines[3] != outlines[1]
    assert outlines[4] == []
    assert len(outlines[5]) == 10


def test_a_document_in_such_a_font_is_archival_and_copies_as_it_reads(make_cff_font, tmp_path) -> None:
    plan = everything_plan()
    exporter = PdfExporter(missing="box")
    characters = {
        character: 1000 for page in (plan.title.text, "2027年　月日（）〔〕—") for character in page
    }
    path = make_cff_font(characters)
    faces = dict.fromkeys((Face.IMITATION_SONG, Face.GOTHIC), path)
    target = tmp_path / "plan.pdf"
    for made in (plan, rare_characters_plan()):
        target.write_bytes(evolve(exporter, fonts=faces).export(made))
        for profile in (
            page_validation.ValidationProfile.PDF_A_2A,
            page_validation.ValidationProfile.PDF_UA_1,
        ):
            failures = page_validation.validate_pdf(str(target), profile=profile).failures
            assert [(failure.rule_id, failure.message) for failure in failures] == []
    with pikepdf.open(target) as pdf:
        kinds = {str(font.DescendantFonts[0].Subtype) for font in pdf.pages[0].Resources.Font.values()}
    assert kinds == {"/CIDFontType0", "/CIDFontType2"}


def _subr(*tokens: int | str) -> bytes:
    charstring = T2CharString(program=list(tokens))
    charstring.compile()
    return charstring.bytecode


def test_subroutines_are_put_in_and_the_width_is_left_out() -> None:
    local = (_subr(10, 20, "rlineto", "return"), _subr(-107, "callsubr", "endchar"))
    outer = (_subr(5, 5, "hstemhm", "return"),)
    called = _subr(
        77, 1, 2, -107, "callgsubr", 7, 8, "hintmask", b"\xe0", 100, 0, "rmoveto", -106, "callsubr"
    )
    plain = inlined(called, outer, local)
    expected = _subr(
        1, 2, 5, 5, "hstemhm", 7, 8, "hintmask", b"\xe0", 100, 0, "rmoveto", 10, 20, "rlineto", "endchar"
    )
    assert plain == expected


@pytest.mark.parametrize(
    ("with_width", "without"),
    [
        ((50, 10, 20, "rmoveto", "endchar"), (10, 20, "rmoveto", "endchar")),
        ((10, 20, "rmoveto", "endchar"), (10, 20, "rmoveto", "endchar")),
        ((50, 10, "hmoveto", "endchar"), (10, "hmoveto", "endchar")),
        ((10, "vmoveto", "endchar"), (10, "vmoveto", "endchar")),
        ((300, "endchar"), ("endchar",)),
        (("endchar",), ("endchar",)),
        (
            (-400, 1, 2, 3, 4, "vstem", 1, "hmoveto", "endchar"),
            (1, 2, 3, 4, "vstem", 1, "hmoveto", "endchar"),
        ),
        ((1, "hmoveto", 1, 2, 3, 4, 5, 6, 7, "hflex", "endchar"),) * 2,
    ],
)
def test_a_width_is_known_from_the_first_operator(with_width, without) -> None:
    assert inlined(_subr(*with_width), (), ()) == _subr(*without)


def test_the_number_of_a_subroutine_counts_from_the_middle_of_a_large_list() -> None:
    subrs = tuple(_subr(each % 100, "hlineto", "return") for each in range(1300))
    for place in (0, 1000, 1131, 1299):
        plain = inlined(_subr(1, "hmoveto", place - 1131, "callsubr", "endchar"), (), subrs)
        assert plain == _subr(1, "hmoveto", place % 100, "hlineto", "endchar")


def test_damaged_and_unusual_charstrings_are_told_apart() -> None:
    with pytest.raises(IndexError):
        inlined(_subr(5, "callsubr"), (), ())
    endless = (_subr(-107, "callsubr"),)
    with pytest.raises(RecursionError):
        inlined(endless[0], (), endless)
    for computed in ((1, 2, "add", "hmoveto"), (0.5, "callsubr")):
        with pytest.raises(UnusualCharstringError):
            inlined(_subr(*computed), (), endless)


def test_charstrings_that_compute_or_call_into_nothing_are_refused_with_the_file(make_cff_font) -> None:
    for program, reason in (([1, 2, "add", "hmoveto", "endchar"], "programs"), ([9, "callsubr"], "damaged")):
        path = make_cff_font({"一": 1000}, program=program)
        font = open_font(FontFile(path))
        assert isinstance(font, CffFont)
        with pytest.raises(FontFileError, match=reason):
            font.charstring(font.glyph("一"))


def test_a_damaged_table_is_noticed(make_cff_font, tmp_path: Path) -> None:
    data = bytearray(make_cff_font({"一": 1000}).read_bytes())
    record = data.index(b"CFF ")
    start = struct.unpack_from(">L", data, record + 8)[0]
    offsets = index_offsets(bytes(data[start:]), 4)
    for at, value in ((start + 5, 0xFF), (start + offsets[-1] + 2, 9)):
        damaged = bytearray(data)
        damaged[at] = value
        path = tmp_path / f"damaged{at}.otf"
        path.write_bytes(damaged)
        with pytest.raises(FontFileError, match="damaged"):
            open_font(FontFile(path))


def test_a_font_without_the_list_of_its_outlines_or_with_too_few_is_damaged(make_cff_font) -> None:
    path = make_cff_font({"一": 1000})
    font = open_font(FontFile(path))
    assert isinstance(font, CffFont)
    place = font.top[CHARSTRINGS].written
    data = path.read_bytes()
    few = bytearray(data)
    maxp = struct.unpack_from(">L", data, data.index(b"maxp") + 8)[0]
    struct.pack_into(">H", few, maxp + 4, 60)
    for damaged in (data.replace(place + b"\x11", place + b"\x0d"), bytes(few)):
        with pytest.raises(FontFileError, match="damaged"):
            CffFont(damaged, "odd.otf")


def test_a_list_of_parts_that_is_cut_off_is_damage(make_cff_font) -> None:
    font = open_font(FontFile(make_cff_font({"一": 1000})))
    assert isinstance(font, CffFont)
    font.is_cid_keyed, font._select = True, len(font._cff) - 1
    with pytest.raises(FontFileError, match="damaged"):
        font_program(font, [0, 1])


def test_the_makers_wishes_hold_for_these_fonts_too(make_cff_font) -> None:
    with pytest.raises(FontFileError, match="forbids embedding"):
        open_font(FontFile(make_cff_font({"一": 1000}, rights=2)))


@pytest.mark.parametrize(
    "select",
    [
        bytes((0, 0, 1, 1, 0)),
        b"\3" + struct.pack(">HHBHBHBH", 3, 0, 0, 1, 1, 3, 0, 4),
    ],
)
def test_the_part_of_a_glyph_is_found_in_both_forms_of_the_list(make_cff_font, select: bytes) -> None:
    font = open_font(FontFile(make_cff_font({"一": 1000, "二": 1000, "三": 1000})))
    assert isinstance(font, CffFont)
    font.is_cid_keyed, font._cff, font._select = True, select, 0
    font.dicts = (font.dicts[0],) * 2
    assert [font.part(glyph) for glyph in range(4)] == [0, 1, 1, 0]
    font.dicts = font.dicts[:1]
    with pytest.raises(FontFileError, match="damaged"):
        font.part(1)


def test_numbers_of_every_length_are_read_and_kept_as_written() -> None:
    numbers = b"".join((b"\x1c\xfe\x0c", b"\x1d\x00\x01\x00\x00", b"\x8b", b"\xf7\x00", b"\xfb\x00"))
    entries = dict_of(numbers + b"\x05" + b"\x1e\x0a\x00\x1f" + b"\x0c\x07")
    assert entries[FONT_BBOX].numbers == (-500, 65536, 0, 108, -108)
    assert entries[FONT_BBOX].written == numbers
    assert entries[FONT_MATRIX].written == b"\x1e\x0a\x00\x1f"


def test_an_index_that_is_empty_or_cut_off_is_told() -> None:
    assert index_at(b"\0\0rest", 0) == ((), 2)
    with pytest.raises(IndexError):
        index_at(b"\0\1\1\1\x09", 0)


def test_a_font_with_several_parts_keeps_those_in_use(make_cff_font) -> None:
    path = make_cff_font({"一": 1000, "二": 900, "三": 800})
    font = open_font(FontFile(path))
    assert isinstance(font, CffFont)
    font.is_cid_keyed = True
    font.dicts = (font.dicts[0],) * 3
    font.part = [0, 2, 1, 2].__getitem__  # type: ignore[method-assign]  # a font of three parts
    program = _program(cff_subset(font, [0, font.glyph("一"), font.glyph("三")]))
    assert len(program.FDArray) == 2
    assert [program.FDSelect[glyph] for glyph in range(3)] == [0, 1, 1]
    for name in program.charset:
        _drawn(program.CharStrings[name])
    assert [program.CharStrings[name].width for name in program.charset] == [1000, 1000, 800]
