"""Small fonts, made for the tests."""

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

FontMaker = Callable[..., Path]


@pytest.fixture
def make_font(tmp_path: Path) -> FontMaker:
    """Makes a font file: squares as wide as asked for, and glyphs that are made of others."""

    def make(
        widths: Mapping[str, int],
        *,
        name: str = "Tiny-Regular",
        em: int = 1000,
        composites: Mapping[str, str] | None = None,
        rights: int = 0,
    ) -> Path:
        path = tmp_path / f"{name}.ttf"
        _truetype(widths, name=name, em=em, composites=composites or {}, rights=rights).save(path)
        return path

    return make


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """A collection of two fonts: the first has 一, the second 二."""
    whole = TTCollection()
    for name, character in (("First-Regular", "一"), ("Second-Regular", "二")):
        stream = io.BytesIO()
        _truetype({character: 1000}, name=name).save(stream)
        whole.fonts.append(TTFont(io.BytesIO(stream.getvalue())))
    path = tmp_path / "both.ttc"
    whole.save(path)
    return path


@pytest.fixture
def make_cff_font(tmp_path: Path) -> FontMaker:
    """Makes a font with CFF outlines: bars as wide as asked for, or what a program draws."""

    def make(
        widths: Mapping[str, int],
        *,
        name: str = "Cff-Regular",
        rights: int = 0,
        program: Sequence[object] = (),
    ) -> Path:
        builder = FontBuilder(1000, isTTF=False)
        names = {character: f"u{ord(character):X}" for character in widths}
        builder.setupGlyphOrder([".notdef", *names.values()])
        builder.setupCharacterMap({ord(character): glyph for character, glyph in names.items()})
        drawn = {".notdef": _bar(1000)} | {names[each]: _bar(width) for each, width in widths.items()}
        if program:
            drawn = {glyph: T2CharString(program=list(program)) for glyph in drawn}
        builder.setupCFF(name, {}, drawn, {})
        metrics = {names[each]: (width, 0) for each, width in widths.items()}
        builder.setupHorizontalMetrics({".notdef": (1000, 0), **metrics})
        builder.setupHorizontalHeader(ascent=880, descent=-120)
        family = name.partition("-")[0]
        builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": name})
        builder.setupOS2(fsType=rights)
        builder.setupPost()
        builder.font.recalcBBoxes = not program
        path = tmp_path / f"{name}{rights}{len(program)}.otf"
        builder.save(path)
        return path

    return make


def _bar(width: int) -> object:
    pen = T2CharStringPen(width, None)
    pen.moveTo((0, 0))
    pen.lineTo((width, 0))
    pen.curveTo((width, 300), (width, 500), (0, 700))
    pen.closePath()
    return pen.getCharString()


def _truetype(
    widths: Mapping[str, int],
    *,
    name: str,
    em: int = 1000,
    composites: Mapping[str, str] | None = None,
    rights: int = 0,
) -> TTFont:
    builder = FontBuilder(em, isTTF=True)
    names = {character: f"u{ord(character):X}" for character in (*widths, *(composites or {}))}
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(character): glyph for character, glyph in names.items()})
    glyphs = {".notdef": _square(em)} | {names[each]: _square(width) for each, width in widths.items()}
    for character, parts in (composites or {}).items():
        pen = TTGlyphPen(glyphs)
        for place, part in enumerate(parts):
            pen.addComponent(names[part], (1, 0, 0, 1, 300 * place, 10))
        glyphs[names[character]] = pen.glyph()
    builder.setupGlyf(glyphs)
    advances = {names[character]: width for character, width in widths.items()}
    bearings = {glyph: (advances.get(glyph, em), 50) for glyph in (".notdef", *names.values())}
    builder.setupHorizontalMetrics(bearings)
    builder.setupHorizontalHeader(ascent=em * 88 // 100, descent=-em * 12 // 100)
    builder.setupNameTable({"familyName": name.partition("-")[0], "styleName": "Regular", "psName": name})
    builder.setupOS2(fsType=rights)
    builder.setupPost()
    return builder.font


def _square(width: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for corner in ((50, 700), (max(width - 50, 60), 700), (max(width - 50, 60), 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()
