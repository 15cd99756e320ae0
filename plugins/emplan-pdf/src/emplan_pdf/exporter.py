"""The PDF exporter: a plan, laid out and composed, drawn page by page."""

import logging
from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal, TypeAlias, get_args

from attrs import Attribute, field, frozen

from emplan.errors import InvalidValueError
from emplan.layout import (
    DEFAULT_PROFILE,
    PROGRAM_LINES,
    Face,
    OfficialLayout,
    Page,
    Profile,
    Program,
    compose,
    lay_out,
    names_program,
    profile_of,
)
from emplan.model import AnnualPlan
from emplan_pdf.bookmarks import bookmarks
from emplan_pdf.font_files import FontFamily, FontFile, FontSource, font_of
from emplan_pdf.font_set import FontSet
from emplan_pdf.lettering import Lettering, Missing
from emplan_pdf.metrics import FontMetrics
from emplan_pdf.outline_tree import add_outline
from emplan_pdf.page_code import page_operators
from emplan_pdf.pdf_file import PdfFile
from emplan_pdf.properties import Properties, state_properties
from emplan_pdf.structure_of_blocks import structure_of
from emplan_pdf.structure_tree import add_structure
from emplan_pdf.used_fonts import UsedFont

_log = logging.getLogger("emplan.exporters.pdf")
"""Says which fonts were used where the user has chosen any; the command shows it."""

Conformance: TypeAlias = Literal["2a", "2u"]
"""The level of PDF/A: 2a is tagged, and PDF/UA-1 besides."""


def _fonts_by_face(sources: Mapping[Face, FontSource]) -> Mapping[Face, FontFile | FontFamily]:
    try:
        return {Face(face): font_of(source) for face, source in sources.items()}
    except ValueError as cause:
        problem = f"PdfExporter.fonts (字体) are given by Face: {cause}."
        raise InvalidValueError(problem, f"字体应按 Face 指明：{cause}。", field="fonts") from cause


def _fonts(sources: Sequence[FontSource]) -> tuple[FontFile | FontFamily, ...]:
    return tuple(map(font_of, sources))


@frozen(kw_only=True)
class PdfExporter:
    """Writes the official pages as PDF/A-2: embedded fonts, text that copies correctly, bookmarks, tags.

    Attributes:
        conformance: The level of PDF/A: ``"2a"`` is tagged, so that readers know titles, headings,
            paragraphs, lists and tables, and is PDF/UA-1 besides; ``"2u"`` is not.
        fonts: Fonts by face (字体): a path or the name under which it is installed; the other faces come
            from emplan-fonts.
        installed: Whether a face that is not given is looked for on the computer first, by the names that
            offices know it by: the same plan then looks different on computers with other fonts.
        fallback: Fonts for the characters that neither their face nor 宋体 has, in the order to try.
        missing: What becomes of a character that no font has: ``"error"``, or ``"box"`` to draw a box.
            What is left of characters lost in the source (乱码) is a box in any case.
        program: Whose lines the pages have: ``"word"`` (WPS is like it), or ``"libreoffice"`` for a PDF
            with the lines that LibreOffice shows of the DOCX.
        profile: How pages are set (版式): gbt9704, gbt33476, house-28pt, mirrored, or an office's TOML file.
    """

    format: ClassVar[str] = "pdf"
    media_type: ClassVar[str] = "application/pdf"
    suffix: ClassVar[str] = ".pdf"

    fonts: Mapping[Face, FontFile | FontFamily] = field(factory=dict, converter=_fonts_by_face, hash=False)
    installed: bool = False
    fallback: tuple[FontFile | FontFamily, ...] = field(default=(), converter=_fonts)
    missing: Missing = field(default="error")
    conformance: Conformance = field(default="2a")
    program: Program = field(default="word", validator=names_program)
    profile: Profile = field(default=DEFAULT_PROFILE, converter=profile_of)

    @missing.validator
    def _is_known(self, attribute: "Attribute[Missing]", value: object) -> None:
        if value not in get_args(Missing):
            problem = f"PdfExporter.missing (缺字处理) is 'error' or 'box', not {value!r}."
            raise InvalidValueError(
                problem, f"缺字处理只能为 error 或 box：{value!r}。", field=attribute.name
            )

    @conformance.validator
    def _is_a_level(self, attribute: "Attribute[Conformance]", value: object) -> None:
        if value not in get_args(Conformance):
            problem = f"PdfExporter.conformance (PDF/A 级别) is '2a' or '2u', not {value!r}."
            raise InvalidValueError(problem, f"PDF/A 级别只能为 2a 或 2u：{value!r}。", field=attribute.name)

    def export(self, plan: AnnualPlan, /) -> bytes:
        """The whole file; the same plan and fonts give the same bytes.

        Raises:
            MissingFontError: there is no font for a face: emplan-fonts is not installed, nor is one given.
            FontFileError: a font file cannot be embedded.
            MissingExtraError: a font has PostScript outlines, and the extra ``otf`` is not installed.
            GlyphMissingError: no font has some characters.
            LayoutError: the plan does not fit the official page.
        """
        layout = lay_out(plan, self.profile)
        return self._drawn(layout, Properties.of(plan, layout, is_tagged=self.conformance == "2a"))

    def used_fonts(self, plan: AnnualPlan) -> tuple[UsedFont, ...]:
        """The fonts that really draw the plan, and those that stand in where a face lacks characters.

        Raises:
            MissingFontError, FontFileError, LayoutError: as `export` does.
        """
        pages, lettering = self._composed(lay_out(plan, self.profile))
        for page in pages:
            page_operators(page, lettering)
        return lettering.used_fonts()

    def _composed(self, layout: OfficialLayout) -> tuple[tuple[Page, ...], Lettering]:
        fonts = FontSet(self.fonts, self.fallback, installed=self.installed, named=self.profile.faces)
        pages = compose(layout, FontMetrics(fonts), PROGRAM_LINES[self.program]).pages
        return pages, Lettering(fonts, self.missing)

    def _drawn(self, layout: OfficialLayout, properties: Properties) -> bytes:
        pages, lettering = self._composed(layout)
        file = PdfFile(layout.language)
        structure = structure_of(layout) if properties.is_tagged else None
        references = []
        for index, page in enumerate(pages):
            operators = page_operators(page, lettering, structure)
            tagged = index if structure else None
            references.append(
                file.add_page(operators, width=page.width_pt, height=page.height_pt, tagged=tagged)
            )
        add_outline(file, bookmarks(layout, pages), pages, references)
        if structure is not None:
            add_structure(file, structure, references)
        for resource, reference in lettering.embed(file):
            file.add_font(resource, reference)
        if self.fonts or self.fallback or self.installed or self.profile.faces != DEFAULT_PROFILE.faces:
            for font in lettering.used_fonts():
                _log.info("%s", font)
        state_properties(file, properties)
        return file.finished(properties.information())
