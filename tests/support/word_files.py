"""Word files made by hand: a body of markup, and what parts it needs."""

import io
import zipfile

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def package(body: str, **parts: str) -> bytes:
    """A Word file with this body; other parts by their kind (``styles``, ``header``)."""
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{_TYPES}/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        archive.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>'
        )
        for kind, content in parts.items():
            archive.writestr(f"word/{kind}.xml", content)
    return buffer.getvalue()


def part(root: str, content: str) -> str:
    """A part with its namespaces."""
    return f"<w:{root} {NAMESPACES}>{content}</w:{root}>"


def p(text: str, properties: str = "") -> str:
    """A paragraph with a run of text."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    """A cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def table(*rows: list[str]) -> str:
    """A table of rows of cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def level(depth: int, form: str, text: str, *more: str) -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{"".join(more)}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(levels: str, *numbers: str) -> str:
    """The lists of a document: one definition, and the instances of it (by default number 1)."""
    listed = "".join(numbers) or instance(1)
    return part("numbering", f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{listed}')


def instance(number: int, overrides: str = "") -> str:
    """An instance of the definition."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{overrides}</w:num>'


def item(text: str, depth: int = 0, number: int = 1) -> str:
    """A paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
