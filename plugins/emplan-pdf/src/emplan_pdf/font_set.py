"""The fonts of an export: which file each face has, and which font stands in for a missing character."""

from collections.abc import Mapping

from emplan.errors import MissingFontError
from emplan.layout import FACE_NAMES, Face
from emplan_pdf.truetype import FontFile, TrueTypeFont, open_font

FALLBACK_FACE = Face.SONG
"""The face for characters that another face lacks."""


class FontSet:
    """The fonts by face: those given by path, else those of emplan-fonts; each is opened when first needed.

    Args:
        given: Fonts by path.
        fallback: Fonts for the characters that neither the face nor 宋体 has, in the order to try.
    """

    def __init__(self, given: Mapping[Face, FontFile], fallback: tuple[FontFile, ...] = ()) -> None:
        self._given = given
        self._fallback = fallback
        self._fonts: dict[Face, TrueTypeFont] = {}

    def font(self, face: Face) -> TrueTypeFont:
        """The font of the face.

        Raises:
            MissingFontError: no file is given for it and emplan-fonts is not installed.
            FontFileError: the file cannot be embedded.
        """
        try:
            return self._fonts[face]
        except KeyError:
            font = self._fonts[face] = open_font(self._given.get(face) or _bundled(face))
            return font

    def font_with(self, character: str, face: Face) -> TrueTypeFont | None:
        """The font that draws the character in this face: its own, 宋体, a further one; None if none can."""
        font = self.font(face)
        if font.glyph(character):
            return font
        return next((other for other in self._others() if other.glyph(character)), None)

    def _others(self) -> tuple[TrueTypeFont, ...]:
        further = tuple(open_font(file) for file in self._fallback)
        try:
            return (self.font(FALLBACK_FACE), *further)
        except MissingFontError:
            # Whoever gives only the faces that a document needs may have no 宋体.
            if FALLBACK_FACE in self._given:
                raise
            return further


def _bundled(face: Face) -> FontFile:
    try:
        from emplan_fonts import FontError
        from emplan_fonts import face as bundled_face
    except ImportError as cause:
        raise _missing(face) from cause
    try:
        return FontFile(bundled_face(face.value).path)
    except FontError as cause:
        raise MissingFontError(cause.message("en"), cause.message("zh"), field="fonts") from cause


def _missing(face: Face) -> MissingFontError:
    names = FACE_NAMES[face]
    return MissingFontError(
        f"There is no font for the face {names.chinese} (字体): no path, and emplan-fonts is not installed.",
        f"缺少{names.chinese}的字体文件：未指明路径，也没有安装 emplan-fonts。",
        field="fonts",
        remedy=(
            f"Install emplan-fonts, or name a font file: --set fonts.{face.value}=PATH, "
            f"in Python PdfExporter(fonts={{{face}: path}})."
        ),
        remedy_zh=(
            f"请安装 emplan-fonts，或者指明字体文件：--set fonts.{face.value}=路径，"
            f"程序中为 PdfExporter(fonts={{{face}: 路径}})。"
        ),
    )
