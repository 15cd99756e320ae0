"""Rows of the page: paper, type area, grid, face and colour of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise, zip_longest
from math import ceil
from typing import Final

from emplan_conform.clause_table import Profile
from emplan_conform.clauses import Clause
from emplan_conform.faces import FaceClass, face_class
from emplan_conform.frame import CELL, is_text_size, top_lines
from emplan_conform.lines import TextLine
from emplan_conform.marks import MM_PER_PT, Mark, is_black
from emplan_conform.report import Reason, Row
from emplan_conform.rulings.judging import Place, View, counted, judged, measured, not_measured
from emplan_conform.rulings.pitch import is_squeezed, pitch_at_top
from emplan_conform.rulings.text import NO_END, NO_START
from emplan_conform.sheets import Sheet

_A4 = (210.0, 297.0)
_TYPE_AREA = (28.0, 37.0, 184.0, 262.0)
# GB/T 33476.2: half the room between two lines beyond it at both ends.
_DISPLAY_AREA = (28.0, 34.58, 184.0, 264.42)
_WORD_BASELINE = 0.8
_TEXT_HEIGHT = 16 * MM_PER_PT
# LibreOffice puts lines on tenths of a point.
_ROUNDED = 0.05 * MM_PER_PT
# Where the last line but one of a page stands, at the lowest.
_LAST_SLOT = 21.03
_ON_THE_GRID = 0.01
_CELLS = 28
# What is not parted: an opening mark and what it opens, a number with its unit, a word, the marks behind.
_HELD: Final = re.compile(
    rf"[{re.escape(NO_END)}]*"
    r"(?:[!-~—–…]+(?:[万亿千百多余]*[年月日时分秒号个项条次人家起处场名元米吨度]{1,2})?(?:〕\d*号?)?|.)"
    rf"[{re.escape(NO_START)}]*"
)
_STOPS = "，。、；：！？"


def paper(view: View, clause: Clause) -> Row:
    """5.1: every page is A4, upright."""
    sizes = [(sheet.leaf.width, sheet.leaf.height, sheet.leaf.ordinal) for sheet in view.sheets]

    def off(size: tuple[float, float, int]) -> float:
        return max(abs(size[0] - _A4[0]), abs(size[1] - _A4[1]))

    worst = max(sizes, key=off)
    return judged(clause, off(worst) <= 0.5, f"{worst[0]:.1f} × {worst[1]:.1f} mm", worst[2])


def left_margin(view: View, clause: Clause) -> Row:
    """5.2.1: where lines begin that are flush left."""
    lines = [line for sheet in view.sheets for line in sheet.text if is_text_size(line)]
    return measured(clause, [(view.frame.left, None)] if lines else [], Reason.TOO_SHORT)


def top_margin(view: View, clause: Clause) -> Row:
    """5.2.1: the first line of continuation pages, its box or its em box as the profile has it."""
    lines = list(top_lines(view.sheets))
    # From the box to the characters in it: where these are asked for, of a line of the usual pitch.
    gap = (view.frame.line_pitch - _TEXT_HEIGHT) / 2 if view.profile is Profile.GBT33476 else 0.0
    # Characters stand in the middle of their box, or as word processors have it: four fifths of it are
    # above the baseline. The page does not show which; the reading that fits the document better is taken.
    pitches = [pitch_at_top(view, line) for line in lines]
    readings = (
        [(line.middle - pitch / 2 + gap, line.page) for line, pitch in zip(lines, pitches, strict=True)],
        [
            (line.baseline - _WORD_BASELINE * pitch + gap, line.page)
            for line, pitch in zip(lines, pitches, strict=True)
        ],
    )
    wanted = clause.expected
    assert not isinstance(wanted, str)
    best = min(readings, key=lambda places: max((abs(top - wanted) for top, _ in places), default=0.0))
    return measured(clause, best, Reason.TOO_SHORT)


def right_edge(view: View, clause: Clause) -> Row:
    """5.2.1: where full lines end; a narrow last line may be short, none may be longer."""
    right = view.frame.right
    return measured(clause, [] if right is None else [(right, None)], Reason.TOO_SHORT)


def type_area(view: View, clause: Clause) -> Row:
    """5.2.1: how far ink reaches beyond the type area; below it only the page number's line may."""
    return measured(clause, [place for sheet in view.sheets for place in overhang(view, sheet)])


