"""Fonts with PostScript outlines: subsets that draw the same, and honest refusals."""

import contextlib
import io
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import page as page_validation
import pikepdf
import pytest
from attrs import evolve
from fontTools.cffLib import (
    CFFFontSet,
    CharStrings,
    FDArrayIndex,
    FDSelect,
    FontDict,
    PrivateDict,
    SubrsIndex,
)
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTCollection, TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from emplan.errors import MissingExtraError
from emplan.layout import Face
from emplan.testing.samples import everything_plan, rare_characters_plan
from emplan_pdf import FontFile, FontFileError, PdfExporter
from emplan_pdf.cff_subset import cff_subset
from emplan_pdf.embedding import font_program
from emplan_pdf.font_files import open_font
from emplan_pdf.opentype import BLANK, BOX, OpenTypeFont

ORIGINALS = Path(__file__).parents[2] / "emplan-fonts" / "sources"

Drawn = tuple[list[object], float]


def _program(data: bytes) -> object:
    programs = CFFFontSet()
    programs.decompile(io.BytesIO(data), None)
    return programs[0]


def _drawn_by_program(data: bytes) -> list[Drawn]:
    top = _program(data)
    drawn = []
    for name in top.charset:
        pen = DecomposingRecordingPen(top.CharStrings)
        top.CharStrings[name].draw(pen)
        drawn.append((pen.value, top.CharStrings[name].width))
    return drawn


def _drawn_by_font(path: Path, glyphs: Sequence[int], number: int = -1) -> list[Drawn]:
    source = TTFont(path, fontNumber=number)
    glyph_set, names = source.getGlyphSet(), source.getGlyphOrder()
    drawn = []
    for glyph in glyphs:
        pen = DecomposingRecordingPen(glyph_set)
        glyph_set[names[glyph]].draw(pen)
        drawn.append((pen.value, glyph_set[names[glyph]].width))
    return drawn


def _glyphs(font: OpenTypeFont, text: str) -> list[int]:
    return [0, *(font.glyph(character) for character in text)]


def _draws_the_same(path: Path, text: str) -> bool:
    font = open_font(FontFile(path))
    glyphs = _glyphs(font, text)
    return _drawn_by_program(cff_subset(font, glyphs)) == _drawn_by_font(path, glyphs)


@pytest.mark.skipif(
    not ORIGINALS.is_dir(), reason="the originals of emplan-fonts are not in this distribution"
)
def test_a_subset_of_a_real_font_draws_what_the_font_draws() -> None:
    assert _draws_the_same(ORIGINALS / "FandolFang-Regular.otf", "青禾示范区2027年应急管理工作要点，。")


def test_a_subset_is_keyed_by_codes_and_has_room_for_stand_ins(make_cff_font) -> None:
    font = open_font(FontFile(make_cff_font({"一": 1000, "i": 300})))
    data = cff_subset(font, [*_glyphs(font, "i一一"), BLANK, BOX])
    top, drawn = _program(data), _drawn_by_program(data)
    assert top.ROS == ("Adobe", "Identity", 0)
    assert top.CIDCount == 6
    assert top.charset == [".notdef", *(f"cid0000{code}" for code in range(1, 6))]
    outlines, widths = zip(*drawn, strict=True)
    assert widths == (1000, 300, 1000, 1000, 0, 1000)
    assert outlines[2] == outlines[3] != outlines[1]
    assert outlines[4] == []
    assert outlines[5] == [
        ("moveTo", ((100, -84),)),
        *(("lineTo", (corner,)) for corner in ((900, -84), (900, 833), (100, 833))),
        ("closePath", ()),
        ("moveTo", ((140, -44),)),
        *(("lineTo", (corner,)) for corner in ((140, 793), (860, 793), (860, -44))),
        ("closePath", ()),
    ]


