"""The document as a whole: head, notice or not, the plan's own text, its end, its attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from emplan.chinese.labels import match_label
from emplan.chinese.patterns import Pattern
from emplan.reading.claims import Places
from emplan.reading.drafts import AttachmentDraft, EndingDraft, PlanDraft, TextDraft
from emplan.reading.recognise import titles
from emplan.reading.recognise.addressees import take_addressees
from emplan.reading.recognise.attachment_list import (
    is_attachment_head,
    take_attachment_list,
    title_beside_head,
)
from emplan.reading.recognise.cards import mark_cards
from emplan.reading.recognise.carried import (
    announced_names,
    find_carried,
    find_exactly,
    find_name_of_untitled,
    find_named,
    find_transmission,
    issues,
    names_in,
)
from emplan.reading.recognise.colophon import colophon_start, is_note, take_behind
from emplan.reading.recognise.contents import drop_contents
from emplan.reading.recognise.ending import outside_below, trailing_furniture
from emplan.reading.recognise.furniture import drop, keep_publication, take_around
from emplan.reading.recognise.head import read_head
from emplan.reading.recognise.lines import Page, TextLine
from emplan.reading.recognise.nodes import settle
from emplan.reading.recognise.organs import is_organ
from emplan.reading.recognise.outline import label_paragraphs, read_outline
from emplan.reading.recognise.phases import find_phases
from emplan.reading.recognise.signature import (
    date_of,
    find_date_line,
    is_above_outline,
    take_byline,
    take_signature,
)

_BLANK_PAGE = Pattern("[（(]此页无正文[）)]")


def recognise(page: Page) -> PlanDraft:
    """Read the page into the draft of a plan."""
    for line in page.lines:
        if _BLANK_PAGE.fullmatch(line.packed):
            drop(page, line, "blank_page")
    page.lines = tuple(line for line in page.lines if not _BLANK_PAGE.fullmatch(line.packed))
    drop_contents(page)
    page.lines = mark_cards(page.lines)
    below = outside_below(page.lines)
    for line in page.lines[below:]:
        _take_trailing(page, line)
    page.lines = page.lines[:below]
    head, start = read_head(page)
    text = page.mended.text
    title = titles.packed("".join(span.of(text) for span in head.title))
    draft = PlanDraft(head=head, plan_title=head.title)
    below_date = take_byline(page, draft.ending, start)
    # A date may also stand between the number and those whom the notice addresses.
    is_addressed = bool(head.addressees) or below_date == start
    start = below_date if is_addressed else take_addressees(page, head, below_date)
    passes_on = find_transmission(page.lines, start) is not None
    if passes_on or ((issues(title) or names_in(title)) and titles.ends_title(title)):
        _read_notice(page, draft, start, title)
    else:
        _read_text(page, draft, start, "body")
    return draft


def _read_notice(page: Page, draft: PlanDraft, start: int, title: str) -> None:
    """A notice that carries a plan, or one whose plan was left out."""
    if issues(title):
        names = announced_names(page, start, title)
        found = find_carried(page, start, names)
    elif (at := find_transmission(page.lines, start)) is not None:
        names = announced_names(page, start, title)
        found = find_named(page.lines, at + 1, [*names, title])
    else:
        # 关于商请落实《…》的函 and its kin carry what they name only if it follows under that very title.
        names = names_in(title)
        found = find_exactly(page.lines, start, names)
    if found is None and (name := find_name_of_untitled(page.lines, start)) is not None:
        draft.plan_title, title_start = name
        draft.head.title = draft.head.title or draft.plan_title
        found = title_start, title_start
    elif found is not None:
        draft.plan_title = titles.places_of(page.lines[found[0] : found[1]])
    if found is None:
        _read_text(page, draft, start, "body")
        return
    title_start, text_start = found
    draft.is_notice = True
    draft.carried_names = names
    stop = title_start
    plan_title = titles.packed("".join(line.text for line in page.lines[title_start:text_start]))
    while stop > start and is_attachment_head(page.lines[stop - 1], plan_title):
        stop -= 1
        page.claims.structure(page.lines[stop].span, "attachment head")
    ending = EndingDraft()
    date_line = find_date_line(page.lines, start, stop)
    end = stop
    if date_line is not None:
        end = take_signature(page, ending, start, date_line)
        take_behind(page, ending, page.lines[date_line + 1 : stop])
    else:
        while end > start + 1 and is_note(page.lines[end - 1]):
            end -= 1
        take_behind(page, ending, page.lines[end:stop])
    end = _take_attachment_list(page, draft, start, end)
    draft.notice = _settled(page, start, end)
    draft.ending = ending
    position = text_start
    caption = (
        re.fullmatch(r"[（(](.+)[）)]", page.lines[position].text) if position < len(page.lines) else None
    )
    if caption is not None and match_label(page.lines[position].text) is None:
        draft.head.caption = page.lines[position].part(*caption.span(1))
        page.claims.structure(page.lines[position].span, "brackets of the caption", "caption")
        position += 1
    _read_text(page, draft, position, "body")
    _compare_titles(page, draft)


def _compare_titles(page: Page, draft: PlanDraft) -> None:
    text = page.mended.text
    title = titles.packed("".join(span.of(text) for span in draft.plan_title))
    announced = titles.packed(draft.carried_names[0]) if draft.carried_names else title
    caption = draft.head.caption
    if caption is not None and announced == f"{title}（{titles.packed(caption.of(text))}）":
        return
    if announced != title:
        line = next(one for one in page.lines if one.start <= draft.plan_title[0].start < one.end)
        page.doubt(
            line,
            title[:40],
            f"the title is not the name that the notice gives: 《{announced}》",
            f"标题与通知中的名称《{announced}》不一致",
        )


def _read_text(page: Page, draft: PlanDraft, start: int, where: str) -> None:
    """Read the plan's own text from a line to the end of the document."""
    lines = page.lines
    bottom = trailing_furniture(lines, start, len(lines))
    high = colophon_start(lines, start, bottom)
    heads = [*_attachment_heads(lines, start, high)]
    # 附件 alone ends the text wherever it stands; 附表1 and 附件1：… may stand in its midst.
    head_line = next((index for index in heads if _is_bare_head(lines[index])), None)
    date_line = find_date_line(lines, start, high)
    while date_line is not None and is_above_outline(lines, start, date_line, head_line or high):
        date_line = find_date_line(lines, date_line + 1, high)
    if date_line is not None and head_line is not None and head_line < date_line:
        date_line = None
    if date_line is not None and _signs_otherwise(page, draft, start, date_line):
        page.doubt(
            lines[date_line],
            lines[date_line].text[:30],
            "another signature than that of the notice; it stays in the text",
            "与通知不同的署名或日期，按正文保留",
        )
        date_line = None
    end = behind = high
    if date_line is not None:
        ending = draft.ending if draft.ending.issue_date is None else EndingDraft()
        end = take_signature(page, ending, start, date_line)
        behind = date_line + 1
        if ending is not draft.ending:
            draft.ending.signature = draft.ending.signature or ending.signature
            for name in ending.signature:
                page.claims.structure(name, "signature", "envelope.signature")
    elif heads:
        end = heads[0] if head_line is None else head_line
        while end > start and is_note(lines[end - 1]):
            end -= 1
        behind = end
    end = _take_attachment_list(page, draft, start, end)
    draft.body = _settled(page, start, end)
    behind = _read_attachments(page, draft, behind, high)
    take_behind(page, draft.ending, lines[behind:bottom])
    for line in lines[bottom:]:
        _take_trailing(page, line)


