"""OPEN: the value that is to be filled in before issue (待定)."""

from __future__ import annotations

import enum
from typing import Final, Literal, TypeAlias


class Open(enum.Enum):
    """The type of :data:`OPEN`; an enumeration with one member, so that type checkers narrow it."""

    OPEN = "OPEN"

    def __repr__(self) -> str:
        return "OPEN"

    def __bool__(self) -> bool:
        return False


OPEN: Final = Open.OPEN
"""待定: known to be needed, not known yet. ``None`` means that the document has no such value."""

OpenType: TypeAlias = Literal[Open.OPEN]
