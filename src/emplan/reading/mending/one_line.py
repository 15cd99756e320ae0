"""Documents that stand on one line as a whole: where their line breaks were."""

from __future__ import annotations

from emplan.chinese.spans import Edit


def line_breaks(text: str) -> tuple[Edit, ...]:
    """Offer line breaks for a document without any."""
    return ()
