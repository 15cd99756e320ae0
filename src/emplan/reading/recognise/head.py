"""The head of a document: red head, number, title, addressees, and what the page puts between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from emplan.chinese.dates import parse_date
from emplan.chinese.labels import match_label
from emplan.chinese.patterns import HANZI, Pattern
from emplan.model import DocumentNumber, SecrecyLevel, SecrecyMark, Urgency
from emplan.reading.drafts import HeadDraft
from emplan.reading.recognise import titles
from emplan.reading.recognise.addressees import ends_addressees, take_addressees
from emplan.reading.recognise.attachment_list import is_attachment_head
from emplan.reading.recognise.cards import describes_publication
from emplan.reading.recognise.furniture import (
    drop,
    furniture_rule,
    keep_publication,
    take_around,
)
from emplan.reading.recognise.lines import Page, TextLine
from emplan.reading.recognise.mastheads import is_masthead, take_masthead
from emplan.reading.recognise.number_line import (
    take_bracketed_number,
    take_number,
    take_number_ahead,
    take_number_behind,
    take_signatories,
)
from emplan.reading.recognise.organs import is_organ
from emplan.reading.recognise.untitled import opening_without_title, title_elsewhere, title_of_card

_SECRECY = Pattern(
    r"(绝密|机密|秘密)(?:★|☆|\*)?((?:\d{1,2}|[一二三四五六七八九十]+)(?:年|个月)|长期)?(?P<rest>.*)"
)
_SECRECY_LEVELS = {
    "绝密": SecrecyLevel.TOP_SECRET,
    "机密": SecrecyLevel.HIGHLY_SECRET,
    "秘密": SecrecyLevel.SECRET,
}
_URGENCY = Pattern(r"(?:等级|紧急程度[:：]?)?(特急|加急|特提|平急)(?:·?明电|·)?")
# The form of an official telegram (发电): its own words are no text of the document.
_TELEGRAM = Pattern(
    r".{0,8}发电|发电单位.{0,40}|签批盖章.{0,20}|.{1,6}机发\d*号|抄[报送][:：]?|·?(?:明电|密电|内部明电)"
)
_URGENCIES = {
    "特急": Urgency.EXTRA_URGENT,
    "特提": Urgency.EXTRA_URGENT,
    "加急": Urgency.URGENT,
    "平急": Urgency.URGENT,
}
# 时限： and its kin are words of a page.
_MAY_ADDRESS = Pattern(
    "[各全本我]|[局委办厅部院校处站所镇乡村县市区会司队团]|单位|部门|政府|公司|企业|社区|街道|中心|同志|领导"
)
_DAY = Pattern(r"20\d{2}-\d{1,2}-\d{1,2}")
_BRACKETED = Pattern(r"[（(](.+)[）)]")


def read_head(page: Page) -> tuple[HeadDraft, int]:
    """Read the head; return it with the index of the first line of the text."""
    lines = page.lines
    head = HeadDraft()
    dropped: set[TextLine] = set()
    zone = _zone(lines)
    found = (
        titles.find_title(lines, 0, zone)
        or titles.find_by_looks(lines, 0, zone)
        or titles.find_outside(lines, 0, zone)
    )
    opening = opening_without_title(lines, found)
    if opening is not None:
        head.title = title_elsewhere(page, opening)
        start = end = opening
    elif found is None:
        start = end = 0
        while end < len(lines) and take_around(page, lines[end]):
            dropped.add(lines[end])
            end += 1
        start = end
        head.title = title_of_card(lines[:end])
    else:
        start, end = _last_printing(page, head, found, dropped)
        start = _start_of_stated(lines, start, end)
        head.title = titles.places_of(lines[start:end])
        if titles.opens_with_organ(lines[start:end]):
            head.title_issuer = lines[start].span
    _above(page, head, lines[:start], dropped)
    head.is_letter = _is_letter(head, lines[:start])
    position = _below(page, head, end)
    return head, take_addressees(page, head, position)


def _start_of_stated(lines: tuple[TextLine, ...], start: int, end: int) -> int:
    """Go up from a title to the organ above it, where the card of the page states both as the title."""
    if not start or not is_organ(lines[start - 1].text):
        return start
    whole = titles.packed("".join(line.text for line in lines[start - 1 : end]))
    return (
        start - 1
        if any(whole in line.packed for line in lines[:start] if describes_publication(line))
        else start
    )


def _is_letter(head: HeadDraft, lines: tuple[TextLine, ...]) -> bool:
    """信函格式, GB/T 9704-2012 10.1: a red head of the organ's name alone, or a number as 青安委函."""
    if len(head.mastheads) > 1 or any(line.packed.endswith("文件") for line in lines):
        return False
    if isinstance(head.number, DocumentNumber) and head.number.code.endswith("函"):
        return True
    starts = {places[0].start for places in head.mastheads}
    return any(line.looks.red for line in lines if line.start in starts)


def _zone(lines: tuple[TextLine, ...]) -> int:
    """The lines among which the title is: up to the first label or the first paragraph."""
    for index, line in enumerate(lines[:80]):
        if furniture_rule(line.text) == "table_of_contents":
            continue
        label = match_label(line.text)
        if (label is not None and index and label.ordinal == 1) or (
            len(line.text) > 60 and "。" in line.text
        ):
            return index
    return min(len(lines), 80)