def overhang(view: View, sheet: Sheet) -> Iterator[Place]:
    """How far the ink of a page reaches beyond the type area."""
    left, top, right, bottom = _area(view)
    page = sheet.leaf.ordinal
    everything = view.ink(page, 0, 0, sheet.leaf.width, bottom + 0.4, coarse=True)
    if everything is None:
        yield 0.0, page
        return
    # A coarse pixel is a quarter of a millimetre: look closer only where it comes near the tolerance.
    near = max(left - everything.left, everything.right - right, top - everything.top)
    if near > 0.2:
        fine = view.ink(page, 0, 0, sheet.leaf.width, bottom + 0.4) or everything
        beyond = fine.right - right
        if beyond > 0.2 and (hanging := [line for line in sheet.text if _hangs(line, right)]):
            beyond = max(_beside(view, page, right, hanging), 0.0)
        near = max(left - fine.left, beyond, top - fine.top)
    foot = sheet.number.top - 0.5 if sheet.number else sheet.leaf.height
    below = view.ink(page, 0, bottom + 0.4, sheet.leaf.width, foot, coarse=True)
    yield max(near, 0.0, below.bottom - bottom if below else 0.0), page


def _area(view: View) -> tuple[float, float, float, float]:
    return _DISPLAY_AREA if view.profile is Profile.GBT33476 else _TYPE_AREA


def _hangs(line: TextLine, right: float) -> bool:
    """Whether a line ends with a stop in the margin, as word processors set it: no ink out of place."""
    last = line.marks[-1]
    return last.text in _STOPS and last.right > right + 0.3 * CELL and last.left < right + 0.5


def _beside(view: View, page: int, right: float, hanging: Sequence[TextLine]) -> float:
    """How far ink reaches into the right margin, the lines with hanging stops apart."""
    width, bottom = view.sheets[page - 1].leaf.width, _area(view)[3] + 0.4
    edges = [0.0, *(edge for line in hanging for edge in (line.top - 0.5, line.bottom + 0.5)), bottom]
    inks = [view.ink(page, right, edges[i], width, edges[i + 1]) for i in range(0, len(edges), 2)]
    return max((ink.right - right for ink in inks if ink), default=0.0)


def lines_per_page(view: View, clause: Clause) -> Row:
    """5.2.3: on which line a page ends whose last paragraph goes on overleaf."""
    signed = {signature.date.page for signature in view.structure.signatures}
    places: list[Place] = []
    for paragraph in view.structure.paragraphs:
        for above, below in zip(paragraph.lines, paragraph.lines[1:], strict=False):
            # Before a page with a signature a line may have moved there, to keep it company (7.3.5.5).
            if above.page != below.page and below.page not in signed:
                slot = view.frame.slot(above)
                if above.page == 1 and slot > _LAST_SLOT:
                    # Below a header lines need not stand on the grid; no further one would fit here.
                    slot = float(round(_LAST_SLOT) + 1)
                # Below a table lines stand off the grid: a part of a line is left that holds no other.
                if any(bottom < above.top for _, bottom in view.sheets[above.page - 1].tables):
                    slot = float(ceil(slot - _ON_THE_GRID))
                if abs(slot - round(slot)) < 0.1:
                    places.append((float(round(slot)), above.page))
    if not places and is_squeezed(view):
        return not_measured(clause, Reason.OTHER_FORM)
    if not places and view.frame.pitch is not None:
        # No page is full: as many lines as would stand in the type area at this pitch.
        _, top, _, bottom = _area(view)
        pitch = view.frame.pitch - (_ROUNDED if view.frame.is_rough else 0.0)
        places.append((float((bottom - top + 0.05) // pitch), None))
    return measured(clause, places, Reason.TOO_SHORT)


def cells_per_line(view: View, clause: Clause) -> Row:
    """5.2.3: how many characters a full line of full-width characters has."""
    counts = [
        (float(len(line.marks) - _hanging(line, view.frame.right_edge)), line.page)
        for paragraph in view.structure.paragraphs
        for line, below in zip_longest(paragraph.lines, paragraph.lines[1:])
        if all(mark.is_wide for mark in line.marks)
        and view.frame.cells_from_right(line) < 0.5
        and view.frame.cells(line) < 0.5
        and not (below is not None and _gives_away(line, below))
    ]
    if counts:
        return measured(clause, [max(counts)])
    # No line of full-width characters alone is full: as many as would stand on one at their distance. The
    # lines of the attachment note are not spread out to the edge.
    note = view.structure.attachment_note
    advances = sorted(
        after.left - before.left
        for line in (*view.structure.text, *(note.lines if note else ()))
        for before, after in pairwise(line.marks)
        # Two characters may share a place: one stacked on the other.
        if before.is_hanzi and after.is_hanzi and after.left - before.left > 1
    )
    if not advances:
        return not_measured(clause, Reason.TOO_SHORT)
    left, _, right, _ = _TYPE_AREA
    return measured(clause, [(float((right - left + 0.3) // advances[len(advances) // 100]), None)])


def _gives_away(line: TextLine, below: TextLine) -> bool:
    """Whether a line is short because what begins the next is not parted and has no room here."""
    found = _HELD.match(below.text)
    end = found.end() if found else 0
    held = below.marks[:end]
    room = _CELLS - len(line.marks)
    width = sum(1.0 if mark.is_wide else max(0.5, (mark.right - mark.left) / CELL) for mark in held)
    # Narrow characters are a little wider than what is drawn of them.
    return room > 0 and (width > room if all(mark.is_wide for mark in held) else width >= room)


def _hanging(line: TextLine, right: float) -> int:
    return int(line.right > right + 0.3 * CELL)


def text_face(view: View, clause: Clause) -> Row:
    """5.2.2: the share of Chinese characters in 仿宋, headings apart."""
    marks = [mark for mark in _plain_text(view) if mark.is_hanzi]
    if not marks:
        return not_measured(clause, Reason.TOO_SHORT)
    right = sum(face_class(mark.family) is FaceClass.IMITATION_SONG for mark in marks)
    return measured(clause, [(round(100 * right / len(marks), 2), None)])


def text_size(view: View, clause: Clause) -> Row:
    """5.2.2: the size of most characters of the text."""
    sizes = Counter(round(mark.size_pt, 1) for mark in _plain_text(view))
    if not sizes:
        return not_measured(clause, Reason.TOO_SHORT)
    usual, _ = sizes.most_common(1)[0]
    wrong = [size for size in sizes if not clause.accepts(size)]
    # A twentieth in another size is let pass, as for the face.
    if sum(sizes[size] for size in wrong) > sizes.total() / 20 and clause.accepts(usual):
        usual = max(wrong, key=lambda size: sizes[size])
    return measured(clause, [(usual, None)])


def _plain_text(view: View) -> Sequence[Mark]:
    """The text apart from headings; if there is none, what runs on behind them."""
    plain: list[Mark] = []
    behind: list[Mark] = []
    for paragraph in view.structure.paragraphs:
        marks = [mark for line in paragraph.lines for mark in line.marks]
        if paragraph.level in (0, 1):
            behind += list(dropwhile(lambda mark: mark.text != "。", marks))[1:]
        else:
            plain += marks
    return plain or behind


def text_black(view: View, clause: Clause) -> Row:
    """5.2.4: the colour of everything but masthead and stamps."""
    red = {mark for line in view.head.masthead for mark in line.marks}
    for sheet in view.sheets:
        for line in (*sheet.text, *sheet.table_text, *(sheet.colophon.lines if sheet.colophon else ())):
            odd = [mark for mark in line.marks if not is_black(mark.colour) and mark not in red]
            if odd:
                colour = "#{:02X}{:02X}{:02X}".format(*odd[0].colour)
                text = "".join(mark.text for mark in odd[:10])
                return judged(clause, False, f"{colour}: {text}", sheet.leaf.ordinal)
    return judged(clause, True, "黑")


def fonts_embedded(view: View, clause: Clause) -> Row:
    """Every font that draws a character comes with the file."""
    fonts: dict[str, tuple[bool, int]] = {}
    for sheet in view.sheets:
        for mark in sheet.leaf.marks:
            fonts.setdefault(mark.family, (mark.embedded, sheet.leaf.ordinal))
    missing = [(name, page) for name, (embedded, page) in fonts.items() if not embedded]
    return counted(clause, missing, "not embedded", of=len(fonts))


def faces_known(view: View, clause: Clause) -> Row:
    """Every Chinese character stands in one of the five classes of official faces."""
    fonts: dict[str, int] = {}
    for sheet in view.sheets:
        for mark in sheet.leaf.marks:
            if mark.is_hanzi and mark.family not in fonts:
                fonts[mark.family] = sheet.leaf.ordinal
    if not fonts:
        return not_measured(clause, Reason.TOO_SHORT)
    other = [(name, page) for name, page in fonts.items() if face_class(name) is None]
    if other:
        return judged(clause, False, ", ".join(name for name, _ in other), other[0][1])
    classes = dict.fromkeys(known.value for name in fonts if (known := face_class(name)))
    return judged(clause, True, ", ".join(classes))
