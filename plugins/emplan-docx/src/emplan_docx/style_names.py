"""The styles of the document by their ids: which one a block, a run or an empty line takes."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

import attrs
from attrs import frozen

from emplan.layout import FACE_NAMES, Face, ParagraphBlock, ParagraphStyle, Profile, Role, RunPart, styles

BLANK_LINE: Final = "BlankLine"
"""空行."""
SPACER: Final = "Spacer"
"""占位行: what Word wants where nothing is to be seen: after a table, as an anchor, for a section."""
HEADER_RULE: Final = "HeaderRule"
"""红色分隔线."""
ODD_PAGE_NUMBER: Final = "OddPageNumber"
"""页码 of odd pages."""
TABLE: Final = "TableGrid"

RUN_IN_NAME: Final = "段首标题 {}"
"""A heading that stands at the beginning of its text, by its level."""


@frozen(kw_only=True)
class NamedStyle:
    """A paragraph style of the document: its id and what it holds."""

    id: str
    name: str
    style: ParagraphStyle
    begins_with_heading: bool = False
    """Whether the paragraph is a heading and its text; the heading's runs have a character style."""


def style_id(style: ParagraphStyle) -> str:
    """The id of the style of a role: plain letters, as in files that Word itself wrote."""
    if style.word_style.isascii():
        return style.word_style.title().replace(" ", "")
    return style.role.value.title().replace("_", "")


@cache
def role_styles(profile: Profile) -> Mapping[Role, NamedStyle]:
    """The paragraph style of each role."""
    named = {
        role: NamedStyle(id=style_id(style), name=style.word_style, style=style)
        for role, style in styles(profile).items()
    }
    return MappingProxyType(named)


@cache
def run_in_styles(profile: Profile) -> Mapping[Role, NamedStyle]:
    """The style of paragraphs that begin with a heading, by the role of the heading: looks of the body, an
    outline level."""
    body = styles(profile)[Role.BODY]
    named = {}
    for role, style in styles(profile).items():
        if style.outline_level is not None:
            looks = attrs.evolve(
                style, face=body.face, keep_with_next=False, word_style=RUN_IN_NAME.format(style.outline_level)
            )
            named[role] = NamedStyle(
                id=f"RunIn{style_id(style)}", name=looks.word_style, style=looks, begins_with_heading=True
            )
    return MappingProxyType(named)


def paragraph_style(block: ParagraphBlock, profile: Profile) -> NamedStyle:
    """The style of a paragraph."""
    if block.level is not None and any(run.part in (RunPart.TEXT, RunPart.TAIL) for run in block.runs):
        found = run_in_styles(profile).get(block.role)
        if found:
            return found
    return role_styles(profile)[block.role]


@cache
def heading_faces(profile: Profile) -> tuple[Face, ...]:
    """The faces of headings, in the order of the levels, each once."""
    faces = (style.face for style in styles(profile).values() if style.outline_level is not None)
    return tuple(dict.fromkeys(faces))


def text_style_name(face: Face) -> str:
    """The name of the character style of text in a face: 楷体文字."""
    return f"{FACE_NAMES[face].chinese}文字"


def heading_style_name(face: Face) -> str:
    """The name of the character style of a heading before its text: 标题文字 楷体."""
    return f"标题文字 {FACE_NAMES[face].chinese}"


def text_style_id(face: Face) -> str:
    """The id of the character style of text in a face."""
    return "Text" + face.value.title().replace("_", "")


def heading_style_id(face: Face) -> str:
    """The id of the character style of a heading in a face."""
    return "Heading" + face.value.title().replace("_", "")