def _take_attachment_list(page: Page, draft: PlanDraft, low: int, high: int) -> int:
    """Read the list of attachments; the tables that follow it at once are what it lists."""
    found, start, end = take_attachment_list(page, low, high)
    draft.attachments += found
    if found and end < high:
        content = _settled(page, end, high, attached=True)
        found[0].content = [*content.preamble, *content.outline, *content.closing]
        if len(found) > 1:
            line = page.lines[end]
            reason = "follows a list of several attachments; it stands under the first"
            page.doubt(line, line.text[:30], reason, "紧跟在多个附件名称之后，暂列于第一个附件之下")
    return start


def _signs_otherwise(page: Page, draft: PlanDraft, low: int, date_line: int) -> bool:
    """Whether the plan itself is signed by another organ or on another day than its notice."""
    notice = draft.ending
    if not draft.is_notice or notice.issue_date is None:
        return False
    signed = {titles.packed(span.of(page.mended.text)) for span in notice.signature}
    date = date_of(page.lines[date_line].text)
    above = page.lines[date_line - 1] if date_line > low else None
    another = above is not None and is_organ(above.text) and above.packed not in signed
    return another or (date is not None and date != notice.issue_date)


def _take_trailing(page: Page, line: TextLine) -> None:
    if not take_around(page, line):
        keep_publication(page, line)


