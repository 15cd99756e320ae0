"""The styles of the document by their ids: which one a block, a run or an empty line takes."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

import attrs
from attrs import frozen

from emplan.layout import (
    FACE_NAMES,
    Face,
    ParagraphBlock,
    ParagraphStyle,
    Profile,
    Role,
    Run,
    RunPart,
    styles,
)

BLANK_LINE: Final = "BlankLine"
"""空行."""
SPACER: Final = "Spacer"
"""占位行: what Word wants where nothing is to be seen: after a table, as an anchor, for a section."""
HEADER_RULE: Final = "HeaderRule"
"""红色分隔线."""
ODD_PAGE_NUMBER: Final = "OddPageNumber"
"""页码 of odd pages."""
TABLE: Final = "TableGrid"

_RUN_IN_NAME: Final = "段首标题 {}"
_HEADING_PARTS: Final = (RunPart.LABEL, RunPart.HEADING)


@frozen(kw_only=True)
class NamedStyle:
    """A paragraph style of the document: its id and what it holds."""

    id: str
    name: str
    style: ParagraphStyle
    begins_with_heading: bool = False
    """Whether the paragraph is a heading and its text; the heading's runs have a character style."""


@frozen(kw_only=True)
class DocumentStyles:
    """The styles of one profile.

    ``run_in`` are those of paragraphs that begin with a heading, by the role of the heading: looks of the
    body, an outline level. ``text_in`` and ``heading_in`` are the character styles of text and of headings
    before their text, by face.
    """

    roles: Mapping[Role, NamedStyle]
    run_in: Mapping[Role, NamedStyle]
    text_in: Mapping[Face, str]
    heading_in: Mapping[Face, str]

    def of_paragraph(self, block: ParagraphBlock) -> NamedStyle:
        """The style of a paragraph."""
        if block.role in self.run_in and not all(run.part in _HEADING_PARTS for run in block.runs):
            return self.run_in[block.role]
        return self.roles[block.role]

    def of_run(self, run: Run, paragraph: NamedStyle) -> str:
        """The character style of a run in a paragraph; nothing where the paragraph's looks are right."""
        if paragraph.begins_with_heading and run.part in _HEADING_PARTS and run.face in self.heading_in:
            return self.heading_in[run.face]
        return "" if run.face is paragraph.style.face else self.text_in[run.face]


@cache
def document_styles(profile: Profile) -> DocumentStyles:
    """The styles of a document in this profile."""
    table = styles(profile)
    headings = {role: style for role, style in table.items() if style.outline_level is not None}
    return DocumentStyles(
        roles=MappingProxyType({role: _named(style) for role, style in table.items()}),
        run_in=MappingProxyType({role: _run_in(style, table[Role.BODY]) for role, style in headings.items()}),
        text_in=MappingProxyType({face: f"Text{_camel(face.value)}" for face in Face}),
        heading_in=MappingProxyType(
            {style.face: f"Heading{_camel(style.face.value)}" for style in headings.values()}
        ),
    )


def text_style_name(face: Face) -> str:
    """The name of the character style of text in a face: 楷体文字."""
    return f"{FACE_NAMES[face].chinese}文字"


def heading_style_name(face: Face) -> str:
    """The name of the character style of a heading before its text: 标题文字 楷体."""
    return f"标题文字 {FACE_NAMES[face].chinese}"


def _named(style: ParagraphStyle) -> NamedStyle:
    # Plain letters, as in files that Word itself wrote.
    name = style.word_style
    key = name.title().replace(" ", "") if name.isascii() else _camel(style.role.value)
    return NamedStyle(id=key, name=name, style=style)


def _run_in(heading: ParagraphStyle, body: ParagraphStyle) -> NamedStyle:
    looks = attrs.evolve(heading, face=body.face, keep_with_next=False)
    name = _RUN_IN_NAME.format(heading.outline_level)
    return NamedStyle(id=f"RunIn{_named(heading).id}", name=name, style=looks, begins_with_heading=True)


def _camel(key: str) -> str:
    return key.title().replace("_", "")
