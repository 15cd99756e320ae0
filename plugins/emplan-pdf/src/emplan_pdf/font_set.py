"""The fonts of an export: which file each face has, and which font stands in for a missing character."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from emplan.errors import MissingFontError
from emplan.layout import DEFAULT_PROFILE, FACE_NAMES, Face, FaceSetup
from emplan_pdf.errors import FontNotInstalledError
from emplan_pdf.font_files import FontFamily, FontFile, open_font
from emplan_pdf.installed_fonts import find_font
from emplan_pdf.opentype import OpenTypeFont

FALLBACK_FACE = Face.SONG
"""The face for characters that another face lacks."""

Origin: TypeAlias = Literal["given", "installed", "bundled"]
"""Where the font of a face comes from: named by the user, found on the computer, or from emplan-fonts."""


class FontSet:
    """The fonts by face: those given, else those of emplan-fonts; each is found and opened when first needed.

    Args:
        given: Fonts by path or by the name they are installed under.
        fallback: Fonts for the characters that neither the face nor 宋体 has, in the order to try.
        installed: Whether a face that is not given is looked for on the computer first, by its usual names.
        named: The families that an office's profile names; one that is not installed is no fault, since
            emplan-fonts has a font of its class.
    """

    def __init__(
        self,
        given: Mapping[Face, FontFile | FontFamily],
        fallback: tuple[FontFile | FontFamily, ...] = (),
        *,
        installed: bool = False,
        named: FaceSetup = DEFAULT_PROFILE.faces,
    ) -> None:
        self._given = given
        self._named = named
        self._fallback = fallback
        self._installed = installed
        self._fonts: dict[Face, OpenTypeFont] = {}
        self._further: tuple[OpenTypeFont, ...] | None = None
        self._origins: dict[int, Origin] = {}

    def font(self, face: Face) -> OpenTypeFont:
        """The font of the face.

        Raises:
            MissingFontError: none is given or installed under that name, and emplan-fonts is not there.
            FontFileError: the file cannot be embedded.
        """
        try:
            return self._fonts[face]
        except KeyError:
            file, origin = self._chosen(face)
            font = self._fonts[face] = open_font(file)
            self._origins.setdefault(id(font), origin)
            return font

    def origin(self, font: OpenTypeFont) -> Origin:
        """Where a font that this set has opened comes from."""
        return self._origins.get(id(font), "given")

    def font_with(self, character: str, face: Face) -> OpenTypeFont | None:
        """The font that draws the character in this face: its own, 宋体, a further one; None if none can."""
        font = self.font(face)
        if font.glyph(character):
            return font
        return next((other for other in self._others() if other.glyph(character)), None)

    def _looked_for(self, face: Face) -> tuple[str, ...]:
        """The families to look for on the computer."""
        if not self._installed:
            own = self._named.own_family(face)
            return (own,) if own else ()
        names = self._named.names(face)
        return (names.family, names.english, *names.alternates)

    def _chosen(self, face: Face) -> tuple[FontFile, Origin]:
        given = self._given.get(face)
        if given is not None:
            return _file(given), "given"
        for name in self._looked_for(face):
            try:
                return find_font(FontFamily(name)), "installed"
            except FontNotInstalledError:
                continue
        return _bundled(face), "bundled"

    def _others(self) -> tuple[OpenTypeFont, ...]:
        if self._further is None:
            self._further = tuple(open_font(_file(file)) for file in self._fallback)
        try:
            return (self.font(FALLBACK_FACE), *self._further)
        except MissingFontError:
            # Whoever gives only the faces that a document needs may have no 宋体.
            if FALLBACK_FACE in self._given:
                raise
            return self._further


def _file(source: FontFile | FontFamily) -> FontFile:
    return find_font(source) if isinstance(source, FontFamily) else source


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
            f"Install emplan-fonts, or name a font: --set fonts.{face.value}=PATH or its family, "
            f"in Python PdfExporter(fonts={{{face}: path}})."
        ),
        remedy_zh=(
            f"请安装 emplan-fonts，或者指明字体：--set fonts.{face.value}=路径或字体名称，"
            f"程序中为 PdfExporter(fonts={{{face}: 路径}})。"
        ),
    )
