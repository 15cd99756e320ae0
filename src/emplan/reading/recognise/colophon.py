"""Behind the text: the note, the colophon (版记), and the furniture of the page around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from emplan.chinese.patterns import HANZI, Pattern
from emplan.chinese.spans import Span
from emplan.model.unit_lists import organ_spans
from emplan.reading.drafts import EndingDraft
from emplan.reading.recognise.furniture import (
    drop,
    take_around,
)
from emplan.reading.recognise.lines import Page, TextLine
from emplan.reading.recognise.organs import is_organ
from emplan.reading.recognise.signature import DATE, date_of

_S = r"[ \u3000\u00a0]*"
_PRINTED = Pattern(
    rf"(?P<name>.{{2,60}}?)?[,，]?{_S}(?P<date>{DATE}|\d{{4}}\s*年\s*月\s*日){_S}(?P<mark>印发|印制|印)?"
)
_COPIED = Pattern(rf"(?P<label>抄{_S}[送报](?:{_S}[、和]{_S}抄{_S}[送报])?){_S}[:：]{_S}(?P<names>.+)")
_ADDRESSED = Pattern(rf"主{_S}送{_S}[:：]{_S}(?P<names>.+)")
_NOTE = Pattern(
    r"[（(](?P<note>此件.+|此文.+|依申请公开.*|主动公开.*|不予公开.*|联系人.+|公开.{0,10}|(?:信息)?公开(?:形式|方式|属性|类别|类型).{2,12})[）)]"
)
# A name that goes on in the next line fills its own.
_FULL_LINE = Pattern(f"[{HANZI}]{{15,}}")
_PRINT_RUN = Pattern(r"[（(]?共印\d{1,5}份[）)]?|[（(]?此页无正文[）)]?")


def is_note(line: TextLine) -> bool:
    """Tell whether a line is a note in brackets (附注) as stands under a signature."""
    return _NOTE.fullmatch(line.text) is not None


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
        elif ending.issue_date is not None and date_of(line.text) == ending.issue_date:
            drop(page, line, "date_repeated")
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
    names = _organs(line, area, next((marks for marks in ("；;", "，,") if set(marks) & set(body)), "、"))
    ending.addressees = [(name,) for name in names]
    ends = [name.end - line.start for name in names]
    starts = [name.start - line.start for name in names]
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


def is_colophon(line: TextLine) -> bool:
    """Tell whether a line is one of those that stand behind the text."""
    return any(pattern.fullmatch(line.text) for pattern in (_PRINTED, _COPIED, _NOTE, _PRINT_RUN))
