"""The styles: how the paragraphs of each role look, resolved from a profile."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import attrs
from attrs import frozen

from emplan.chinese.labels import LabelForm
from emplan.layout.faces import Face
from emplan.layout.page import Profile


class Role(enum.Enum):
    """What a block of the layout is in the document."""

    COPY_NUMBER = "copy_number"
    SECRECY = "secrecy"
    URGENCY = "urgency"
    MASTHEAD = "masthead"
    DOCUMENT_NUMBER = "document_number"
    LETTER_LINE = "letter_line"
    """The first line of a letter: its number at the right, what stands beside it at the left."""
    SIGNATORIES = "signatories"
    HEADER_RULE = "header_rule"
    TITLE = "title"
    PLAN_TITLE = "plan_title"
    CAPTION = "caption"
    ADDRESSEES = "addressees"
    BODY = "body"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    HEADING_4 = "heading_4"
    ITEM = "item"
    """A numbered sentence or article: body face behind its label, no heading."""
    ROSTER = "roster"
    TABLE = "table"
    TABLE_CAPTION = "table_caption"
    TABLE_HEAD = "table_head"
    TABLE_CELL = "table_cell"
    ATTACHMENT_NOTE = "attachment_note"
    SIGNATURE = "signature"
    DATE = "date"
    CLOSING_NOTE = "closing_note"
    ATTACHMENT_LABEL = "attachment_label"
    ATTACHMENT_TITLE = "attachment_title"
    COLOPHON = "colophon"
    COPIED_TO = "copied_to"
    PRINTED_BY = "printed_by"
    PAGE_NUMBER = "page_number"

    @property
    def is_title(self) -> bool:
        """Whether it is a title, set in lines broken at sense units."""
        return self in _TITLES

    @property
    def is_text(self) -> bool:
        """Whether it is 正文: what page 1 must show, and the page of a signature."""
        return self in _TEXTS


_TITLES = frozenset({Role.TITLE, Role.PLAN_TITLE, Role.ATTACHMENT_TITLE})
_TEXTS = frozenset(
    {
        Role.BODY,
        Role.HEADING_1,
        Role.HEADING_2,
        Role.HEADING_3,
        Role.HEADING_4,
        Role.ITEM,
        Role.ROSTER,
        Role.TABLE,
    }
)


class Colour(enum.Enum):
    """文字颜色, GB/T 9704-2012 5.2.4; the values are RGB in hexadecimal."""

    BLACK = "000000"
    RED = "FF0000"


class Alignment(enum.Enum):
    """How the lines of a paragraph fill the type area."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFIED = "justified"


@frozen(kw_only=True)
class ParagraphStyle:
    """The look of a paragraph, with nothing left to inherit.

    Indents are in cells (字) of the paragraph's own size: ``first_line_cells`` is counted from the left
    indent and negative where the first line hangs out. ``word_style`` is the name of the style in Word
    (built-in ones by their English name); ``outline_level`` is 1–9, or ``None`` for text.
    """

    role: Role
    word_style: str
    face: Face
    size_pt: float
    cell_pt: float
    line_pitch_pt: float
    character_spacing_pt: float = 0.0
    """What a word processor adds to each character so that the cells of the grid come out."""
    colour: Colour = Colour.BLACK
    alignment: Alignment = Alignment.LEFT
    left_cells: float = 0.0
    right_cells: float = 0.0
    first_line_cells: float = 0.0
    outline_level: int | None = None
    keep_with_next: bool = False

    @property
    def left_pt(self) -> float:
        """The left indent in points."""
        return self.left_cells * self.cell_pt

    @property
    def right_pt(self) -> float:
        """The right indent in points."""
        return self.right_cells * self.cell_pt

    @property
    def first_line_pt(self) -> float:
        """The indent of the first line against the others in points; negative where it hangs out."""
        return self.first_line_cells * self.cell_pt


_HEADING_ROLES = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4)
_HEADING_FACES = (Face.GOTHIC, Face.REGULAR_SCRIPT, Face.IMITATION_SONG, Face.IMITATION_SONG)
_LABEL_FACES = {
    LabelForm.CHAPTER: Face.GOTHIC,
    LabelForm.ARTICLE: Face.GOTHIC,
    LabelForm.CHINESE_COMMA: Face.GOTHIC,
    LabelForm.CHINESE_BRACKETED: Face.REGULAR_SCRIPT,
}


def heading_role(depth: int) -> Role:
    """Return the role of a heading at a depth from 1; four roles, the last for all deeper ones."""
    return _HEADING_ROLES[min(depth, len(_HEADING_ROLES)) - 1]


def heading_face(form: LabelForm | None, depth: int) -> Face:
    """Return the face of a heading: by the form of its label, else by its depth; GB/T 9704-2012 7.3.3."""
    if form is not None:
        return _LABEL_FACES.get(form, Face.IMITATION_SONG)
    return _HEADING_FACES[min(depth, len(_HEADING_FACES)) - 1]


