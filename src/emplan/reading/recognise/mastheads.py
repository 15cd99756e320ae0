"""The red head (发文机关标志): names of organs above the title, with 文件 or alone."""

from __future__ import annotations

from collections.abc import Sequence

from emplan.chinese.patterns import HANZI, Pattern
from emplan.reading.claims import Places
from emplan.reading.drafts import HeadDraft
from emplan.reading.recognise import titles
from emplan.reading.recognise.cards import describes_publication
from emplan.reading.recognise.furniture import furniture_rule
from emplan.reading.recognise.lines import Page, TextLine
from emplan.reading.recognise.organs import is_organ

_MASTHEAD = Pattern(f"[{HANZI}（）() \u3000·、]{{1,58}}文件")
# A red head may be longer than the name in the title, into which joint names are run: their ends tell.
_TELLING_END = 6


def is_masthead(text: str) -> bool:
    """Tell whether a line is a name with 文件 behind it."""
    return _MASTHEAD.fullmatch(text) is not None


def take_masthead(
    page: Page, head: HeadDraft, lines: tuple[TextLine, ...], index: int, issuers: Sequence[str]
) -> bool:
    """发文机关标志: a name with 文件, alone or over two lines, or names around a line that says 文件."""
    line = lines[index]
    if line.packed == "文件":
        page.claims.structure(line.span, "masthead")
        return True
    if is_masthead(line.text):
        name = line.text.removesuffix("文件").rstrip()
        above = lines[index - 1] if index else None
        places: Places = (line.part(0, len(name)),)
        if (
            head.mastheads
            and above is not None
            and head.mastheads[-1][-1] == above.span
            and not is_organ(above.text)
        ):
            places = (*head.mastheads.pop(), *places)
        head.mastheads.append(places)
        page.claims.structure(line.span, "masthead")
        return True
    below = lines[index + 1] if index + 1 < len(lines) else None
    wrapped = below is not None and is_masthead(below.text) and not below.after_gap
    stands_alone = (
        is_organ(line.text)
        and not any(map(_is_of_a_page, lines[index + 1 :]))
        and (line.looks.red or _may_issue(line.packed, issuers))
    )
    if (wrapped and titles.is_titleish(line) and not titles.ends_title(line.text)) or stands_alone:
        head.mastheads.append((line.span,))
        page.claims.structure(line.span, "masthead")
        return True
    return False


def _may_issue(organ: str, issuers: Sequence[str]) -> bool:
    """Whether an organ above the title can be one that the title names, alone or run into the others."""
    return not issuers or any(
        organ.endswith(name)
        or organ[-_TELLING_END:] in name
        or (organ[:2], organ[-1]) == (name[:2], name[-1])
        for name in issuers
    )


def _is_of_a_page(line: TextLine) -> bool:
    """Whether a line is the page's: an organ above it names the site, no red head."""
    return describes_publication(line) or furniture_rule(line.text) is not None
