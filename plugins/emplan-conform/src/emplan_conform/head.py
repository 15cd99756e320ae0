"""The head of page 1 as it is seen: corner lines, masthead, number, red rule, title, addressees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from emplan_conform.frame import CELL, Frame, is_text_size
from emplan_conform.letter import LetterRules, letter_rules, number_and_corner
from emplan_conform.lines import TextLine
from emplan_conform.marks import Stroke, is_red
from emplan_conform.sheets import Sheet

COPY_NUMBER: Final = re.compile(r"^\d{3,8}$")
SECRECY: Final = re.compile(r"^(?:绝密|机密|秘密)")
URGENCY: Final = re.compile(r"^(?:特急|加急|特提|平急)$")
NUMBER: Final = re.compile(
    r"[〔\[［(（【﹝〈<]\s*(?:\d{2,4}|[〇○零一二三四五六七八九]{4})\s*[〕\]］)）】﹞〉>]|第\d+号$"
)
_SIGNATORIES: Final = re.compile(r"签发人\s*[:：]")
ORGANS: Final = re.compile(
    r"(?:政府|委员会|单位|部门|公司|机构|企业|集团|学校|机关|组织|中心|[局委办室厅院处会站所镇乡区县市场部队])[:：]?$"
)
# Where no rule parts the head from the text, a number ends its line or stands beside the signatories.
_MAY_BE_NUMBER: Final = re.compile(r"号$|签发人")
_LEAST_MASTHEAD = 24.0
# Many joint organs may leave each hardly more than the size of text.
_LEAST_RED: Final = 16.5
_LEAST_RULE = 60.0
_WIDE_GAP = 1.5 * CELL


@frozen(kw_only=True)
class Title:
    """The lines of one title; ``page`` is where it stands."""

    lines: tuple[TextLine, ...]

    @property
    def page(self) -> int:
        """The page it stands on."""
        return self.lines[0].page

    @property
    def text(self) -> str:
        """Its words in one."""
        return "".join(line.text for line in self.lines)


@frozen(kw_only=True)
class Head:
    """What page 1 has above its text. What is not there is ``None`` or empty."""

    copy_number: TextLine | None = None
    secrecy: TextLine | None = None
    urgency: TextLine | None = None
    masthead: tuple[TextLine, ...] = ()
    number: TextLine | None = None
    signatories: tuple[TextLine, ...] = ()
    rule: Stroke | None = None
    letter: LetterRules | None = None
    """The double rules of a letter, which has no other rule."""
    title: Title | None = None
    addressees: tuple[TextLine, ...] = ()
    lines: tuple[TextLine, ...] = ()
    """All lines of the page that belong to the head."""


def head_of(sheet: Sheet, frame: Frame) -> Head:
    """Recognise the head by size, colour, place and wording."""
    lines = list(sheet.text)
    masthead = _masthead(lines)
    rules = letter_rules(sheet.leaf, sheet.tables)
    if rules is not None:
        return _letter_head(sheet, frame, masthead, rules)
    below = masthead[-1].bottom if masthead else 0.0
    corner = [line for line in lines if masthead and line.bottom < masthead[0].top + 2]
    rest = [line for line in lines if line not in masthead and line not in corner]
    rule = _rule(sheet, below)
    above_rule = [line for line in rest if rule is not None and line.middle < rule.top]
    alone = [line for line in rest[:3] if _MAY_BE_NUMBER.search(line.text)]
    number, signatories = _number(above_rule or alone)
    taken = above_rule or ([line for line in rest[:1] if number and NUMBER.search(line.text)])
    rest = [line for line in rest if line not in taken]
    title = title_at(rest, frame)
    if title is not None:
        rest = rest[len(title.lines) :]
    captions = captions_at(rest, frame)
    rest = rest[len(captions) :]
    addressees = _addressees(rest, frame)
    return Head(
        copy_number=_first(corner, COPY_NUMBER),
        secrecy=_first(corner, SECRECY),
        urgency=_first(corner, URGENCY),
        masthead=tuple(masthead),
        number=number,
        signatories=signatories,
        rule=rule,
        title=title,
        addressees=addressees,
        lines=(
            *corner,
            *masthead,
            *taken,
            *(title.lines if title else ()),
            *captions,
            *addressees,
        ),
    )


def _letter_head(sheet: Sheet, frame: Frame, masthead: list[TextLine], rules: LetterRules) -> Head:
    """The head of a letter: below the double rule the number at the right and the corner at the left."""
    rest = [line for line in sheet.text if line not in masthead]
    above = [line for line in rest if rules.upper is not None and line.bottom < rules.upper.top]
    rest = [line for line in rest if line not in above]
    start = next((i for i, line in enumerate(rest) if _is_title_of_letter(line, frame)), len(rest))
    first = [line for line in rest[:start] if rules.upper is not None and line.middle < rules.upper.top + 60]
    signed = [line for line in first if _SIGNATORIES.search(line.text)]
    number, corner = number_and_corner(
        [line for line in first if line not in signed], _WIDE_GAP, frame.centre
    )
    rest = rest[len(first) :]
    title = title_at(rest, frame)
    rest = rest[len(title.lines) :] if title else rest
    captions = captions_at(rest, frame)
    addressees = _addressees(rest[len(captions) :], frame)
    lines = (*masthead, *above, *first, *(title.lines if title else ()), *captions, *addressees)
    return Head(
        copy_number=_first(corner, COPY_NUMBER),
        secrecy=_first(corner, SECRECY),
        urgency=_first(corner, URGENCY),
        masthead=tuple(masthead),
        number=number,
        signatories=tuple(signed),
        letter=rules,
        title=title,
        addressees=addressees,
        lines=lines,
    )


def _is_title_of_letter(line: TextLine, frame: Frame) -> bool:
    # The first line has a part at each edge, and its middle is that of the page.
    return len(line.parts(_WIDE_GAP)) == 1 and _is_title_line(line, line, frame)


def title_at(lines: Sequence[TextLine], frame: Frame) -> Title | None:
    """The title that the lines begin with: larger than text, or in the middle and not a paragraph."""
    if not lines or not _is_title_line(lines[0], lines[0], frame):
        return None
    found = [lines[0]]
    for line in lines[1:]:
        near = line.baseline - found[-1].baseline < 1.6 * frame.line_pitch
        if not (
            near and abs(line.size_pt - found[0].size_pt) < 0.6 and _is_title_line(line, found[0], frame)
        ):
            break
        found.append(line)
    return Title(lines=tuple(found))


def captions_at(lines: Sequence[TextLine], frame: Frame) -> tuple[TextLine, ...]:
    """题注: lines in brackets, in the middle, right below a title."""
    found: list[TextLine] = []
    for line in lines:
        in_middle = abs(line.centre - frame.centre) < 3 and frame.cells(line) > 0.6
        if not (in_middle and is_text_size(line) and (line.text[0] in "（(" or found)):
            break
        found.append(line)
        if line.text[-1] in "）)":
            break
    return tuple(found)


def _is_title_line(line: TextLine, first: TextLine, frame: Frame) -> bool:
    if line.size_pt > 17.5:
        return True
    # A title in too small a size: centred, of one family, and neither flush left nor indented like text.
    offset = frame.cells(line)
    in_middle = abs(line.centre - frame.centre) < 8
    like_text = offset < 0.6 or abs(offset - 2) < 0.3
    return in_middle and not like_text and line.family == first.family and line.text[0] not in "（("


def _masthead(lines: Sequence[TextLine]) -> list[TextLine]:
    red = [line for line in lines if line.size_pt > _LEAST_RED and is_red(line.marks[0].colour)]
    if red:
        return red
    return [line for line in lines if line.size_pt >= _LEAST_MASTHEAD and line.middle < 150]


def _rule(sheet: Sheet, below: float) -> Stroke | None:
    """The rule of the header: the longest red one, or where none is red the one between number and title."""
    lying = [
        stroke
        for stroke in sheet.leaf.strokes
        if stroke.is_horizontal and stroke.length >= _LEAST_RULE and stroke.top > below
    ]
    lying = [s for s in lying if not any(top - 1 <= s.top <= bottom + 1 for top, bottom in sheet.tables)]
    red = [stroke for stroke in lying if is_red(stroke.colour)]
    if red:
        return max(red, key=lambda stroke: stroke.length)
    upper = [stroke for stroke in lying if below and stroke.top < below + 70]
    return upper[0] if upper else None


def _number(lines: Sequence[TextLine]) -> tuple[TextLine | None, tuple[TextLine, ...]]:
    number: TextLine | None = None
    signatories: list[TextLine] = []
    for line in lines:
        for part in line.parts(_WIDE_GAP):
            if _SIGNATORIES.search(part.text) or signatories:
                if NUMBER.search(part.text):
                    number = part
                else:
                    signatories.append(part)
            elif NUMBER.search(part.text) or (number is None and part.text.endswith("号")):
                number = part
    return number, tuple(signatories)


def _first(lines: Sequence[TextLine], pattern: re.Pattern[str]) -> TextLine | None:
    return next((line for line in lines if pattern.match(line.text)), None)


def _addressees(lines: Sequence[TextLine], frame: Frame) -> tuple[TextLine, ...]:
    """The paragraph below the title that names organs and ends with a colon, wherever it begins."""
    found: list[TextLine] = []
    for line in lines:
        if found and frame.cells(line) > 1 and frame.cells(found[0]) < 1:
            break
        if found and frame.cells(line) > 1 and not frame.is_full(found[-1]):
            break
        found.append(line)
        if line.text[-1] in "：:" or not frame.is_full(line):
            break
    text = "".join(line.text for line in found)
    if not found or "。" in text or not is_text_size(found[0]):
        return ()
    # Very many go on overleaf.
    ends = (text[-1] in "：:" or len(found) == len(lines)) and frame.cells(found[0]) < 0.6
    return tuple(found) if ends or ORGANS.search(text) else ()
