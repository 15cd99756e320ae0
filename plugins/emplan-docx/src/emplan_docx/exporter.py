"""The Word exporter: a plan, laid out, as a document that Word and WPS open."""

import io
from typing import ClassVar

from attrs import Attribute, field, frozen
from docx.oxml import parse_xml

from emplan.errors import InvalidValueError
from emplan.layout import (
    DEFAULT_PROFILE,
    PROGRAM_LINES,
    Profile,
    Program,
    lay_out,
    names_program,
    profile_of,
)
from emplan.model import AnnualPlan
from emplan_docx.anchors import anchored
from emplan_docx.authorship import Authorship
from emplan_docx.body import Body
from emplan_docx.comments import add_comments
from emplan_docx.markup import NAMESPACES
from emplan_docx.numbering import NativeNumbers, Numbering, add_numbering
from emplan_docx.properties import state_properties
from emplan_docx.redline import Tracker, redlined
from emplan_docx.remarks import Remark, remarks_of
from emplan_docx.sealing import sealed
from emplan_docx.template import empty_document, filled_document


@frozen(kw_only=True)
class DocxExporter:
    """Writes the official document as a Word file: real styles, outline levels, the usual face names.

    Attributes:
        review: What a person must look at, ``Draft.review`` or its plain data: becomes comments (批注).
        every_remark: Comments on everything in the review, also on what was only moved or kept.
        against: Last year's plan: the document carries tracked changes (花脸稿) from it to this one.
        program: ``"word"`` (WPS is like it) or ``"libreoffice"``: whose line ends decide on which page the
            colophon stands, which no program finds by itself, and whether an empty frame ends the page before
            the signature's (Word takes the last lines of the text along by itself).
        numbering: ``"literal"``: the labels (一、 （一） 1.) are text. ``"native"``: Word counts them in
            multilevel lists (自动编号) and prints the same; what deviates stays text, as does all beside
            tracked changes.
        profile: How pages are set (版式): gbt9704, gbt33476, house-28pt, mirrored, or an office's TOML file.
    """

    format: ClassVar[str] = "docx"
    media_type: ClassVar[str] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    suffix: ClassVar[str] = ".docx"

    review: tuple[Remark, ...] = field(default=(), converter=remarks_of)
    every_remark: bool = False
    against: AnnualPlan | None = None
    program: Program = field(default="word", validator=names_program)
    numbering: Numbering = field(default="literal")
    profile: Profile = field(default=DEFAULT_PROFILE, converter=profile_of)

    @numbering.validator
    def _is_a_way(self, attribute: "Attribute[Numbering]", value: object) -> None:
        if value not in ("literal", "native"):
            problem = f"DocxExporter.numbering (序数) is 'literal' or 'native', not {value!r}."
            problem_zh = f"序数（numbering）只能为 literal 或 native：{value!r}。"
            raise InvalidValueError(problem, problem_zh, field=attribute.name)

    def export(self, plan: AnnualPlan, /) -> bytes:
        """The whole file; the same plan gives the same bytes.

        Raises:
            LayoutError: the plan does not fit the official page.
        """
        layout = lay_out(plan, self.profile)
        shown = tuple(remark for remark in self.review if self.every_remark or remark.needs_a_person)
        lines = PROGRAM_LINES[self.program]
        is_native = self.numbering == "native" and self.against is None
        numbers = NativeNumbers.of(plan, self.profile.faces) if is_native else None
        anchors = anchored(layout, self.review, shown)
        # Beside tracked changes lines are not where compose has them.
        moves_whole = self.program == "libreoffice" and self.against is None
        body = Body.of(layout, anchors, lines, numbers, moves_whole=moves_whole)
        parts, kinds = body.parts, body.kinds
        authorship = Authorship.of(plan)
        if self.against is not None:
            before = Body.of(lay_out(self.against, self.profile), lines=lines)
            parts = redlined(before.parts, parts, Tracker(authorship, first=len(shown)))
            kinds = kinds | before.kinds
        xml = body.xml(parts)
        content = parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>")
        template = layout.profile, frozenset(kinds), layout.letter
        if numbers is None and not shown:
            return filled_document(*template, content, lambda core: state_properties(core, plan, layout))
        document = empty_document(*template)
        root = document.element
        root.replace(root.body, content)
        if numbers is not None:
            add_numbering(document, numbers)
        if shown:
            add_comments(document, shown, authorship)
        state_properties(document.core_properties, plan, layout)
        buffer = io.BytesIO()
        document.save(buffer)
        return sealed(buffer.getvalue())