def _is_bare_head(line: TextLine) -> bool:
    return line.packed.startswith("附件") and is_attachment_head(line)


def _attachment_heads(lines: tuple[TextLine, ...], low: int, high: int) -> Iterator[int]:
    for index in range(low, high):
        if is_attachment_head(lines[index]) or title_beside_head(lines, index) is not None:
            yield index


def _settled(page: Page, start: int, end: int, *, attached: bool = False) -> TextDraft:
    draft = read_outline(page, page.lines[start:end])
    for blocks in (draft.preamble, draft.outline, draft.closing):
        find_phases(page, blocks)
        label_paragraphs(page, blocks)
        settle(page, blocks, attached=attached)
    return draft


def _read_attachments(page: Page, draft: PlanDraft, low: int, high: int) -> int:
    """附件, GB/T 9704-2012 7.3.7: read the attachments that are printed; return where they end."""
    lines = page.lines
    heads = [*_attachment_heads(lines, low, high)]
    if not heads:
        return low
    take_behind(page, draft.ending, lines[low : heads[0]])
    for start, stop in pairwise([*heads, high]):
        line = lines[start]
        beside = title_beside_head(lines, start)
        page.claims.structure(line.part(0, beside or len(line.text)), "attachment head", "attachments")
        title = () if beside is None else (line.part(beside, len(line.text)),)
        _read_attachment(page, draft, start + 1, stop, title)
    return high


def _listed(attachments: list[AttachmentDraft], printed: str, text: str) -> AttachmentDraft | None:
    """The listed attachment whose title is most like the printed one."""
    best, most = None, titles.SIMILAR
    for attachment in attachments:
        if attachment.content is not None:
            continue
        name = titles.packed("".join(span.of(text) for span in attachment.title))
        alike = 2.0 if name == printed else titles.likeness(printed, name)
        if alike > most or (best is None and alike >= most):
            best, most = attachment, alike
    return best


def _read_attachment(page: Page, draft: PlanDraft, start: int, stop: int, title: Places) -> None:
    """Read what stands below the head of an attachment, with its title unless that stood beside it."""
    if not title:
        start, title = _title_below(page, start, stop)
    if not title:
        return
    content = _settled(page, start, stop, attached=True)
    blocks = [*content.preamble, *content.outline, *content.closing]
    text = page.mended.text
    printed = titles.packed("".join(span.of(text) for span in title))
    listed = _listed(draft.attachments, printed, text)
    if listed is not None:
        listed.content = blocks
        for span in title:
            page.claims.structure(span, "attachment title", "attachments")
        return
    draft.attachments.append(AttachmentDraft(title=title, content=blocks))


def _title_below(page: Page, start: int, stop: int) -> tuple[int, Places]:
    """The title on the lines from ``start``, and the first line behind it."""
    lines = page.lines
    text_start = min(start + 1, stop)
    high = min(stop, start + 4)
    for find in (titles.find_title, titles.find_by_looks):
        found = find(lines, start, high)
        if found is not None and found[0] == start:
            text_start = max(text_start, found[1])
            break
    while text_start < stop and lines[text_start].looks.continues:
        text_start += 1
    while text_start - 1 > start and lines[start].is_large and not lines[text_start - 1].is_large:
        # A table's caption right under the title.
        text_start -= 1
    return text_start, titles.places_of(lines[start:text_start])
