"""Composed pages with something changed: lines moved, reworded, in another face; rules of another length."""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import attrs

from emplan.layout import Face, Page, Pages, PlacedLine, PlacedRule, PlacedRun
from emplan.layout.styles import Colour, Role

MM = 72 / 25.4
PITCH = 28.95 / MM

Alter: TypeAlias = Callable[[Pages], Pages]
Chosen: TypeAlias = Callable[[PlacedLine], bool]
Change: TypeAlias = Callable[[Any], Any]


def lines(chosen: Chosen, change: Change, *, page: int | None = None, nth: int | None = None) -> Alter:
    """Change the chosen lines, of all pages or one; with ``nth`` only that one of them, counted from 0."""

    def alter(pages: Pages) -> Pages:
        seen = 0

        def changed(line: PlacedLine) -> PlacedLine:
            nonlocal seen
            if not chosen(line):
                return line
            seen += 1
            return change(line) if nth in (None, seen - 1) else line  # type: ignore[no-any-return]  # a Change

        return with_pages(pages, lambda each: _with_lines(each, map(changed, each.lines)), page)

    return alter


def without(chosen: Chosen, *, page: int) -> Alter:
    """Leave the chosen lines of a page out."""
    return lambda pages: with_pages(
        pages, lambda each: _with_lines(each, (line for line in each.lines if not chosen(line))), page
    )


def rules(role: Role, change: Change, *, nth: int | None = None) -> Alter:
    """Change the rules of a role, or one of them."""

    def change_rules(page: Page) -> Page:
        found = [rule for rule in page.rules if rule.role is role]
        wanted = found if nth is None else found[nth : nth + 1]
        changed = (change(rule) if rule in wanted else rule for rule in page.rules)
        return attrs.evolve(page, rules=tuple(changed))

    return lambda pages: with_pages(pages, change_rules)


def numbers(change: Callable[[PlacedLine], PlacedLine | None], page: int | None = None) -> Alter:
    """Change the page numbers, or that of one page."""

    def changed(each: Page) -> Page:
        return attrs.evolve(each, number_line=change(each.number_line)) if each.number_line else each

    return lambda pages: with_pages(pages, changed, page)


def with_pages(pages: Pages, change: Callable[[Page], Page], page: int | None = None) -> Pages:
    """The pages with each of them, or one, changed."""
    changed = (change(each) if page in (None, each.ordinal) else each for each in pages.pages)
    return attrs.evolve(pages, pages=tuple(changed))


def _with_lines(page: Page, changed: Iterator[PlacedLine]) -> Page:
    return attrs.evolve(page, lines=tuple(changed))


def moved(right_mm: float, down_mm: float = 0.0) -> Change:
    """A line or rule some millimetres further right and down."""
    right, down = right_mm * MM, down_mm * MM

    def change(thing: Any) -> Any:
        if isinstance(thing, PlacedRule):
            return attrs.evolve(thing, x_pt=thing.x_pt + right, y_pt=thing.y_pt + down)
        runs = tuple(attrs.evolve(run, x_pt=run.x_pt + right) for run in thing.runs)
        return attrs.evolve(
            thing, runs=runs, top_pt=thing.top_pt + down, baseline_pt=thing.baseline_pt + down
        )

    return change


def in_face(face: Face) -> Change:
    """A line in another face."""
    return _each_run(lambda run: attrs.evolve(run, face=face))


def sized(size_pt: float) -> Change:
    """A line in another size, its characters where they were."""
    return _each_run(lambda run: attrs.evolve(run, size_pt=size_pt))


def coloured(colour: Colour) -> Change:
    """A line or rule in another colour."""

    def change(thing: Any) -> Any:
        if isinstance(thing, PlacedRule):
            return attrs.evolve(thing, colour=colour)
        return _each_run(lambda run: attrs.evolve(run, colour=colour))(thing)

    return change


def reworded(text: str, *, run: int = 0) -> Change:
    """A line with other words in one of its runs: as far apart as the old ones, digits half as far."""

    def change(line: PlacedLine) -> PlacedLine:
        old = line.runs[run]
        advances = dict(zip(old.text, old.advances_pt, strict=True))
        wide, narrow = max(old.advances_pt), min(old.advances_pt)
        new = tuple(advances.get(char, wide if ord(char) > 0x2000 else narrow) for char in text)
        runs = (*line.runs[:run], attrs.evolve(old, text=text, advances_pt=new), *line.runs[run + 1 :])
        return attrs.evolve(line, runs=runs)

    return change


def replaced(old: str, new: str) -> Change:
    """A line with one character for another, as far apart as before."""
    return _each_run(lambda run: attrs.evolve(run, text=run.text.replace(old, new)))


def starting(char: str) -> Change:
    """A line with another first character."""

    def change(line: PlacedLine) -> PlacedLine:
        first = line.runs[0]
        return attrs.evolve(line, runs=(attrs.evolve(first, text=char + first.text[1:]), *line.runs[1:]))

    return change


def ending(char: str, *, added: bool = False) -> Change:
    """A line with another last character, or one more."""

    def change(line: PlacedLine) -> PlacedLine:
        last = line.runs[-1]
        text = last.text + char if added else last.text[:-1] + char
        advances = (*last.advances_pt, max(last.advances_pt)) if added else last.advances_pt
        return attrs.evolve(line, runs=(*line.runs[:-1], attrs.evolve(last, text=text, advances_pt=advances)))

    return change


def cut(count: int) -> Change:
    """A line without its last characters."""

    def change(line: PlacedLine) -> PlacedLine:
        last = line.runs[-1]
        assert len(last.text) > count
        last = attrs.evolve(last, text=last.text[:-count], advances_pt=last.advances_pt[:-count])
        return attrs.evolve(line, runs=(*line.runs[:-1], last))

    return change


def stretched(width_pt: float) -> Change:
    """A line of one run that is wider or narrower, its characters as they were."""

    def change(line: PlacedLine) -> PlacedLine:
        (run,) = line.runs
        *others, last = run.advances_pt
        factor = (width_pt - last) / sum(others)
        advances = (*(advance * factor for advance in others), last)
        return attrs.evolve(line, runs=(attrs.evolve(run, advances_pt=advances),))

    return change


def part(change: Change, start: int, end: int | None = None) -> Change:
    """Change some runs of a line only."""

    def change_part(line: PlacedLine) -> PlacedLine:
        stop = len(line.runs) if end is None else end
        changed = change(attrs.evolve(line, runs=line.runs[start:stop])).runs
        return attrs.evolve(line, runs=(*line.runs[:start], *changed, *line.runs[stop:]))

    return change_part


def both(*changes: Change) -> Change:
    """One change after the other."""

    def change(thing: Any) -> Any:
        for each in changes:
            thing = each(thing)
        return thing

    return change


def chain(*alters: Alter) -> Alter:
    """Several changes of the pages that make one fault together."""

    def alter(pages: Pages) -> Pages:
        for each in alters:
            pages = each(pages)
        return pages

    return alter


def of(*roles: Role) -> Chosen:
    """Lines of some roles."""
    return lambda line: line.role in roles


def _each_run(change: Callable[[PlacedRun], PlacedRun]) -> Change:
    return lambda line: attrs.evolve(line, runs=tuple(map(change, line.runs)))