def test_the_same_glyphs_give_the_same_bytes_in_another_process(make_cff_font) -> None:
    path = make_cff_font({"一": 1000, "i": 300})
    font = open_font(FontFile(path))
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from emplan_pdf import FontFile\nfrom emplan_pdf.cff_subset import cff_subset\n"
        "from emplan_pdf.font_files import open_font\n"
        "sys.stdout.buffer.write(cff_subset(open_font(FontFile(Path(sys.argv[1]))), [0, 2, 1]))\n"
    )
    made = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, check=True).stdout
    assert made == cff_subset(font, [0, 2, 1])


def test_hints_and_subroutines_of_every_part_are_kept(tmp_path: Path) -> None:
    path = _of_parts(tmp_path / "parts.otf")
    font = open_font(FontFile(path))
    glyphs = [0, font.glyph("三"), font.glyph("一")]
    data = cff_subset(font, glyphs)
    assert _drawn_by_program(data) == _drawn_by_font(path, glyphs)
    top = _program(data)
    assert [top.FDSelect[code] for code in range(3)] == [0, 1, 0]
    assert [part.Private.StdHW for part in top.FDArray] == [40, 42]
    assert {part.Private.defaultWidthX for part in top.FDArray} == {1000}
    charstring = top.CharStrings["cid00001"]
    charstring.decompile()
    assert charstring.program[:4] == [970, 10, 20, "hstem"]
    assert "callsubr" not in charstring.program


def _of_parts(path: Path) -> Path:
    """A CID-keyed font of three parts: each counts widths in its own way and has its own subroutine."""
    order = [".notdef", "one", "two", "three"]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(order)
    builder.setupCFF("Odd-Regular", {}, {name: T2CharString(program=["endchar"]) for name in order}, {})
    top = builder.font["CFF "].cff[0]
    del top.Private
    top.ROS, top.CIDCount = ("Adobe", "Identity", 0), len(order)
    top.FDArray, top.FDSelect = FDArrayIndex(), FDSelect()
    for number in range(3):
        part = FontDict()
        part.Private = private = PrivateDict()
        private.StdHW, private.defaultWidthX, private.nominalWidthX = 40 + number, 500 + number, 600 + number
        private.Subrs = SubrsIndex()
        private.Subrs.append(T2CharString(program=[100 * number, 50, "rlineto", "return"], private=private))
        top.FDArray.append(part)
    top.charset = [".notdef", *(f"cid{number:05}" for number in range(1, len(order)))]
    top.CharStrings = CharStrings(None, None, None, None, top.FDSelect, top.FDArray)
    for number, name in enumerate(top.charset):
        part = max(number - 1, 0)
        width = 1000 - 10 * number - (600 + part)
        program = [width, 10, 20, "hstem", 5, "hmoveto", 50, 60, "rlineto", -107, "callsubr", "endchar"]
        top.CharStrings[name] = T2CharString(
            program=program, private=top.FDArray[part].Private, globalSubrs=top.GlobalSubrs
        )
        top.FDSelect.append(part)
    builder.font.recalcBBoxes = False
    return _saved(builder, "一二三", path)


def _saved(builder: FontBuilder, characters: str, path: Path, *, em: int = 1000) -> Path:
    names = builder.font.getGlyphOrder()
    builder.setupCharacterMap(dict(zip(map(ord, characters), names[1:], strict=False)))
    builder.setupHorizontalMetrics({name: (em - 10 * number, 0) for number, name in enumerate(names)})
    builder.setupHorizontalHeader(ascent=em, descent=0)
    builder.setupNameTable({"familyName": "Odd", "styleName": "Regular", "psName": "Odd-Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
    return path


_SQUARE = (0, 0, "rmoveto", 500, 500, -500, "hlineto")


@pytest.fixture
def variable(tmp_path: Path) -> Path:
    """A variable font: what it draws by default is 500 wide, and up to 900 wide elsewhere."""
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "one"])
    builder.setupNameTable({"familyName": "Odd", "styleName": "Regular", "psName": "Odd-Regular"})
    builder.setupFvar([("wght", 100, 100, 900, "Weight")], [])
    blended = (0, 0, "rmoveto", 500, 400, 1, "blend", 500, -500, "hlineto")
    charstrings = {".notdef": T2CharString(program=list(_SQUARE)), "one": T2CharString(program=list(blended))}
    builder.setupCFF2(charstrings, regions=[{"wght": (0, 1, 1)}])
    return _saved(builder, "一", tmp_path / "variable.otf")