def _last_printing(
    page: Page, head: HeadDraft, found: tuple[int, int], dropped: set[TextLine]
) -> tuple[int, int]:
    """Pass over titles of the page: where the same title comes again above the text, the last one counts."""
    lines = page.lines
    start, end = found
    while (again := titles.find_title(lines, end, min(_zone(lines), end + 12))) is not None:
        first = titles.packed("".join(line.text for line in lines[start:end]))
        second = titles.packed("".join(line.text for line in lines[again[0] : again[1]]))
        between = lines[end : again[0]]
        own = [line.text for line in between if not describes_publication(line)]
        announced = any(
            (ends_addressees(text) and _MAY_ADDRESS.search(text)) or "印发" in text for text in own
        )
        alike = first in second or second in first
        if announced or not (alike or _is_of_the_page(between, second)):
            break
        for line in lines[start:end]:
            drop(page, line, "title_repeated")
            dropped.add(line)
        take_number_ahead(page, head, lines[start])
        start, end = again
    return start, end


def _is_of_the_page(between: tuple[TextLine, ...], title: str) -> bool:
    """Whether what stands between two titles tells that the first is the web page's, worded its own way."""
    return titles.names_its_matter(title) and any(
        describes_publication(line) or is_masthead(line.text) for line in between
    )


def _above(page: Page, head: HeadDraft, lines: tuple[TextLine, ...], dropped: set[TextLine]) -> None:
    """Read what stands above the title: copy number, secrecy, urgency, masthead, number, page furniture."""
    text = page.mended.text
    title = titles.packed("".join(span.of(text) for span in head.title))
    named = titles.split_issuers(head.title, text)
    issuers = ["".join(span.of(text) for span in places) for places in named]
    for index, whole in enumerate(lines):
        if whole in dropped:
            continue
        if describes_publication(whole):
            keep_publication(page, whole)
            continue
        line = take_number_behind(page, head, whole)
        packed = line.packed
        if re.fullmatch(r"\d{6}", packed):
            head.copy_number = packed
            page.claims.structure(line.span, "copy number", "envelope.copy_number")
        elif secret := _SECRECY.fullmatch(packed):
            head.secrecy = SecrecyMark(_SECRECY_LEVELS[secret[1]], secret[2])
            page.claims.structure(line.span, "secrecy", "envelope.secrecy")
            if urgent := _URGENCY.fullmatch(secret["rest"]):
                head.urgency = _URGENCIES[urgent[1]]
        elif urgent := _URGENCY.fullmatch(packed):
            head.urgency = _URGENCIES[urgent[1]]
            page.claims.structure(line.span, "urgency", "envelope.urgency")
        elif _TELEGRAM.fullmatch(packed):
            page.claims.structure(line.span, "telegram form")
        elif furniture_rule(line.text) is not None:
            take_around(page, line)
        elif is_attachment_head(line):
            # A plan that was the attachment of a notice.
            page.claims.structure(line.span, "attachment head")
        elif (
            take_number(page, head, line)
            or take_masthead(page, head, lines, index, issuers)
            or take_signatories(page, head, line, lines[index - 1] if index else None)
        ):
            continue
        elif is_organ(line.text):
            drop(page, line, "site")
        elif title and packed.startswith(title):
            # The name of the web page: the title with the site's behind it.
            drop(page, line, "title_repeated")
        elif _DAY.fullmatch(packed):
            drop(page, line, "time_of_publication")
        elif not take_around(page, line):
            page.doubt(
                line, line.text[:30], "a line above the title, not understood", "标题上方有未能识别的一行"
            )


def _below(page: Page, head: HeadDraft, position: int) -> int:
    """Read what stands between the title and the addressees or the text."""
    lines = page.lines
    while position < len(lines):
        line = lines[position]
        bracketed = _BRACKETED.fullmatch(line.text)
        if describes_publication(line):
            keep_publication(page, line)
        elif take_number(page, head, line) or (bracketed and take_bracketed_number(page, head, line)):
            pass
        elif furniture_rule(line.text) is not None or (line.looks.outside and parse_date(line.text)):
            take_around(page, line)
        elif _DAY.fullmatch(line.packed):
            drop(page, line, "time_of_publication")
        elif bracketed and head.caption is None and match_label(line.text) is None and len(line.text) < 80:
            head.caption = line.part(*bracketed.span(1))
            page.claims.structure(line.span, "brackets of the caption", "caption")
        elif _is_account(lines, position):
            drop(page, line, "public_account")
        elif _is_above_card(lines, position):
            page.doubt(
                line, line.text[:30], "a line below the title, not understood", "标题下方有未能识别的一行"
            )
        else:
            break
        position += 1
    return position


def _is_account(lines: Sequence[TextLine], position: int) -> bool:
    """Whether a few words above the time of publication name the account (公众号) that published."""
    line = lines[position]
    below = lines[position + 1] if position + 1 < len(lines) else None
    if below is None or _ACCOUNT.fullmatch(line.packed) is None or match_label(line.text) is not None:
        return False
    return furniture_rule(below.text) == "time_of_publication"


def _is_above_card(lines: Sequence[TextLine], position: int) -> bool:
    """Whether a line under the title is one of a few short ones above the card of the page."""
    for line in lines[position : position + _MOST_ABOVE_CARD]:
        text = line.text
        if describes_publication(line):
            return True
        if len(text) > _LONGEST_REMARK or "。" in text or ends_addressees(text) or line.cells:
            return False
        if match_label(text) is not None or is_organ(text) or parse_date(text):
            return False
    return False


_ACCOUNT = Pattern(f"[{HANZI}A-Za-z]{{2,16}}")
_MOST_ABOVE_CARD = 8
_LONGEST_REMARK = 40
