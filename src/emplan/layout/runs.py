"""Runs and paragraphs in the making: the few ways in which the layout writes text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs
import pendulum
from attrs import field, frozen

from emplan.chinese.dates import format_date
from emplan.layout.blocks import BlankLines, ParagraphBlock, Run, RunPart
from emplan.layout.measures import Count
from emplan.layout.page import Profile
from emplan.layout.styles import ParagraphStyle, Role, styles
from emplan.model.open_value import Open, OpenType

GAP = "\u3000"
"""The room left for what is to be filled in, and what pads names: an ideographic space."""


@frozen
class Setter:
    """Writes paragraphs in the styles of one profile."""

    profile: Profile
    _styles: Mapping[Role, ParagraphStyle] = field(init=False, repr=False, eq=False)
    _changed: dict[object, ParagraphStyle] = field(factory=dict, init=False, repr=False, eq=False)

    @_styles.default
    def _styles_of_profile(self) -> Mapping[Role, ParagraphStyle]:
        return styles(self.profile)

    def style(self, role: Role, **looks: Any) -> ParagraphStyle:
        """Return the style of a role, changed where ``looks`` says so."""
        if not looks:
            return self._styles[role]
        key = (role, *looks.items())
        if key not in self._changed:
            self._changed[key] = attrs.evolve(self._styles[role], **looks)
        return self._changed[key]

    def run(
        self, role: Role, text: str, path: str = "", *, part: RunPart = RunPart.TEXT, **flags: bool
    ) -> Run:
        """Return a run in the face of a role."""
        return Run(text=text, face=self.style(role).face, part=part, path=path, **flags)

    def paragraph(self, role: Role, text: str, path: str = "", **looks: Any) -> ParagraphBlock:
        """Return a paragraph of one run."""
        return ParagraphBlock(
            role=role, style=self.style(role, **looks), runs=(self.run(role, text, path),), path=path
        )

    def title(self, role: Role, lines: Sequence[str], path: str) -> ParagraphBlock:
        """Return a title of these lines."""
        runs = tuple(
            self.run(role, line, path, part=RunPart.HEADING, breaks_after=index < len(lines))
            for index, line in enumerate(lines, start=1)
        )
        return ParagraphBlock(role=role, style=self.style(role), runs=runs, path=path)

    def blank(self, role: Role, lines: Count | int = 1) -> tuple[BlankLines, ...]:
        """Return empty lines before what has that role; nothing for none."""
        number = lines.value if isinstance(lines, Count) else lines
        pitch = self.profile.page.line_pitch.pt
        return (BlankLines(role=role, count=number, line_pitch_pt=pitch),) if number > 0 else ()


def date_text(date: pendulum.Date | OpenType, year: int | None) -> str:
    """Return a date as printed: 2027年3月8日; what is open stays a gap: 2027年　月　日."""
    if isinstance(date, Open):
        return f"{year or GAP * 2}年{GAP}月{GAP}日"
    return format_date(date)
