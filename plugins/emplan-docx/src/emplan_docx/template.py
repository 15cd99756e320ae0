"""The empty document: a small package of our own, built and opened once for a profile and then kept."""

import copy
import io
import zipfile
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.coreprops import CoreProperties
from docx.opc.oxml import serialize_part_xml
from docx.opc.part import Part, XmlPart
from docx.oxml.xmlchemy import BaseOxmlElement

from emplan.layout import LetterHead, Profile
from emplan_docx.font_table import font_table
from emplan_docx.letter import letter_header
from emplan_docx.markup import DECLARATION, NAMESPACES, element
from emplan_docx.page_numbers import empty_footer, footer, letter_footer, turned_footer
from emplan_docx.saved_package import SavedPackage
from emplan_docx.sealing import sealed
from emplan_docx.sections import LETTER_HEADER, PageKind
from emplan_docx.style_sheet import style_faces, style_sheet
from emplan_docx.theme import theme

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_THEME: Final = "application/vnd.openxmlformats-officedocument.theme+xml"
# The layout rules of Word 2013 and later.
_COMPATIBILITY: Final = 15


def empty_document(
    profile: Profile, kinds: frozenset[PageKind], letter: LetterHead | None = None
) -> WordDocument:
    """A document of its own without text; opening the package anew would take three times as long."""
    return copy.deepcopy(_opened(profile, kinds, letter))


def filled_document(
    profile: Profile,
    kinds: frozenset[PageKind],
    letter: LetterHead | None,
    body: BaseOxmlElement,
    state: Callable[[CoreProperties], None],
) -> bytes:
    """The saved document with this body, and with the properties that ``state`` puts in.

    The same bytes as those of an empty document that is given both and saved, in a quarter of the time:
    the parts that are alike in all documents of the profile are packed once.
    """
    opened = _opened(profile, kinds, letter)
    document, core = copy.deepcopy(opened.element), copy.deepcopy(_core(opened).element)
    document.replace(document.body, body)
    state(CoreProperties(core))
    changed = {
        _name(opened.part): serialize_part_xml(document),
        _name(_core(opened)): serialize_part_xml(core),
    }
    return _saved(profile, kinds, letter).with_parts(changed)


@lru_cache(maxsize=32)
def _saved(profile: Profile, kinds: frozenset[PageKind], letter: LetterHead | None) -> SavedPackage:
    buffer = io.BytesIO()
    _opened(profile, kinds, letter).save(buffer)
    return SavedPackage.of(sealed(buffer.getvalue()))


def _core(document: WordDocument) -> XmlPart:
    part = document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    assert isinstance(part, XmlPart)
    return part


def _name(part: Part) -> str:
    return str(part.partname.membername)


@lru_cache(maxsize=32)
def _opened(profile: Profile, kinds: frozenset[PageKind], letter: LetterHead | None) -> WordDocument:
    return Document(io.BytesIO(template(profile, kinds, letter)))


@lru_cache(maxsize=32)
def template(profile: Profile, kinds: frozenset[PageKind], letter: LetterHead | None = None) -> bytes:
    """The package without text, with the footers of these kinds of pages, and the header of a letter."""
    footers = _footers(profile, kinds)
    headers = [(LETTER_HEADER, "header1", letter_header(letter))] if letter is not None else []
    parts = {
        "styles": ("styles", style_sheet(profile)),
        "settings": ("settings", _settings(profile)),
        "fontTable": ("fontTable", font_table(style_faces(profile), profile.faces)),
        "theme1": ("theme", theme(profile.faces)),
        **{name: ("footer", xml) for _, name, xml in footers},
        **{name: ("header", xml) for _, name, xml in headers},
    }
    keys = {name: key for key, name, _ in (*footers, *headers)}
    relationships = [
        _relationship(keys.get(name, f"rId{number}"), f"{_OFFICE}/{kind}", f"{name}.xml")
        for number, (name, (kind, _)) in enumerate(parts.items(), start=1)
    ]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _content_types({n: kind for n, (kind, _) in parts.items()}))
        package.writestr("_rels/.rels", _relationships(_root()))
        package.writestr("docProps/core.xml", _core_properties())
        package.writestr("word/document.xml", f"{DECLARATION}<w:document {NAMESPACES}><w:body/></w:document>")
        package.writestr("word/_rels/document.xml.rels", _relationships(relationships))
        for name, (_, xml) in parts.items():
            package.writestr(f"word/{name}.xml", xml)
    return buffer.getvalue()


def _footers(profile: Profile, kinds: frozenset[PageKind]) -> list[tuple[str, str, str]]:
    """The relationship, name and content of each footer."""
    odd, even = PageKind.UPRIGHT.value
    footers = [
        (odd, "footer1", footer(profile, odd=True)),
        (even, "footer2", footer(profile, odd=False)),
    ]
    if PageKind.TURNED in kinds:
        odd, even = PageKind.TURNED.value
        footers.append((odd, "footer3", turned_footer(profile, odd=True)))
        footers.append((even, "footer4", turned_footer(profile, odd=False)))
    if PageKind.LETTER in kinds:
        odd, even = PageKind.LETTER.value
        footers.append((odd, "footer6", letter_footer(profile, odd=True)))
        footers.append((even, "footer7", letter_footer(profile, odd=False)))
    if PageKind.UNNUMBERED in kinds:
        footers.append((PageKind.UNNUMBERED.value[0], "footer5", empty_footer()))
    return footers


def _settings(profile: Profile) -> str:
    compatibility = element(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=_COMPATIBILITY,
    )
    content = (
        element("mirrorMargins") if profile.page.mirror_margins else "",
        element("evenAndOddHeaders"),
        element("characterSpacingControl", val="doNotCompress"),
        element("compat", compatibility),
        element("themeFontLang", val="en-US", eastAsia="zh-CN"),
    )
    return f"{DECLARATION}<w:settings {NAMESPACES}>{''.join(content)}</w:settings>"


def _content_types(kinds: dict[str, str]) -> str:
    overrides = {
        f"/word/{name}.xml": _THEME if kind == "theme" else f"{_TYPE}.{kind}+xml"
        for name, kind in kinds.items()
    }
    overrides["/word/document.xml"] = f"{_TYPE}.document.main+xml"
    overrides["/docProps/core.xml"] = _CORE
    rows = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def _root() -> list[str]:
    return [
        _relationship("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
        _relationship("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ]


def _relationship(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'


def _relationships(rows: list[str]) -> str:
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def _core_properties() -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )
