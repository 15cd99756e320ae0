"""Lines that belong together: paragraphs cut at a page, wrapped at a fixed width, or broken inside a date."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from attrs import frozen

from emplan.chinese.dates import parse_date
from emplan.chinese.labels import LabelForm, match_label
from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Edit
from emplan.chinese.vocabulary import vocabulary
from emplan.reading.mending.characters import lines_of
from emplan.reading.mending.rules import LineRule, line_edit

_PAGE_NUMBER = Pattern(
    r"[-—–－─·•]+ {0,3}\d{1,3} {0,3}[-—–－─·•]+"
    r"|第 ?\d{1,3} ?页(?:[，, /]?共 ?\d{1,3} ?页)?|\d{1,3} ?/ ?\d{1,3}"
)
_ENDS = tuple("。！？；：.!?;:…”’）)》】〕")
_HANZI = Pattern("[\u2e80-\u2fdf\u3007\u3400-\u4dbf\u4e00-\u9fff]")
_OWN_LINE = Pattern(
    "(?:附件|附表|抄送|主送|抄报|联系人|责任单位|责任部门|牵头单位|牵头部门|配合单位|配合部门|完成时限|完成时间|责任人|扫一扫|上一篇|下一篇)"
)
_TITLE = Pattern("[^。；]*(?:关于|印发)[^。；]*(?:通知|意见|方案|要点|计划|安排|决定|通报|公告|办法)")
_ADDRESSEES = Pattern("[^。；]{2,200}[：:]")
_KEY = Pattern("[\u2e80-\u2fdf\u4e00-\u9fff \u3000]{2,10}[:：]")
_ORGAN_LINE = Pattern(
    "[\u4e00-\u9fff（）() \u3000]{2,40}(?:委员会|办公室|办公厅|政府|指挥部|领导小组|[局厅部委])"
)
_NUMERALS = "\\d〇○零一二三四五六七八九十⼀⼆⼋⼗"
_DATE_HEAD = Pattern(rf"(?:.*[^{_NUMERALS}])?[{_NUMERALS}]{{2,4}} ?年[{_NUMERALS} ]*[月⽉]?[{_NUMERALS}]*")
_DATE_TAIL = Pattern(
    r"[\d一二三四五六七八九十⼀⼆六⼋⼗]{0,3} ?(?:[月⽉] ?[\d一二三四五六七八九十⼀⼆⼋⼗]{1,3} ?)?[日⽇]"
)
# Doubled on purpose, even across a page.
_REDUPLICATED = frozenset("人天层处时个家常事月年种样步点村户件条")
# 现将《…》 / 印发给你们
_ISSUED = Pattern("(?:印发|转发|下发|发)给?你们|已经")
_LONG = 50
_SHORTEST_CUT = 20
_WIDEST = 116
_SHORTEST_WRAPPED = 25
_MOST_UNWRAPPED = 0.1
# A bracket that opens before the end of a line and closes on the next one is cut in two.
_OPEN_BRACKET = Pattern("[（(][^（）()]*$")
_CLOSED_BRACKET = Pattern("[^（）()]*[）)]")
_HALVES = Pattern("[《（(“》）)”]")


@frozen
class _Line:
    start: int
    end: int
    text: str
    indented: bool
    apart: bool = False

    @property
    def width(self) -> int:
        """Display width in half-width cells."""
        return 2 * len(self.text) - len(self.text.encode("ascii", "ignore"))


def joins(
    text: str, *, page_cuts: bool, wrapped_lines: bool, apart: frozenset[int] = frozenset()
) -> tuple[Edit, ...]:
    """Offer to join what belongs together, and to take out the page numbers between the lines.

    Lines with the indexes ``apart`` stay as they are.
    """
    lines, numbers = _lines(text, apart)
    places = [start for start, _ in numbers]
    edits: list[Edit] = []
    joined: set[int] = set()
    width = _wrapping_width(lines)
    open_marks = before = 0
    issuers = _joint_issuers(lines) if page_cuts else set()
    for left, right in pairwise(lines):
        # A red head above a title is set in another way.
        if left.end in issuers and left.apart is right.apart:
            edits.append(line_edit(text, left.end, right.start, "\u3000", LineRule.TITLE_LINE))
            continue
        if left.apart or right.apart:
            open_marks = before = 0
            continue
        gap = text[left.end : right.start]
        between = places[bisect_left(places, left.end) : bisect_left(places, right.start)]
        cut = gap.count("\n") > 1 or bool(between)
        rule = None
        open_marks = _unclosed(left.text, open_marks) if width is not None else 0
        if _broken_date(left, right) and page_cuts:
            rule = LineRule.PAGE_CUT
        elif (
            width is not None
            and wrapped_lines
            and _wraps(left, right, width - before, open_marks > 0, cut=cut)
        ):
            rule = LineRule.WRAPPED_LINE if not cut else LineRule.PAGE_CUT
        elif (
            width is None and page_cuts and (_is_cut(left, right) or (between and _cuts_a_word(left, right)))
        ):
            rule = LineRule.PAGE_CUT
        if rule is None:
            open_marks = before = 0
            continue
        # Text layers cut a printed line where the face changes; the pieces fill it together.
        before = before + left.width if width is not None and before + left.width < width - 8 else 0
        end = right.start
        if width is None and _is_doubled(left, right):
            rule, end = LineRule.DOUBLED_CHARACTER, right.start + 1
        edits.append(line_edit(text, left.end, end, "", rule))
        joined.update(between)
    if page_cuts:
        edits += [
            line_edit(text, start, end, "", LineRule.PAGE_NUMBER)
            for start, end in numbers
            if start not in joined
        ]
    return tuple(edits)


def _lines(text: str, apart: frozenset[int]) -> tuple[list[_Line], list[tuple[int, int]]]:
    """Return the lines with text, and the places of page numbers."""
    lines: list[_Line] = []
    numbers: list[tuple[int, int]] = []
    for index, (start, whole) in enumerate(lines_of(text)):
        stripped = whole.strip()
        if not stripped:
            continue
        inner = start + len(whole) - len(whole.lstrip())
        if index in apart:
            lines.append(_Line(inner, inner + len(stripped), stripped, False, True))
        elif _PAGE_NUMBER.fullmatch(stripped):
            numbers.append((inner, inner + len(stripped)))
        else:
            indent = whole[: len(whole) - len(whole.lstrip())]
            wide = sum(2 if character == "\u3000" else 1 for character in indent)
            lines.append(_Line(inner, inner + len(stripped), stripped, wide >= 2))
    return lines, numbers


def _joint_issuers(lines: list[_Line]) -> set[int]:
    """The ends of lines with the name of an organ, when another one and 关于 follow: a joint title."""
    ends: set[int] = set()
    for index in range(min(len(lines) - 2, 30)):
        below = index + 1
        while below < len(lines) and _ORGAN_LINE.fullmatch(lines[below].text):
            below += 1
        if below == len(lines) or below == index + 1 or not _ORGAN_LINE.fullmatch(lines[index].text):
            continue
        # The same name twice: a red head above the title.
        twice = lines[index].text.endswith(lines[index + 1].text)
        if lines[below].text.startswith("关于") and not twice:
            ends.add(lines[index].end)
    return ends


def _wrapping_width(lines: list[_Line]) -> int | None:
    """Return the width at which lines are wrapped, in half-width cells; None if they are not."""
    widths = sorted(line.width for line in lines if line.width >= 16)
    # A few paragraphs may stand unwrapped among the others.
    wrapped = [width for width in widths if width <= _WIDEST]
    if len(wrapped) >= (1 - _MOST_UNWRAPPED) * len(widths):
        widths = wrapped
    if len(widths) < 8:
        return None
    widest = widths[int(len(widths) * 0.97)]
    full = sum(widest - 8 <= line.width <= widest + 6 for line in lines)
    # A line that is full and ends in mid sentence is wrapped, whatever short ones stand around it; entries of
    # a list of one length are not.
    behind = [
        right
        for left, right in pairwise(lines)
        if widest - 8 <= left.width <= widest + 6
        and not left.text.endswith(_ENDS)
        and not (right.apart or _starts_anew(right))
    ]
    unended = len(behind)
    # Paragraphs of one length by chance end with a stop, nearly all of them.
    many = full >= 0.35 * len(widths) and 2 * unended >= full
    many = many or (unended >= 8 and unended >= 0.7 * full)
    # Of a short document fewer will do, if what follows them begins nothing of its own.
    going_on = sum(not right.indented for right in behind)
    many = many or (going_on >= 4 and going_on >= 0.6 * full and widest >= 2 * _SHORTEST_WRAPPED)
    return widest if 36 <= widest <= 110 and many else None


def _starts_anew(line: _Line) -> bool:
    """Whether a line begins something of its own: a label, an attachment list, a signature, a date."""
    label = match_label(line.text)
    if label is not None and (label.form is not LabelForm.CHINESE_COMMA or label.ordinal < 40):
        return True
    if line.text.startswith(("#", "|", "<")) or _OWN_LINE.match(line.text):
        return True
    return parse_date(line.text) is not None


def _wraps(left: _Line, right: _Line, width: int, inside_marks: bool, *, cut: bool) -> bool:
    if right.indented or _starts_anew(right) or _TITLE.fullmatch(left.text):
        return False
    if left.text.endswith("，"):
        return True
    ended = left.text.endswith(tuple("。！？：!?:"))
    if inside_marks and left.text.endswith(("：", ":")):
        # （责任单位： goes on, whatever a colon ends elsewhere.
        ended = False
    if cut:
        return not ended and left.width >= width - 8 and _flows(left)
    if ended:
        # A sentence may end where the line does; then the line is full to the last cell or two. First lines
        # have lost their indent.
        spare = 7 if _starts_anew(left) else 3
        return left.width >= width - spare and not left.text.endswith(("：", ":"))
    if left.width >= width - 8:
        return True
    return inside_marks or (right.text[0] in "（(《，、。；）》" and _flows(left))


def _flows(line: _Line) -> bool:
    """Whether a line reads like part of a sentence rather than a heading or a name."""
    return not (_ORGAN_LINE.fullmatch(line.text) and len(line.text) < 30)


def _is_cut(left: _Line, right: _Line) -> bool:
    if _OPEN_BRACKET.search(left.text) and _CLOSED_BRACKET.match(right.text):
        return True
    if left.text.endswith("》") and _ISSUED.match(right.text):
        return True
    if left.text.endswith(_ENDS) or not _HANZI.match(right.text[0]) or right.indented:
        return False
    if _KEY.match(right.text) or _TITLE.fullmatch(left.text) or _ADDRESSEES.fullmatch(right.text):
        return False
    unfinished = left.text[-1] in "，,、" and len(left.text) >= 10
    if _OWN_LINE.match(left.text) and not unfinished:
        # 责任单位：… ends without a stop more often than it is cut.
        return False
    long = (left.width >= 2 * _LONG or "。" in left.text) and len(left.text) >= _SHORTEST_CUT
    if not (unfinished or long):
        return False
    if not _HANZI.match(left.text[-1]) and left.text[-1] not in "，、,":
        return False
    return not _starts_anew(right) and not (_ORGAN_LINE.fullmatch(right.text) and len(right.text) < 30)


def _cuts_a_word(left: _Line, right: _Line) -> bool:
    """Whether a page number stands inside a common word, however short the line: 全面排查安全隐 / 患。"""
    if right.indented or _starts_anew(right) or not _HANZI.match(left.text[-1]):
        return False
    end, start = left.text[-1], right.text[0]
    whole = left.text[-2:] in vocabulary() or right.text[:2] in vocabulary()
    return end + start in vocabulary() and not whole


def _broken_date(left: _Line, right: _Line) -> bool:
    if len(right.text) > 9 or not _DATE_TAIL.fullmatch(right.text):
        return False
    tail = left.text[-14:]
    return _DATE_HEAD.fullmatch(tail) is not None and parse_date(tail) is None


def _is_doubled(left: _Line, right: _Line) -> bool:
    last = left.text[-1]
    return last == right.text[0] and _HANZI.match(last) is not None and last not in _REDUPLICATED


def _unclosed(text: str, depth: int) -> int:
    for mark in _HALVES.findall(text):
        depth = depth + 1 if mark in "《（(“" else max(0, depth - 1)
    return depth
