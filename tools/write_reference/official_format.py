"""The page of the official format: every number of the layout with its clause and its strength."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
from tools.write_reference.constants import said_of_members
from tools.write_reference.docstrings import NOTICE, cell, summary

from emplan.layout import DEFAULT_PROFILE, FACE_NAMES, Count, Measure, Ratio, Strength, Unit, styles

_INTRODUCTION = """\
# The official format 公文格式

Every number that the layout uses, with the clause of GB/T 9704-2012 《党政机关公文格式》 that gives it or
that it serves, and how binding it is. They are the fields of `emplan.layout.Profile`; an architecture test
keeps such numbers out of every other place.

| strength | meaning |
|---|---|
| must | the standard demands it |
| general | the standard demands it in general (一般) |
| recommended | the standard recommends it (推荐) |
| practice | no standard says it; it is what offices do |
| derived | it follows from other numbers by arithmetic |"""

_UNITS = {Unit.MM: "mm", Unit.PT: "pt", Unit.TWIP: "twips"}


def page() -> str:
    """The whole page."""
    lines = [NOTICE, "", _INTRODUCTION, ""]
    for part in attrs.fields(type(DEFAULT_PROFILE)):
        setup = getattr(DEFAULT_PROFILE, part.name)
        if attrs.has(type(setup)):
            lines += [f"## {part.name}", "", summary(type(setup).__doc__), "", *_numbers(setup), ""]
    lines += ["## Styles", "", *_styles(), "", "## Faces", "", *_faces()]
    return "\n".join(lines) + "\n"


def _numbers(setup: object) -> Iterator[str]:
    said = said_of_members(type(setup))
    yield "| name | value | clause | strength | meaning |"
    yield "|---|---|---|---|---|"
    for field in attrs.fields(type(setup)):  # type: ignore[arg-type]  # every part of a profile is attrs
        value = getattr(setup, field.name)
        clause, strength = _standing(value)
        columns = (f"`{field.name}`", _shown(value), clause, strength, cell(said.get(field.name, "")))
        yield f"| {' | '.join(columns)} |"


def _shown(value: object) -> str:
    if isinstance(value, Measure):
        return f"{value.value:g} {_UNITS[value.unit]}"
    if isinstance(value, Count | Ratio):
        return f"{value.value:g}"
    return f"`{value}`"


def _standing(value: object) -> tuple[str, str]:
    if not isinstance(value, Measure | Count | Ratio):
        return "", ""
    strength: Strength = value.strength
    return value.clause.removeprefix("GB/T 9704-2012 "), strength.value


def _styles() -> Iterator[str]:
    yield "Sizes and pitches in points, indents in cells (字) of the paragraph's own size."
    yield ""
    yield "| role | Word style | face | size | line pitch | indent | alignment | outline |"
    yield "|---|---|---|---|---|---|---|---|"
    for role, style in styles(DEFAULT_PROFILE).items():
        columns = (
            f"`{role.name}`",
            style.word_style,
            FACE_NAMES[style.face].chinese,
            f"{style.size_pt:g}",
            f"{style.line_pitch_pt:g}",
            f"{style.first_line_cells:g}",
            style.alignment.value,
            str(style.outline_level or ""),
        )
        yield f"| {' | '.join(columns)} |"


def _faces() -> Iterator[str]:
    yield "| `Face` | class | family in Word | what may stand in for it |"
    yield "|---|---|---|---|"
    for face, names in FACE_NAMES.items():
        yield f"| `{face.name}` | {names.chinese} | {names.family} | {'、'.join(names.alternates)} |"
