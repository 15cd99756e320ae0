"""Where the document ends: the lines below it that belong to the page around it."""

from __future__ import annotations

from collections.abc import Sequence

from emplan.chinese.labels import match_label
from emplan.reading.recognise.attachment_list import is_attachment_line
from emplan.reading.recognise.cards import describes_publication, is_publication
from emplan.reading.recognise.colophon import is_colophon
from emplan.reading.recognise.furniture import furniture_rule
from emplan.reading.recognise.lines import TextLine
from emplan.reading.recognise.organs import is_organ
from emplan.reading.recognise.signature import date_of, is_dated_name


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
    if is_organ(text) or date_of(text) is not None or is_dated_name(text):
        return True
    return is_attachment_line(line) or is_colophon(line)


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