def test_of_a_variable_font_the_default_instance_is_drawn(variable: Path, tmp_path: Path) -> None:
    assert _draws_the_same(variable, "一")
    font = open_font(FontFile(variable))
    outline, width = _drawn_by_program(cff_subset(font, [0, 1]))[1]
    assert ("lineTo", ((500, 0),)) in outline
    assert width == 990


def test_a_glyph_put_together_from_two_others_keeps_both(tmp_path: Path) -> None:
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "eacute", "e", "acute"])
    accented = [-40, 200, 300, 101, 194, "endchar"]
    square = [*_SQUARE, "endchar"]
    programs = {".notdef": square, "eacute": accented, "e": square, "acute": square}
    charstrings = {name: T2CharString(program=program) for name, program in programs.items()}
    builder.setupCFF("Odd-Regular", {}, charstrings, {})
    path = _saved(builder, "éeˊ", tmp_path / "seac.otf")
    assert _draws_the_same(path, "é")
    font = open_font(FontFile(path))
    outline, width = _drawn_by_program(cff_subset(font, [0, font.glyph("é")]))[1]
    assert [step for step, _ in outline].count("moveTo") == 2
    assert width == 990


def test_an_em_of_2048_units_is_written_into_the_program(tmp_path: Path) -> None:
    builder = FontBuilder(2048, isTTF=False)
    builder.setupGlyphOrder([".notdef", "one"])
    charstrings = {name: T2CharString(program=[*_SQUARE, "endchar"]) for name in (".notdef", "one")}
    builder.setupCFF("Odd-Regular", {"FontMatrix": [1 / 2048, 0, 0, 1 / 2048, 0, 0]}, charstrings, {})
    font = open_font(FontFile(_saved(builder, "一", tmp_path / "large.otf", em=2048)))
    top = _program(cff_subset(font, [0, 1, BOX]))
    assert top.FontMatrix == [1 / 2048, 0, 0, 1 / 2048, 0, 0]
    assert [width for _, width in _drawn_by_program(cff_subset(font, [0, 1, BOX]))] == [2048, 2038, 2048]


def test_a_font_without_a_name_in_letters_is_embedded(tmp_path: Path) -> None:
    path = _of_parts(tmp_path / "宋体.otf")
    font = TTFont(path)
    font["name"].names = [record for record in font["name"].names if record.nameID != 6]
    font.save(path)
    opened = open_font(FontFile(path))
    assert opened.name == "宋体"
    assert _drawn_by_program(cff_subset(opened, [0, 1])) == _drawn_by_font(path, [0, 1])


def test_one_face_of_a_collection_is_embedded(make_cff_font, tmp_path: Path) -> None:
    whole = TTCollection()
    for name, character in (("First-Regular", "一"), ("Second-Regular", "二")):
        whole.fonts.append(TTFont(make_cff_font({character: 700}, name=name)))
    path = tmp_path / "both.ttc"
    whole.save(path)
    font = open_font(FontFile(path, 1))
    glyphs = _glyphs(font, "二")
    assert _drawn_by_program(cff_subset(font, glyphs)) == _drawn_by_font(path, glyphs, 1)
    assert font_program(font, glyphs).descendant == "/CIDFontType0"


def _plan_of_characters(make_cff_font) -> Path:
    text = everything_plan().title.text + "2027年　月日（）〔〕—𠮷"
    return make_cff_font({character: 600 if character == "2" else 1000 for character in text})


