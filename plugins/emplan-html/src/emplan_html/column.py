"""The main column: the part of the page that the document stands in, and what the rest is."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from lxml import etree

from emplan_html.flow import FlowLine

_PART: Final = 0.5
_LINES: Final = 0.4
_FEWEST_LINES: Final = 3
_LINKS: Final = 0.6
_PARAGRAPHS: Final = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dd", "dt", "caption", "pre"])
_TAGS: Final = {"nav": "navigation", "footer": "page_foot", "aside": "side_bar", "menu": "navigation"}
_ROLES: Final = {
    "navigation": "navigation",
    "contentinfo": "page_foot",
    "complementary": "side_bar",
    "search": "search",
}
_WORDS: Final = {
    "nav": "navigation",
    "navbar": "navigation",
    "navigation": "navigation",
    "menu": "navigation",
    "breadcrumb": "navigation",
    "breadcrumbs": "navigation",
    "crumb": "navigation",
    "crumbs": "navigation",
    "position": "navigation",
    "footer": "page_foot",
    "foot": "page_foot",
    "copyright": "page_foot",
    "bottom": "page_foot",
    "sidebar": "side_bar",
    "aside": "side_bar",
    "related": "side_bar",
    "recommend": "side_bar",
    "share": "page_tools",
    "toolbar": "page_tools",
    "tools": "page_tools",
    "login": "page_tools",
    "search": "search",
    "topbar": "navigation",
}
_LARGE: Final = 15
"""The size, in points, from which on a bold line is a title."""
_SHORTEST_TITLE: Final = 8
_TITLES: Final = re.compile("title|headline|subject", re.IGNORECASE)
_SPLIT: Final = re.compile(r"[^A-Za-z]+|(?<=[a-z])(?=[A-Z])")
_LONGEST_TITLE: Final = 120


def main_column(root: etree._Element, lines: Sequence[FlowLine]) -> etree._Element:
    """The innermost element that holds most of the text that is no link."""
    weights: Counter[etree._Element] = Counter()
    counts: Counter[etree._Element] = Counter()
    for line in lines:
        weight = max(0, len(line.text) - line.linked)
        if weight == 0 or _furniture_of(line.block):
            continue
        for element in (line.block, *line.block.iterancestors()):
            weights[element] += weight
            counts[element] += 1
    column = root
    while True:
        inner = max(column, key=lambda one: weights[one], default=None)
        if inner is None or str(inner.tag) in _PARAGRAPHS:
            return column
        holds = weights[inner] >= _PART * weights[column] and weights[inner] > 0
        if not holds or counts[inner] < max(_FEWEST_LINES, _LINES * counts[column]):
            return column
        column = inner


def is_inside(line: FlowLine, column: etree._Element) -> bool:
    """Whether a line stands in the column."""
    return line.block is column or any(one is column for one in line.block.iterancestors())


def furniture_rule(line: FlowLine) -> str:
    """By which rule a line outside the column is furniture; empty if it may be of the document."""
    if is_title(line):
        return ""
    rule = _furniture_of(line.block)
    if rule:
        return rule
    return "links" if line.linked >= _LINKS * len("".join(line.text.split())) else ""


def furniture_inside(line: FlowLine, column: etree._Element) -> str:
    """By which rule a line in the column is furniture all the same: navigation that calls itself so.

    Where the column is the whole page, names of classes and ids count too.
    """
    if str(column.tag) in ("body", "html"):
        return furniture_rule(line) if _furniture_of(line.block) else ""
    for element in (line.block, *line.block.iterancestors()):
        if element is column:
            return ""
        rule = _TAGS.get(str(element.tag)) or _ROLES.get((element.get("role") or "").lower(), "")
        if rule:
            return rule
    return ""


def is_title(line: FlowLine) -> bool:
    """Whether a line is the page's title: a heading, named so, or set large and bold."""
    if len(line.text) > _LONGEST_TITLE or line.linked:
        return False
    looks = line.looks
    if looks.heading_level is not None and looks.heading_level <= 2:
        return True
    if looks.bold and (looks.size or 0) >= _LARGE and len(line.text) >= _SHORTEST_TITLE:
        return True
    return any(_TITLES.search(name) for name in (line.block.get("class"), line.block.get("id")) if name)


def _furniture_of(block: etree._Element) -> str:
    for element in (block, *block.iterancestors()):
        tag = str(element.tag)
        if tag in ("body", "html", "main", "article"):
            return ""
        rule = _TAGS.get(tag) or _ROLES.get((element.get("role") or "").lower(), "")
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        rule = rule or next(
            (_WORDS[word.lower()] for word in _SPLIT.split(names[:400]) if word.lower() in _WORDS), ""
        )
        if rule:
            return rule
    return ""
