"""The Word exporter: a plan, laid out, as a document that Word and WPS open."""

import io
from typing import ClassVar

from attrs import frozen
from docx import Document
from docx.oxml import parse_xml

from emplan.layout import lay_out
from emplan.model import AnnualPlan
from emplan_docx.body import Body
from emplan_docx.markup import NAMESPACES
from emplan_docx.properties import state_properties
from emplan_docx.sealing import sealed
from emplan_docx.template import template


@frozen(kw_only=True)
class DocxExporter:
    """Writes the official document as a Word file: real styles, outline levels, the usual face names."""

    format: ClassVar[str] = "docx"
    media_type: ClassVar[str] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    suffix: ClassVar[str] = ".docx"

    def export(self, plan: AnnualPlan, /) -> bytes:
        """The whole file; the same plan gives the same bytes.

        Raises:
            LayoutError: the plan does not fit the official page.
        """
        layout = lay_out(plan)
        body = Body.of(layout)
        xml = body.xml()
        document = Document(io.BytesIO(template(layout.profile, frozenset(body.kinds))))
        root = document.element
        root.replace(root.body, parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>"))
        state_properties(document.core_properties, plan, layout)
        buffer = io.BytesIO()
        document.save(buffer)
        return sealed(buffer.getvalue())