def test_a_document_in_such_a_font_is_archival(make_cff_font, tmp_path: Path) -> None:
    faces = dict.fromkeys((Face.IMITATION_SONG, Face.GOTHIC), _plan_of_characters(make_cff_font))
    target = tmp_path / "plan.pdf"
    for made in (everything_plan(), rare_characters_plan()):
        data = evolve(PdfExporter(missing="box"), fonts=faces).export(made)
        assert data == evolve(PdfExporter(missing="box"), fonts=faces).export(made)
        target.write_bytes(data)
        for profile in (
            page_validation.ValidationProfile.PDF_A_2A,
            page_validation.ValidationProfile.PDF_UA_1,
        ):
            failures = page_validation.validate_pdf(str(target), profile=profile).failures
            assert [(failure.rule_id, failure.message) for failure in failures] == []
    with pikepdf.open(target) as pdf:
        kinds = {str(font.DescendantFonts[0].Subtype) for font in pdf.pages[0].Resources.Font.values()}
    assert kinds == {"/CIDFontType0", "/CIDFontType2"}


@pytest.mark.needs("poppler")
def test_what_is_shown_in_such_a_font_copies_as_it_reads(make_cff_font, tmp_path: Path) -> None:
    faces = dict.fromkeys((Face.IMITATION_SONG, Face.GOTHIC), _plan_of_characters(make_cff_font))
    target = tmp_path / "plan.pdf"
    plan = everything_plan()
    target.write_bytes(PdfExporter(missing="box", fonts=faces).export(plan))
    fonts = subprocess.run(["pdffonts", target], capture_output=True, text=True, check=True).stdout
    row = next(line for line in fonts.splitlines() if "Cff-Regular" in line)
    assert "CID Type 0C       Identity-H       yes yes yes" in row
    text = subprocess.run(["pdftotext", target, "-"], capture_output=True, text=True, check=True).stdout
    assert plan.title.text in "".join(text.split())


def test_what_no_program_can_be_made_of_is_damaged(make_cff_font) -> None:
    path = make_cff_font({"一": 1000}, program=[9, "callsubr"])
    font = open_font(FontFile(path))
    with pytest.raises(FontFileError, match="damaged") as caught:
        cff_subset(font, [0, 1])
    assert caught.value.place == str(path)
    assert caught.value.remedy


def test_a_font_with_fewer_outlines_than_glyphs_is_damaged(make_cff_font) -> None:
    font = open_font(FontFile(make_cff_font({"一": 1000})))
    with pytest.raises(FontFileError, match="damaged"):
        cff_subset(font, [0, 59])


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_mutated_outlines_are_embedded_or_refused(whole: bytes, data: st.DataObject) -> None:
    changed = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        changed[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    font = SimpleNamespace(
        name="Odd", units_per_em=1000, glyph_count=4, bounds=(0, 0, 1000, 1000), advance=lambda glyph: 900
    )
    font.table = {b"CFF ": bytes(changed)}.get
    font.damaged = lambda: FontFileError("odd.otf", "it is damaged", "文件已损坏")
    with contextlib.suppress(FontFileError):
        assert len(_program(cff_subset(font, [0, 1, 2, 3])).CharStrings) == 4


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A table of outlines with subroutines in three parts."""
    return TTFont(_of_parts(tmp_path_factory.mktemp("mutated") / "odd.otf")).reader["CFF "]


def test_the_makers_wishes_hold_for_these_fonts_too(make_cff_font) -> None:
    with pytest.raises(FontFileError, match="forbids embedding"):
        open_font(FontFile(make_cff_font({"一": 1000}, rights=2)))


def test_without_fonttools_the_extra_is_named(make_cff_font, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("emplan_pdf.embedding.find_spec", lambda name: None)
    font = open_font(FontFile(make_cff_font({"一": 1000})))
    with pytest.raises(MissingExtraError, match=r"emplan-pdf\[otf\]") as caught:
        font_program(font, [0, 1])
    assert "plugins/emplan-pdf[otf]" in (caught.value.remedy or "")


def test_other_fonts_do_not_load_fonttools() -> None:
    code = (
        "import sys\nfrom emplan.testing.samples import everything_plan\nfrom emplan_pdf import PdfExporter\n"
        "PdfExporter(missing='box').export(everything_plan())\nprint('fontTools' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
