"""The Word exporter: a plan, laid out, as a document that Word and WPS open."""

import io
import re
from typing import ClassVar, Final

from attrs import frozen
from docx import Document
from docx.oxml import parse_xml

from emplan.errors import ExportError
from emplan.layout import OfficialLayout, lay_out, plain_text
from emplan.model import AnnualPlan
from emplan_docx.body import Body
from emplan_docx.markup import NAMESPACES
from emplan_docx.properties import state_properties
from emplan_docx.sealing import sealed
from emplan_docx.template import template

# What XML 1.0 has no place for and a plan may hold.
_FOREIGN: Final = re.compile("[\ufffe\uffff]")
_EXCERPT: Final = 8


@frozen(kw_only=True)
class DocxExporter:
    """Writes the official document as a Word file: real styles, outline levels, the usual face names."""

    format: ClassVar[str] = "docx"
    media_type: ClassVar[str] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    suffix: ClassVar[str] = ".docx"

    def export(self, plan: AnnualPlan, /) -> bytes:
        """The whole file; the same plan gives the same bytes.

        Raises:
            ExportError: the text has a character that a Word file cannot hold.
            LayoutError: the plan does not fit the official page.
        """
        layout = lay_out(plan)
        body = Body.of(layout)
        xml = body.xml()
        if _FOREIGN.search(xml):
            raise _foreign_character(layout)
        document = Document(io.BytesIO(template(layout.profile, frozenset(body.kinds))))
        root = document.element
        root.replace(root.body, parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>"))
        state_properties(document.core_properties, plan, layout)
        buffer = io.BytesIO()
        document.save(buffer)
        return sealed(buffer.getvalue())


def _foreign_character(layout: OfficialLayout) -> ExportError:
    text = plain_text(layout)
    found = _FOREIGN.search(text)
    assert found
    around = text[max(0, found.start() - _EXCERPT) : found.start()].replace("\n", " ")
    name = f"U+{ord(found[0]):04X}"
    return ExportError(
        f"A Word file cannot hold the character (字符) {name}.",
        f"Word 文件不能包含字符 {name}。",
        field="text",
        place=f"…{around}" if around else None,
        remedy="Delete it: it is no character, usually a trace of a damaged file.",
        remedy_zh="请删去：它不是文字，多为文件损坏的痕迹。",
    )
