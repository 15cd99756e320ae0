"""The document number (发文字号), and the names of those who signed (签发人) beside it."""

from __future__ import annotations

import re

from attrs import evolve

from emplan.chinese.document_numbers import NumberKind, find_document_numbers
from emplan.chinese.patterns import HANZI, Pattern
from emplan.chinese.spans import Span
from emplan.errors import InvalidValueError
from emplan.model import DamagedNumber, DocumentNumber
from emplan.reading.drafts import HeadDraft
from emplan.reading.recognise.lines import Page, TextLine

_NAMES = Pattern(rf"[{HANZI}·]{{1,8}}(?:[\s、，,]+[{HANZI}·]{{1,8}})*")
_SIGNATORY = Pattern(r"签\s*发\s*人\s*[:：]\s*(.+)")
_BEFORE_NUMBER = Pattern(
    r"(?P<corner>\d{6}|[特加]\s*急|[绝机秘]\s*密(?:★\S{1,4})?)\s+(?P<number>\S.*号(?:\s.*)?)"
)
_FOLD = str.maketrans(
    {
        "[": "〔",
        "]": "〕",
        "［": "〔",
        "］": "〕",
        "【": "〔",
        "】": "〕",
        "(": "〔",
        ")": "〕",
        "（": "〔",
        "）": "〕",
        "﹝": "〔",
        "﹞": "〕",
        "號": "号",
    }
)


def _read_number(text: str) -> tuple[DocumentNumber | DamagedNumber, Span] | None:
    """Read the document number that a line consists of or begins with."""
    try:
        return DocumentNumber.parse(text), Span(0, len(text))
    except InvalidValueError:
        pass
    for mention in find_document_numbers(text):
        if mention.kind is not NumberKind.DOCUMENT or text[: mention.span.start].strip():
            continue
        if mention.printed.translate(_FOLD).replace(" ", "") == mention.normal and mention.code:
            try:
                return DocumentNumber.parse(mention.normal), mention.span
            except InvalidValueError:
                pass
        candidate = None
        if mention.candidate or mention.normal:
            try:
                candidate = DocumentNumber.parse(mention.candidate or mention.normal)
            except InvalidValueError:
                candidate = None
        return DamagedNumber(as_found=mention.printed, candidate=candidate), mention.span
    return None


def is_number(text: str) -> bool:
    """Tell whether a line is a document number and nothing else."""
    found = _read_number(text)
    return found is not None and len(found[1]) == len(text.strip())


def take_number(page: Page, head: HeadDraft, line: TextLine) -> bool:
    """Read the line of the number, with the names beside it; return whether it is one."""
    found = _read_number(line.text)
    if found is None and (head.signatories or "签发人" in line.text):
        # Beside the number stands a name of those who signed; an open number ends with its 号.
        found = _read_number(line.text[: line.text.find("号") + 1])
    if found is None or head.number is not None:
        return False
    number, span = found
    rest = line.text[span.end :].strip()
    signed = _SIGNATORY.fullmatch(rest)
    more = head.signatories and _NAMES.fullmatch(rest)
    if rest and signed is None and not more:
        return False
    head.number = number
    page.claims.structure(line.part(span.start, span.end), "document number", "envelope.document_number")
    if isinstance(number, DamagedNumber):
        page.doubt(line, number.as_found, "damaged document number (发文字号)", "发文字号残损")
    if rest:
        start = line.text.index(rest, span.end)
        names = (
            Span(start + signed.start(1), start + signed.end(1)) if signed else Span(start, len(line.text))
        )
        _take_names(page, head, line, Span(start, start + len(rest)), names)
    return True


def take_bracketed_number(page: Page, head: HeadDraft, line: TextLine) -> bool:
    """Read a number in brackets under the title; return whether the line is one."""
    if not take_number(page, head, evolve(line, start=line.start + 1, text=line.text[1:-1])):
        return False
    for bracket in (line.part(0, 1), line.part(len(line.text) - 1, len(line.text))):
        page.claims.structure(bracket, "brackets of the number", "envelope.document_number")
    return True


def take_number_ahead(page: Page, head: HeadDraft, line: TextLine) -> None:
    """Read the number ahead of a title in 《》, as pages put it into theirs."""
    found = _read_number(line.text)
    if found is not None and head.number is None and line.text[found[1].end :].lstrip().startswith("《"):
        head.number, span = found
        number = line.part(span.start, span.end)
        page.claims.structure(number, "document number", "envelope.document_number")


def take_signatories(page: Page, head: HeadDraft, line: TextLine, above: TextLine | None) -> bool:
    """Read 签发人：…, or a row that goes on with names right under the first one."""
    signed = _SIGNATORY.match(line.text)
    if signed is not None:
        _take_names(page, head, line, Span(*signed.span()), Span(*signed.span(1)))
        return True
    if above is None or not head.signatories or not _is_row_of_names(line, above):
        return False
    _take_names(page, head, line, Span(0, len(line.text)), Span(0, len(line.text)))
    return True


def _take_names(page: Page, head: HeadDraft, line: TextLine, whole: Span, names: Span) -> None:
    """Add the names of a row; single characters in twos are one name, spread to the width of the others."""
    page.claims.structure(line.part(whole.start, whole.end), "signatories", "envelope.signatories")
    words = [word.span() for word in re.finditer(r"[^\s、，,]+", names.of(line.text))]
    position = 0
    while position < len(words):
        spread = words[position : position + 2]
        if len(spread) < 2 or any(end - start > 1 for start, end in spread):
            spread = spread[:1]
        head.signatories.append(tuple(line.part(names.start + s, names.start + e) for s, e in spread))
        position += len(spread)


def take_number_behind(page: Page, head: HeadDraft, line: TextLine) -> TextLine:
    """Read the number that ends a letter's line of copy number, secrecy or urgency; return the rest."""
    found = _BEFORE_NUMBER.fullmatch(line.text)
    if found is None:
        return line
    start = found.start("number")
    number = evolve(line, start=line.start + start, text=line.text[start:])
    if not take_number(page, head, number):
        return line
    end = found.end("corner")
    return evolve(line, end=line.start + end, text=line.text[:end])


def _is_row_of_names(line: TextLine, above: TextLine) -> bool:
    """Whether a line goes on with the names of those who signed, right under their first row."""
    return "签发人" in above.packed and not line.after_gap and _NAMES.fullmatch(line.text) is not None
