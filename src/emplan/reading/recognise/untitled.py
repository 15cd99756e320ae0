"""Documents that begin below their title: the page kept it on its card, or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from emplan.chinese.patterns import Pattern
from emplan.reading.claims import Places
from emplan.reading.recognise import titles
from emplan.reading.recognise.addressees import ends_addressees
from emplan.reading.recognise.cards import describes_publication, stated_title
from emplan.reading.recognise.carried import announced_names, find_named, find_transmission
from emplan.reading.recognise.furniture import furniture_rule
from emplan.reading.recognise.lines import Page, TextLine
from emplan.reading.recognise.number_line import is_number

_MOST_PARAGRAPHS = 5
# A reprint says whose full text it is: 印发《…》，内容如下。
_REPRINT = Pattern(r"《(?P<name>[^《》]{6,60})》[，,]?(?:全文|内容|原文)如下")
_PROSE = Pattern("[为根按经现近随]")
# 现就加强防火工作有关事项通知如下, 现将重点工作安排如下 and their kin: its matter, and what it calls itself.
_PURPOSE = Pattern(
    r"现[就将](?P<matter>(?!有关|相关)[^，。；：《》]{4,60}?)(?:的?(?:有关|相关)(?:事项|事宜|工作|问题|要求))?，?(?:紧急|补充)?"
    r"(?:(?P<notice>通知|通告|公告|安排|部署)如下|提出(?:如下|以下)(?:实施|工作|指导)?(?P<opinions>意见))"
)


def opening_without_title(lines: Sequence[TextLine], found: tuple[int, int] | None) -> int | None:
    """The first line of a notice (its addressees, else its text) that passes a plan on under no title."""
    at = find_transmission(lines, 0)
    if at is None or (found is not None and found[0] < at):
        return None
    for index in range(at - 1, max(at - 1 - _MOST_PARAGRAPHS, -1), -1):
        if ends_addressees(lines[index].text) and not describes_publication(lines[index]):
            return index
    return at


def title_elsewhere(page: Page, low: int) -> Places:
    """The title that a notice has on the card of its page; else the one of the plan that it passes on."""
    stated = title_of_card(page.lines[:low])
    if stated:
        return stated
    at = find_transmission(page.lines, low)
    if at is None:
        return ()
    found = find_named(page.lines, at + 1, announced_names(page, low, ""))
    found = found or titles.find_title(page.lines, at + 1, len(page.lines))
    if found is None:
        return ()
    line = page.lines[found[0]]
    page.doubt(
        line,
        line.text[:30],
        "the notice has no title of its own; the title of what it passes on stands for it",
        "通知没有标题，暂以所印发文件的标题代替",
    )
    return titles.places_of(page.lines[found[0] : found[1]])


def name_of_untitled(lines: Sequence[TextLine]) -> Places:
    """What stands for the title of a text without any: its matter and kind, else its first line."""
    own = [line for line in lines if not describes_publication(line) and furniture_rule(line.text) is None]
    for line in own[:_MOST_PARAGRAPHS]:
        if (reprint := _REPRINT.search(line.text)) is not None:
            return (line.part(*reprint.span("name")),)
        if (found := _PURPOSE.search(line.text)) is not None:
            kind = "notice" if found["notice"] else "opinions"
            return line.part(*found.span("matter")), line.part(*found.span(kind))
    prose = (line for line in own if _PROSE.match(line.text) or not ends_addressees(line.text))
    line = next((line for line in prose if not is_number(line.text)), lines[0])
    return (line.part(0, min(len(line.text), _LONGEST_NAME)),)


_LONGEST_NAME = 60


def title_of_card(lines: Sequence[TextLine]) -> Places:
    """The title that a card states."""
    for line in lines:
        if describes_publication(line) and (place := stated_title(line)) is not None:
            text = line.text[place.start - line.start : place.end - line.start]
            if titles.ends_title(text):
                return (place,)
    return ()
