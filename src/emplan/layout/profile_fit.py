"""Whether the numbers of a profile fit each other: 22 lines into the type area, 28 characters into a line."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from emplan.errors import ProfileError
from emplan.layout.measures import PT_PER_MM, TWIPS_PER_PT
from emplan.layout.profile_terms import PROFILE_TERMS

if TYPE_CHECKING:
    from emplan.layout.page import Profile

# A few hundredths of a point are what rounding to twips costs.
_EPSILON_PT = 0.05
# Of their size, so that characters do not touch: their ink takes less than their square.
_LEAST_ADVANCE = 0.92
_CLAUSES = "GB/T 9704-2012 5.2.3"


@frozen(kw_only=True)
class Misfit:
    """What does not fit: the key to change, what is wrong with it, and what to write instead."""

    key: str
    problem: str
    problem_zh: str
    remedy: str
    remedy_zh: str


def check_profile(profile: Profile) -> None:
    """Check that everything that must fit does.

    Raises:
        ProfileError: something does not; the first thing is named with its term, its clause and a remedy.
    """
    misfit = next((misfit for check in _CHECKS for misfit in check(profile)), None)
    if misfit is None:
        return
    term = PROFILE_TERMS[misfit.key]
    raise ProfileError(
        f"The profile (版式) '{profile.name}' cannot be: {misfit.key} ({term}) {misfit.problem}.",
        f"版式“{profile.name}”不可用：{term}（{misfit.key}）{misfit.problem_zh}。",
        field=misfit.key,
        remedy=misfit.remedy,
        remedy_zh=misfit.remedy_zh,
    )


def _nothing(profile: Profile) -> Iterator[Misfit]:
    """What may not be nothing: sizes, and what is counted from one."""
    sizes, text = profile.sizes, profile.text
    for key, value, usual in (
        ("page.lines", profile.page.lines.value, "22"),
        ("page.cells", profile.page.cells.value, "28"),
        ("text.title_cells", text.title_cells.value, "20"),
        ("text.attachment_title_slot", text.attachment_title_slot.value, "3"),
        ("sizes.title", sizes.title.pt, "22 pt"),
        ("sizes.body", sizes.body.pt, "16 pt"),
        ("sizes.small", sizes.small.pt, "14 pt"),
        ("header.masthead_width", profile.header.masthead_width.pt, "150 mm"),
        ("letter.masthead_width", profile.letter.masthead_width.pt, "150 mm"),
    ):
        if value <= 0:
            yield Misfit(
                key=key,
                problem=f"is {value:g}",
                problem_zh=f"为{value:g}",
                remedy=f"Give more than 0; the usual value is {usual}.",
                remedy_zh=f"应大于0，通常值为{usual}。",
            )


def _type_area(profile: Profile) -> Iterator[Misfit]:
    page = profile.page
    for key, sides, left in (
        ("page.right_margin", "left and right margin", page.type_width_pt),
        ("page.bottom_margin", "top and bottom margin", page.type_height_pt),
    ):
        if left <= profile.sizes.title.pt:
            zh = "左右" if key.startswith("page.right") else "上下"
            yield Misfit(
                key=key,
                problem=f"leaves no type area (版心): {sides} take the whole page",
                problem_zh=f"过大，{zh}边距之间没有版心",
                remedy="GB/T 9704-2012 5.2.1 has 37, 28, 35 and 26 mm.",
                remedy_zh="GB/T 9704-2012 5.2.1：天头37毫米，订口28毫米，版心156×225毫米。",
            )


def _lines(profile: Profile) -> Iterator[Misfit]:
    page, pitch = profile.page, profile.page.line_pitch.pt
    count, height = page.lines.value, page.type_height_pt
    if count * pitch > height + _EPSILON_PT:
        twips = int(height * TWIPS_PER_PT / count)
        fitting = int((height + _EPSILON_PT) / pitch)
        yield Misfit(
            key="page.line_pitch",
            problem=(
                f"is {pitch:g} pt: {count} lines need {count * pitch / PT_PER_MM:.1f} mm, the type area has "
                f"{height / PT_PER_MM:.1f} mm ({_CLAUSES})"
            ),
            problem_zh=(
                f"为{pitch:g}磅，{count}行需{count * pitch / PT_PER_MM:.1f}毫米，"
                f"版心高{height / PT_PER_MM:.1f}毫米（{_CLAUSES}）"
            ),
            remedy=f"Give at most {twips} twips ({twips / TWIPS_PER_PT:g} pt), or lines = {fitting}.",
            remedy_zh=f"请改为不超过{twips / TWIPS_PER_PT:g}磅，或者写明 lines = {fitting}。",
        )


def _characters(profile: Profile) -> Iterator[Misfit]:
    page, size = profile.page, profile.sizes.body.pt
    count, width = page.cells.value, page.type_width_pt
    advance = size + page.character_spacing.pt
    most = math.floor((width / count - size) * TWIPS_PER_PT)
    if advance * count > width + _EPSILON_PT:
        yield Misfit(
            key="page.character_spacing",
            problem=(
                f"is {page.character_spacing.pt:g} pt: {count} characters of {size:g} pt need "
                f"{advance * count / PT_PER_MM:.1f} mm, a line has {width / PT_PER_MM:.1f} mm ({_CLAUSES})"
            ),
            problem_zh=(
                f"为{page.character_spacing.pt:g}磅，{count}个{size:g}磅的字"
                f"需{advance * count / PT_PER_MM:.1f}毫米，"
                f"每行宽{width / PT_PER_MM:.1f}毫米（{_CLAUSES}）"
            ),
            remedy=f"Give at most {most} twips, leave it out, or change cells, sizes.body or the margins.",
            remedy_zh=f"请改为不超过{most} twips，或者不写该项；也可调整每行字数、正文字号或者页边距。",
        )
    if page.cell_pt < size * _LEAST_ADVANCE:
        yield Misfit(
            key="page.cells",
            problem=(
                f"is {count}: in {width / PT_PER_MM:.1f} mm characters of {size:g} pt would overlap "
                f"({_CLAUSES})"
            ),
            problem_zh=f"为{count}，每行宽{width / PT_PER_MM:.1f}毫米，{size:g}磅的字会重叠（{_CLAUSES}）",
            remedy=f"Give at most {int(width / size)}, a smaller sizes.body, or other margins.",
            remedy_zh=f"请改为不超过{int(width / size)}，或者减小正文字号、页边距。",
        )


def _pitches(profile: Profile) -> Iterator[Misfit]:
    sizes = profile.sizes
    for key, pitch, size in (
        ("page.line_pitch", profile.page.line_pitch.pt, sizes.body.pt),
        ("text.title_pitch", profile.text.title_pitch.pt, sizes.title.pt),
        ("colophon.line_pitch", profile.colophon.line_pitch.pt, sizes.small.pt),
        ("table.line_pitch", profile.table.line_pitch.pt, sizes.small.pt),
    ):
        if pitch < size:
            yield Misfit(
                key=key,
                problem=f"is {pitch:g} pt, but the characters are {size:g} pt high",
                problem_zh=f"为{pitch:g}磅，小于字高{size:g}磅",
                remedy=f"Give at least {size:g} pt.",
                remedy_zh=f"请改为不小于{size:g}磅。",
            )


def _titles(profile: Profile) -> Iterator[Misfit]:
    size, width = profile.sizes.title.pt, profile.page.type_width_pt
    cells = profile.text.title_cells.value
    if cells * size > width + _EPSILON_PT:
        yield Misfit(
            key="text.title_cells",
            problem=f"is {cells}: the type area takes {int(width / size)} of {size:g} pt",
            problem_zh=f"为{cells}，版心宽度只容{int(width / size)}个{size:g}磅的字",
            remedy=f"Give at most {int(width / size)}, or leave it out.",
            remedy_zh=f"请改为不超过{int(width / size)}，或者不写该项。",
        )


def _masthead(profile: Profile) -> Iterator[Misfit]:
    header, letter = profile.header, profile.letter
    for key, least, most in (
        ("header.masthead_least_size", header.masthead_least_size.pt, header.masthead_size.pt),
        ("letter.masthead_least_size", letter.masthead_least_size.pt, letter.masthead_size.pt),
        ("header.masthead_least_scale", header.masthead_least_scale.value, header.masthead_scale.value),
    ):
        if least > most:
            yield Misfit(
                key=key,
                problem=f"is {least:g}, more than the usual {most:g}",
                problem_zh=f"为{least:g}，大于通常值{most:g}",
                remedy=f"Give at most {most:g}.",
                remedy_zh=f"请改为不超过{most:g}。",
            )
    for key, width in (
        ("header.masthead_width", header.masthead_width.pt),
        ("letter.masthead_width", letter.masthead_width.pt),
    ):
        if width > profile.page.type_width_pt + _EPSILON_PT:
            room = profile.page.type_width_pt / PT_PER_MM
            yield Misfit(
                key=key,
                problem=f"is {width / PT_PER_MM:g} mm, wider than the type area",
                problem_zh=f"为{width / PT_PER_MM:g}毫米，超出版心",
                remedy=f"Give at most {room:.0f} mm.",
                remedy_zh=f"请改为不超过{room:.0f}毫米。",
            )


def _edges(profile: Profile) -> Iterator[Misfit]:
    page = profile.page
    below = page.bottom_margin.pt - profile.page_number.dash_below_type_area.pt
    if below < profile.sizes.small.pt / 2:
        yield Misfit(
            key="page_number.dash_below_type_area",
            problem="puts the page number off the page",
            problem_zh="使页码落在纸外",
            remedy="GB/T 9704-2012 7.5 has 7 mm.",
            remedy_zh="GB/T 9704-2012 7.5 为7毫米。",
        )
    if profile.letter.rule_length.pt > page.width.pt:
        yield Misfit(
            key="letter.rule_length",
            problem=f"is {profile.letter.rule_length.mm:g} mm, longer than the page is wide",
            problem_zh=f"为{profile.letter.rule_length.mm:g}毫米，超出纸张宽度",
            remedy="GB/T 9704-2012 10.1 has 170 mm.",
            remedy_zh="GB/T 9704-2012 10.1 为170毫米。",
        )
    if profile.page_number.pattern.count("{}") != 1 or profile.page_number.pattern.strip("{}") == "":
        yield Misfit(
            key="page_number.pattern",
            problem=f"is {profile.page_number.pattern!r}: the number stands where it has {{}}, once",
            problem_zh=f"为“{profile.page_number.pattern}”，应含一处 {{}} 表示页码",
            remedy='Write "— {} —".',
            remedy_zh="请写作“— {} —”。",
        )


_CHECKS: tuple[Callable[[Profile], Iterator[Misfit]], ...] = (
    _type_area,
    _nothing,
    _lines,
    _characters,
    _pitches,
    _titles,
    _masthead,
    _edges,
)
