"""The end of a text: attachment note, signature, date; and behind them note, colophon, page furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pendulum

from emplan.chinese.dates import parse_date
from emplan.chinese.labels import match_label
from emplan.chinese.patterns import HANZI, Pattern
from emplan.chinese.spans import Span
from emplan.model import OPEN, OpenType
from emplan.reading.drafts import AttachmentDraft, EndingDraft
from emplan.reading.recognise.furniture import (
    describes_publication,
    furniture_rule,
    is_publication,
    take_around,
)
from emplan.reading.recognise.lines import Page, TextLine
from emplan.reading.recognise.organs import ORGAN_END, is_organ
from emplan.reading.recognise.units import organ_spans

_S = r"[ \u3000\u00a0]*"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = rf"(?:\d{{4}}|[一二][〇○零一二三四五六七八九]{{3}}){_S}年{_S}{_NUMBER}{_S}月{_S}{_NUMBER}{_S}日"
_OPEN_DATE = Pattern(
    r"(?:19|20)\d{2}\s*年\s*(?:\d{1,2})?\s*月\s*日|(?:19|20)\d{2}年[_＿Xx×\s]*月[_＿Xx×\s]*日"
)
# A signature whose day was never filled in: 2027年1月.
_MONTH_ONLY = Pattern(
    rf"(?:\d{{4}}|[一二][〇○零一二三四五六七八九]{{3}}){_S}年{_S}{_NUMBER}{_S}月(?:份|{_S}日)?"
)
_ENTRY = Pattern(r"(?<![\d.．])(?P<n>\d{1,2})[.．、](?!\d)")
_DATED_NAME = Pattern(rf"(?P<name>.{{2,60}}?){_S}(?P<date>{_DATE})")
_PRINTED = Pattern(
    rf"(?P<name>.{{2,60}}?)?[,，]?{_S}(?P<date>{_DATE}|\d{{4}}\s*年\s*月\s*日){_S}(?P<mark>印发|印制|印)?"
)
_COPIED = Pattern(rf"(?P<label>抄{_S}[送报](?:{_S}[、和]{_S}抄{_S}[送报])?){_S}[:：]{_S}(?P<names>.+)")
_ADDRESSED = Pattern(rf"主{_S}送{_S}[:：]{_S}(?P<names>.+)")
_NOTE = Pattern(
    r"[（(](?P<note>此件.+|此文.+|依申请公开.*|主动公开.*|不予公开.*|联系人.+|公开.{0,10}|(?:信息)?公开(?:形式|方式|属性|类别|类型).{2,12})[）)]"
)
# A name that goes on in the next line fills its own.
_FULL_LINE = Pattern(f"[{HANZI}]{{15,}}")
_PRINT_RUN = Pattern(r"[（(]?共印\d{1,5}份[）)]?|[（(]?此页无正文[）)]?")
_ATTACHMENT_LIST = Pattern(rf"附{_S}(?:件|表|录)?{_S}[:：]{_S}(?=.)")
_ATTACHMENT_HEAD = Pattern(rf"附{_S}件{_S}(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})?{_S}[:：]?")


def date_of(text: str) -> pendulum.Date | OpenType | None:
    """The date that a line consists of; ``OPEN`` where month or day are left to be filled in."""
    date = _sound(text)
    if date is not None:
        return date
    return OPEN if _OPEN_DATE.fullmatch(text.strip()) else None


def _sound(text: str) -> pendulum.Date | None:
    """A date in a year in which plans are written; a damaged year gives none."""
    date = parse_date(text)
    return date if date is not None and 1949 <= date.year <= 2999 else None


def is_attachment_head(line: TextLine) -> bool:
    """Tell whether a line is the word 附件 (with its number) above an attachment."""
    return _ATTACHMENT_HEAD.fullmatch(line.text) is not None


def is_note(line: TextLine) -> bool:
    """Tell whether a line is a note in brackets (附注) as stands under a signature."""
    return _NOTE.fullmatch(line.text) is not None


def find_date_line(lines: Sequence[TextLine], low: int, high: int) -> int | None:
    """Return the first line that is the date of a signature, alone or behind the organ."""
    for index in range(low, high):
        text = lines[index].text
        if date_of(text) is not None:
            return index
        if index > low and _MONTH_ONLY.fullmatch(text) and is_organ(lines[index - 1].text):
            return index
        dated = _DATED_NAME.fullmatch(text)
        if dated is not None and is_organ(dated["name"]) and _sound(dated["date"]) is not None:
            return index
    return None


def take_signature(page: Page, ending: EndingDraft, low: int, date_line: int) -> int:
    """Read the signature above (or beside) the date; return the index of its first line."""
    lines = page.lines
    line = lines[date_line]
    ending.issue_date = date_of(line.text)
    if ending.issue_date is OPEN and (year := re.match(r"\s*(\d{4})", line.text)):
        ending.open_year = int(year[1])
    if ending.issue_date is None:
        dated = _DATED_NAME.fullmatch(line.text)
        if dated is not None:
            ending.issue_date = _sound(dated["date"])
            ending.signature.append(line.part(*dated.span("name")))
            page.claims.structure(line.part(*dated.span("date")), "date of issue", "envelope.issue_date")
        else:
            _take_month(page, ending, line)
    else:
        page.claims.structure(line.span, "date of issue", "envelope.issue_date")
    start = date_line
    while start > low and is_organ(lines[start - 1].text):
        above = lines[start - 1]
        names = [Span(*found.span()) for found in re.finditer(r"[^\s]+", above.text)]
        if len(names) > 1 and not all(_is_whole_organ(name.of(above.text)) for name in names):
            names = [Span(0, len(above.text))]
        ending.signature[:0] = [above.part(name.start, name.end) for name in names]
        start -= 1
    return start


def _take_month(page: Page, ending: EndingDraft, line: TextLine) -> None:
    """A date without a day is to be filled in, whatever month it states."""
    ending.issue_date = OPEN
    page.claims.structure(line.span, "date of issue", "envelope.issue_date")
    page.doubt(line, line.text, "the date of issue states no day", "成文日期没有写明日")


def _is_whole_organ(name: str) -> bool:
    """Whether a word is an organ's name, not only the last part of one: 青禾区 人民政府 办公室."""
    return is_organ(name) and ORGAN_END.match(name) is None


