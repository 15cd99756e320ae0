"""Characters that cannot be seen: marks of direction, zero-width spaces, soft hyphens."""

from __future__ import annotations

import re
from typing import Final

INVISIBLE: Final = (
    "\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0001"
)
"""As the inside of a regular expression's character class.

They print nothing, but turn the direction of a line or part what looks like one word. Variation selectors are
not among them: they choose the shape of a character, as personal names need.
"""
JOINERS: Final = "\u200c\u200d"
"""What joins or parts letters of some scripts and emoji; beside Chinese and Latin they do nothing."""
_PLAIN: Final = r"[\x20-\x7e\u2010-\u205e\u3000-\u9fff\uff00-\uffef\U00020000-\U0003ffff]"
_INVISIBLE: Final = re.compile(
    f"[{INVISIBLE}]|(?:(?<={_PLAIN})|^)[{JOINERS}]|[{JOINERS}](?=$|{_PLAIN})", re.MULTILINE
)


def invisible_character(text: str) -> re.Match[str] | None:
    """Find the first character that cannot be seen and does nothing for the letters beside it."""
    return _INVISIBLE.search(text)
