"""Automatic numbers (自动编号): the definitions of ``numbering.xml`` and the counting of a document."""

import re
from collections.abc import Mapping
from typing import Final

from attrs import define, evolve, field, frozen
from lxml import etree

from emplan_docx.reader.names import MC, child, is_on, value, w, whole
from emplan_docx.reader.number_formats import formatted
from emplan_docx.reader.symbols import symbol

LEVELS: Final = 9
_PLACE: Final = re.compile("%([1-9])")
# After these a label needs no gap, whatever Word puts between it and the text.
_CLOSED: Final = tuple("、.．。)）:：〕】")


@frozen(kw_only=True)
class Level:
    """One level of a list: ``restart_after`` is the level, from 1, after which it begins anew (0: never)."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart_after: int | None = None
    is_legal: bool = False
    style: str | None = None
    font: str = ""


@frozen(kw_only=True)
class ListInstance:
    """A list as paragraphs name it: its counters are those of ``abstract`` unless a level starts anew."""

    abstract: str
    levels: Mapping[int, Level]
    restarts: Mapping[int, int]

    def level_of_style(self, style: str) -> int | None:
        """The level that a paragraph style is tied to."""
        return next((depth for depth, level in self.levels.items() if level.style == style), None)


@frozen
class NumberingDefinitions:
    """All lists of a document by number."""

    lists: Mapping[str, ListInstance] = field(factory=dict)

    @classmethod
    def of(cls, root: etree._Element | None) -> "NumberingDefinitions":
        """Read ``numbering.xml``; a document without it has no lists."""
        if root is None:
            return cls()
        abstracts = {one.get(w("abstractNumId"), ""): one for one in root.iter(w("abstractNum"))}
        by_style = {
            name: key for key, one in abstracts.items() if (name := value(one, "styleLink")) is not None
        }
        numbers = {one.get(w("numId"), ""): one for one in root.iter(w("num"))}
        return cls({key: _instance(one, abstracts, by_style) for key, one in numbers.items()})


def _instance(
    number: etree._Element, abstracts: Mapping[str, etree._Element], by_style: Mapping[str, str]
) -> ListInstance:
    key = value(number, "abstractNumId") or ""
    linked = value(abstracts.get(key), "numStyleLink")
    key = by_style.get(linked, key) if linked is not None else key
    abstract = abstracts.get(key)
    levels = {} if abstract is None else {_depth(one): _level(one) for one in abstract.findall(w("lvl"))}
    restarts = {}
    for override in number.findall(w("lvlOverride")):
        depth = _depth(override)
        replaced = child(override, "lvl")
        if replaced is not None:
            levels[depth] = _level(replaced)
        start = value(override, "startOverride")
        if start is not None:
            restarts[depth] = whole(start, 1)
            levels[depth] = evolve(levels.get(depth, Level()), start=restarts[depth])
    return ListInstance(abstract=key, levels=levels, restarts=restarts)


def _depth(element: etree._Element) -> int:
    return min(max(whole(element.get(w("ilvl"))), 0), LEVELS - 1)


def _level(element: etree._Element) -> Level:
    name = value(element, "numFmt")
    if name is None:
        # Formats newer than the standard stand in an alternative; its fallback is for all.
        alternative = element.find(f"{MC}AlternateContent/{MC}Fallback")
        name = value(alternative, "numFmt")
    restart = value(element, "lvlRestart")
    fonts = child(element, "rPr", "rFonts")
    return Level(
        start=whole(value(element, "start"), 0 if value(element, "start") is None else 1),
        format=name or "decimal",
        text=value(element, "lvlText") or "",
        suffix=value(element, "suff") or "tab",
        restart_after=None if restart is None else whole(restart),
        is_legal=is_on(element, "isLgl") or False,
        style=value(element, "pStyle"),
        font="" if fonts is None else fonts.get(w("ascii"), ""),
    )


@define
class Counters:
    """Counts the paragraphs of lists in document order."""

    definitions: NumberingDefinitions
    _counts: dict[str, list[int | None]] = field(factory=dict)
    _begun: set[tuple[str, int]] = field(factory=set)

    def label(self, list_id: str, depth: int) -> str:
        """Count one paragraph and return its label as Word prints it, with a gap where the text needs one."""
        instance = self.definitions.lists.get(list_id)
        depth = min(max(depth, 0), LEVELS - 1)
        level = instance.levels.get(depth) if instance is not None else None
        if instance is None or level is None:
            return ""
        counts = self._counts.setdefault(instance.abstract, [None] * LEVELS)
        self._count(instance, list_id, depth, counts)
        printed = self._printed(instance, level, counts)
        gap = "" if level.suffix == "nothing" or not printed or printed.endswith(_CLOSED) else " "
        return printed + gap

    def _count(self, instance: ListInstance, list_id: str, depth: int, counts: list[int | None]) -> None:
        for above in range(depth):
            if counts[above] is None:
                counts[above] = instance.levels.get(above, Level()).start
        start = instance.levels[depth].start
        current = counts[depth]
        begins = depth in instance.restarts and (list_id, depth) not in self._begun
        self._begun.add((list_id, depth))
        counts[depth] = start if current is None or begins else current + 1
        for below in range(depth + 1, LEVELS):
            rule = instance.levels.get(below, Level()).restart_after
            # Without a rule a level begins anew after any level above it.
            if rule is None or 0 < depth + 1 <= rule:
                counts[below] = None

    @staticmethod
    def _printed(instance: ListInstance, level: Level, counts: list[int | None]) -> str:
        if level.format == "bullet":
            return "".join(symbol(level.font, ord(character)) for character in level.text)

        def number(place: re.Match[str]) -> str:
            depth = int(place[1]) - 1
            other = instance.levels.get(depth, Level())
            count = counts[depth]
            shown = other.start if count is None else count
            return formatted(shown, "decimal" if level.is_legal else other.format)

        return _PLACE.sub(number, level.text)