def take_byline(page: Page, ending: EndingDraft, low: int) -> int:
    """Read signature and date where they stand under the title (题下署名); return where the text begins."""
    lines = page.lines
    high = low
    while high < min(len(lines), low + _MOST_SIGNERS) and is_organ(lines[high].text):
        high += 1
    date_line = find_date_line(lines, low, min(high + 1, len(lines)))
    if date_line is None and high == low < len(lines) - 1 and _MONTH_ONLY.fullmatch(lines[low].text):
        date_line = low
    if date_line is None or date_line + 1 == len(lines):
        return low
    take_signature(page, ending, low, date_line)
    return date_line + 1


_MOST_SIGNERS = 8


def take_attachment_list(page: Page, low: int, high: int) -> tuple[list[AttachmentDraft], int, int]:
    """附件说明, GB/T 9704-2012 7.3.4: read the list at the end of the text.

    Returns it with its first line and the line behind it: rows of a table end it.
    """
    lines = page.lines
    start = next(
        (
            index
            for index in range(high - 1, max(low - 1, high - 41), -1)
            if _ATTACHMENT_LIST.match(lines[index].text)
        ),
        None,
    )
    if start is None:
        return [], high, high
    end = next((index for index in range(start, high) if lines[index].cells), high)
    entries: list[AttachmentDraft] = []
    for index in range(start, end):
        line = lines[index]
        offset = 0
        if index == start:
            opening = _ATTACHMENT_LIST.match(line.text)
            offset = opening.end() if opening else 0
        label = match_label(line.text[offset:])
        if label is None and entries and (len(line.text) > 60 or "。" in line.text):
            return [], high, high
        page.claims.structure(line.span, "attachment list", "attachments")
        begin = offset + (label.text_start if label else 0)
        first, *others = _entries(line, begin, label.ordinal if label else 0)
        if label is None and entries:
            entries[-1].title = (*entries[-1].title, first)
        elif len(first):
            entries.append(AttachmentDraft(title=(first,)))
        entries += [AttachmentDraft(title=(title,)) for title in others if len(title)]
    return entries, start, end