@cache
def styles(profile: Profile) -> Mapping[Role, ParagraphStyle]:
    """Return the style of every role that is set as text."""
    return MappingProxyType({style.role: style for style in _rows(profile)})


def _rows(profile: Profile) -> tuple[ParagraphStyle, ...]:
    page, sizes, fang = profile.page, profile.sizes, Face.IMITATION_SONG

    def body(role: Role, word_style: str, face: Face = fang, **looks: Any) -> ParagraphStyle:
        style = ParagraphStyle(
            role=role,
            word_style=word_style,
            face=face,
            size_pt=sizes.body.pt,
            cell_pt=page.cell_pt,
            line_pitch_pt=page.line_pitch.pt,
            character_spacing_pt=page.character_spacing.pt,
        )
        return _with(style, looks)

    def title(role: Role, word_style: str) -> ParagraphStyle:
        return ParagraphStyle(
            role=role,
            word_style=word_style,
            face=Face.TITLE_SONG,
            size_pt=sizes.title.pt,
            cell_pt=sizes.title.pt,
            line_pitch_pt=profile.text.title_pitch.pt,
            alignment=Alignment.CENTRE,
            keep_with_next=True,
        )

    def small(role: Role, word_style: str, face: Face = fang, **looks: Any) -> ParagraphStyle:
        style = ParagraphStyle(
            role=role,
            word_style=word_style,
            face=face,
            size_pt=sizes.small.pt,
            cell_pt=sizes.small.pt,
            line_pitch_pt=profile.colophon.line_pitch.pt,
        )
        return _with(style, looks)

    centre, justified = Alignment.CENTRE, Alignment.JUSTIFIED
    text: dict[str, Any] = {"alignment": justified, "first_line_cells": 2.0}
    cell: dict[str, Any] = {"alignment": centre, "line_pitch_pt": profile.table.line_pitch.pt}
    gothic, edge = Face.GOTHIC, float(profile.page_number.cells_from_edge.value)
    return (
        body(Role.COPY_NUMBER, "份号"),
        body(Role.SECRECY, "密级和保密期限", gothic),
        body(Role.URGENCY, "紧急程度", gothic),
        _masthead(profile),
        body(Role.DOCUMENT_NUMBER, "发文字号", alignment=centre),
        body(Role.LETTER_LINE, "信函发文字号"),
        body(Role.SIGNATORIES, "签发人", left_cells=1.0, right_cells=1.0),
        title(Role.TITLE, "Title"),
        title(Role.PLAN_TITLE, "印发文件标题"),
        body(Role.CAPTION, "题注", Face.REGULAR_SCRIPT, alignment=centre, keep_with_next=True),
        body(Role.ADDRESSEES, "主送机关", alignment=justified),
        body(Role.BODY, "Body Text", **text),
        *(
            body(role, f"heading {level}", face, outline_level=level, keep_with_next=True, **text)
            for level, (role, face) in enumerate(zip(_HEADING_ROLES, _HEADING_FACES, strict=True), start=1)
        ),
        body(Role.ITEM, "条目", **text),
        body(Role.ROSTER, "名单", alignment=justified),
        body(Role.TABLE_CAPTION, "表题", gothic, alignment=centre, keep_with_next=True),
        small(Role.TABLE_HEAD, "表头", gothic, **cell),
        small(Role.TABLE_CELL, "表格文字", **(cell | {"alignment": Alignment.LEFT})),
        body(Role.ATTACHMENT_NOTE, "附件说明", alignment=Alignment.LEFT),
        body(Role.SIGNATURE, "发文机关署名"),
        body(Role.DATE, "成文日期"),
        body(Role.CLOSING_NOTE, "附注", **text),
        body(Role.ATTACHMENT_LABEL, "附件标识", gothic, keep_with_next=True),
        title(Role.ATTACHMENT_TITLE, "附件标题"),
        small(Role.COPIED_TO, "抄送机关", left_cells=4.0, first_line_cells=-3.0, right_cells=1.0),
        small(Role.PRINTED_BY, "印发机关和印发日期", left_cells=1.0, right_cells=1.0),
        small(Role.PAGE_NUMBER, "页码", Face.SONG, left_cells=edge, right_cells=edge),
    )


def _masthead(profile: Profile) -> ParagraphStyle:
    size = profile.header.masthead_size.pt
    return ParagraphStyle(
        role=Role.MASTHEAD,
        word_style="发文机关标志",
        face=Face.TITLE_SONG,
        size_pt=size,
        cell_pt=size,
        line_pitch_pt=size,
        colour=Colour.RED,
        alignment=Alignment.CENTRE,
    )


def _with(style: ParagraphStyle, looks: Mapping[str, Any]) -> ParagraphStyle:
    return attrs.evolve(style, **looks)
