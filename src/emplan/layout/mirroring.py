"""Mirrored margins: even pages with the binding edge (订口) at their right, for printing on both sides."""

from __future__ import annotations

import attrs

from emplan.layout.page import PageSetup
from emplan.layout.pages import Page, PlacedLine, PlacedRule


def mirrored(page: Page, setup: PageSetup) -> Page:
    """Return the page as it lies in the book: an even one moved by the difference of the margins."""
    if not setup.mirror_margins or page.ordinal % 2:
        return page
    across = setup.right_margin.pt - setup.left_margin.pt
    # What is left on the page is up on the sheet of a landscape table, GB/T 9704-2012 8.
    x, y = (0.0, across) if page.turned else (across, 0.0)
    return attrs.evolve(
        page,
        lines=tuple(_moved(line, x, y) for line in page.lines),
        rules=tuple(_moved_rule(rule, x, y) for rule in page.rules),
        number_line=_moved(page.number_line, across, 0.0) if page.number_line else None,
    )


def _moved(line: PlacedLine, x: float, y: float) -> PlacedLine:
    runs = tuple(attrs.evolve(run, x_pt=run.x_pt + x) for run in line.runs)
    return attrs.evolve(line, top_pt=line.top_pt + y, baseline_pt=line.baseline_pt + y, runs=runs)


def _moved_rule(rule: PlacedRule, x: float, y: float) -> PlacedRule:
    return attrs.evolve(rule, x_pt=rule.x_pt + x, y_pt=rule.y_pt + y)