def _entries(line: TextLine, begin: int, ordinal: int) -> list[Span]:
    """The titles on a line of the list, which may count on without a line break: 1.甲 2.乙."""
    stops: list[tuple[int, int]] = []
    if ordinal:
        for label in _ENTRY.finditer(line.text, begin):
            if int(label["n"]) == ordinal + len(stops) + 1 and label.start() > begin:
                stops.append(label.span())
    starts = [begin, *(end for _, end in stops)]
    ends = [*(start for start, _ in stops), len(line.text)]
    titles = []
    for start, end in zip(starts, ends, strict=True):
        words = line.text[start:end]
        lead = len(words) - len(words.lstrip())
        titles.append(line.part(start + lead, start + max(lead, len(words.rstrip("。；;，, \u3000\u00a0")))))
    return titles


def take_behind(page: Page, ending: EndingDraft, lines: Sequence[TextLine]) -> None:
    """Read what stands behind the document: note, colophon, publication, furniture; the rest stays over."""
    index = 0
    while index < len(lines):
        line = lines[index]
        following = lines[index + 1] if index + 1 < len(lines) else None
        if _PRINT_RUN.fullmatch(line.packed):
            page.claims.structure(line.span, "print run")
        elif note := _NOTE.fullmatch(line.text):
            _take_note(page, ending, line, Span(*note.span("note")))
        elif copied := _COPIED.fullmatch(line.text):
            _take_copied(page, ending, line, Span(*copied.span("names")))
        elif addressed := _ADDRESSED.fullmatch(line.text):
            _take_addressed(page, ending, line, Span(*addressed.span("names")))
        elif line.packed == "抄" and following is not None and re.match(r"[送报]\s*[:：]", following.text):
            page.claims.structure(line.span, "copied to", "envelope.copied_to")
            colon = max(following.text.find("："), following.text.find(":"))
            _take_copied(page, ending, following, Span(colon + 1, len(following.text)))
            index += 1
        elif ending.copied_to and following is None and not ending.printing_office and is_organ(line.text):
            ending.printing_office = (line.span,)
        elif not (
            _take_printing(page, ending, line, is_office=_is_office(lines, index)) or take_around(page, line)
        ):
            page.doubt(
                line, line.text[:30], "a line behind the document, not understood", "正文之后有未能识别的一行"
            )
        index += 1


def _take_note(page: Page, ending: EndingDraft, line: TextLine, note: Span) -> None:
    """附注, GB/T 9704-2012 7.3.8; of several the brackets between them are kept."""
    if ending.note:
        last = ending.note[-1]
        closing = Span(last.end, last.end + 1)
        ending.note = (*ending.note, closing, line.part(0, note.end))
    else:
        ending.note = (line.part(note.start, note.end),)
    page.claims.structure(line.span, "brackets of the note", "envelope.closing_note")


def _take_copied(page: Page, ending: EndingDraft, line: TextLine, area: Span) -> None:
    page.claims.structure(line.span, "copied to", "envelope.copied_to")
    body = area.of(line.text)
    ending.copied_to += _organs(line, area, "，,；;、" if not re.search("[，,；;]", body) else "，,；;")


def _take_addressed(page: Page, ending: EndingDraft, line: TextLine, area: Span) -> None:
    """主送机关 that found no room above the text, GB/T 9704-2012 7.3.2."""
    page.claims.structure(line.span, "addressees", "envelope.addressees")
    body = area.of(line.text)
    ending.addressees = _organs(
        line, area, next((marks for marks in ("；;", "，,") if set(marks) & set(body)), "、")
    )
    ends = [place.end - line.start for place in ending.addressees]
    starts = [place.start - line.start for place in ending.addressees]
    ending.addressee_separators = [
        line.text[end:start].strip() or "、" for end, start in zip(ends, starts[1:], strict=False)
    ]


