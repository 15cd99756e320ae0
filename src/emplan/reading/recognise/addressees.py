"""The addressees: the line or lines above the text that end with a colon (主送机关)."""

from __future__ import annotations

from itertools import pairwise

from emplan.chinese.labels import match_label
from emplan.chinese.patterns import Pattern
from emplan.model.unit_lists import organ_spans
from emplan.reading.drafts import HeadDraft
from emplan.reading.recognise.lines import Page, TextLine

_END = Pattern(r"[:：]$")
_PROSE = Pattern(
    r"如下|通知|印发|意见|^(?:为|根据|按照|现将|现就|经|近|今年|今后|当前|\d{4}年|一是|附件)|[。；]|要求$|强调$|指出$"
)


def ends_addressees(text: str) -> bool:
    """Tell whether a line ends as the addressees do."""
    return _END.search(text) is not None


def take_addressees(page: Page, head: HeadDraft, position: int) -> int:
    """主送机关, GB/T 9704-2012 7.3.2: the line that ends with a colon above the text."""
    for last in range(position, min(position + 2, len(page.lines))):
        line = page.lines[last]
        if match_label(line.text) is not None or "。" in line.text:
            return position
        if ends_addressees(line.text):
            break
    else:
        return position
    group = page.lines[position : last + 1]
    if _PROSE.search("".join(one.text for one in group)[:-1]) or sum(len(one.text) for one in group) > 300:
        return position
    if any(one.text[-1] not in "、，,；;" for one in group[:-1]):
        return position
    whole = "".join(one.text for one in group)[:-1]
    marks = next((mark for mark in ("；;", "，,", "、") if any(one in whole for one in mark)), "、")
    for line in group:
        _add_addressees(head, line, line.text.rstrip("：:"), marks)
        page.claims.structure(line.span, "addressees", "envelope.addressees")
    return last + 1


def _add_addressees(head: HeadDraft, line: TextLine, body: str, marks: str) -> None:
    """Add the names on a line; one that ends with a mark goes on in the next."""
    spans = organ_spans(body, marks)
    for left, right in pairwise(spans):
        head.addressee_separators.append(body[left.end : right.start].strip() or "、")
    for span in spans:
        text = span.of(body)
        lead = len(text) - len(text.lstrip())
        head.addressees.append(line.part(span.start + lead, span.start + lead + len(text.strip())))
    if spans and (mark := body[spans[-1].end :].strip()):
        head.addressee_separators.append(mark)
