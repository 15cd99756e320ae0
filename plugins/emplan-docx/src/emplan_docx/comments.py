"""Comments (批注): the part of the package that holds them."""

import re
from collections.abc import Iterable
from typing import Final

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from emplan_docx.authorship import Authorship
from emplan_docx.markup import DECLARATION, NAMESPACES, element, run
from emplan_docx.remarks import Remark

# What XML 1.0 has no place for; remarks may be anybody's data.
_FOREIGN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add_comments(document: Document, remarks: Iterable[Remark], authorship: Authorship) -> None:
    """Add the remarks as comments, numbered from 0 as their anchors in the text are."""
    comments = "".join(_comment(number, remark, authorship) for number, remark in enumerate(remarks))
    xml = f"{DECLARATION}<w:comments {NAMESPACES}>{comments}</w:comments>"
    part = Part(
        PackURI("/word/comments.xml"), CONTENT_TYPE.WML_COMMENTS, xml.encode("utf-8"), document.part.package
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)


def _comment(number: int, remark: Remark, authorship: Authorship) -> str:
    paragraphs = (element("p", run(_FOREIGN.sub("\ufffd", line))) for line in remark.lines)
    return element(
        "comment",
        *paragraphs,
        id=number,
        author=authorship.author,
        date=authorship.moment,
        initials=authorship.initials,
    )