def _organs(line: TextLine, area: Span, marks: str) -> list[Span]:
    """The places of the names in a stretch of a line."""
    body = area.of(line.text).rstrip("。. ")
    found = []
    for span in organ_spans(body, marks):
        name = span.of(body)
        begin = area.start + span.start + len(name) - len(name.lstrip())
        found.append(line.part(begin, begin + len(name.strip())))
    return found


def _take_printing(page: Page, ending: EndingDraft, line: TextLine, *, is_office: bool) -> bool:
    """印发机关 and 印发日期, on one line or on two."""
    printed = _PRINTED.fullmatch(line.text)
    if printed is not None and (printed["mark"] or (printed["name"] and ending.issue_date is not None)):
        ending.printing_date = date_of(printed["date"])
        page.claims.structure(line.span, "printing date", "envelope.printing_date")
        if printed["name"] and printed["name"].strip():
            ending.printing_office = (*ending.printing_office, line.part(*printed.span("name")))
        return True
    if not is_office:
        return False
    ending.printing_office = (*ending.printing_office, line.span)
    return True


def _is_office(lines: Sequence[TextLine], index: int, most: int = 3) -> bool:
    """Whether a line is the printing office above its day, or a part of its name right above the rest."""
    if index + 1 >= len(lines) or not most:
        return False
    line, below = lines[index], lines[index + 1]
    printed = _PRINTED.fullmatch(below.text)
    if printed is not None and printed["mark"] and not printed["name"]:
        return is_organ(line.text)
    if below.after_gap or line.cells or _FULL_LINE.fullmatch(line.text) is None:
        return False
    return (printed is not None and printed["mark"] is not None) or _is_office(lines, index + 1, most - 1)


def outside_below(lines: Sequence[TextLine]) -> int:
    """Return where the lines begin that stand outside the main column, below it, and end no document."""
    end = len(lines)
    while end and lines[end - 1].looks.outside:
        end -= 1
    while end and end < len(lines) and _may_end(lines[end]):
        end += 1
    return end or len(lines)


def _may_end(line: TextLine) -> bool:
    text = line.text
    patterns = (_DATED_NAME, _PRINTED, _COPIED, _NOTE, _PRINT_RUN, _ATTACHMENT_HEAD)
    if is_organ(text) or date_of(text) is not None or _ATTACHMENT_LIST.match(text) is not None:
        return True
    return any(pattern.fullmatch(text) for pattern in patterns)


def trailing_furniture(lines: Sequence[TextLine], low: int, high: int) -> int:
    """Return where the furniture at the very end begins."""
    while high > low:
        text = lines[high - 1].text
        below = lines[high].text if high < len(lines) else ""
        known = furniture_rule(text) is not None or describes_publication(lines[high - 1])
        # An index card wrapped in mid list.
        known = known or (text.endswith("、") and is_publication(below))
        if not known or (match_label(text) is not None and furniture_rule(text) is None):
            break
        high -= 1
    return high


def colophon_start(lines: Sequence[TextLine], low: int, high: int) -> int:
    """Return where the colophon (版记, GB/T 9704-2012 7.4) at the very end begins."""
    start = high
    if high - low > 1 and is_organ(lines[high - 1].text) and _COPIED.fullmatch(lines[high - 2].text):
        # The printing office alone, without a day.
        start -= 1
    while start > low:
        line = lines[start - 1]
        below = lines[start].text if start < high else ""
        printed = _PRINTED.fullmatch(line.text)
        known = (printed is not None and printed["mark"] is not None) or _COPIED.fullmatch(
            line.text
        ) is not None
        known = known or (line.packed == "抄" and re.match(r"[送报]\s*[:：]", below) is not None)
        known = known or re.match(r"[送报]\s*[:：]", line.text) is not None
        known = known or _ADDRESSED.fullmatch(line.text) is not None
        known = known or _PRINT_RUN.fullmatch(line.packed) is not None or is_note(line)
        known = known or (start < high and _is_office(lines[start - 1 : min(high, start + 3)], 0))
        if not known:
            break
        start -= 1
    return start
