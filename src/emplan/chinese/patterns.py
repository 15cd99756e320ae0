"""Regular expressions that are compiled when they are first used, and the class of hanzi for them."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

HANZI = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""The hanzi, those beyond U+FFFF included, as they stand in a class of characters."""

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub")


class Pattern:
    """A regular expression over Chinese text; its methods are those of `re.Pattern`.

    ``re`` takes half a millisecond and more for each class of hanzi in a pattern, and there are hundreds of
    them: an import, or a command that reads no text, shall not pay for any.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self.pattern = source
        self._flags = flags

    def __repr__(self) -> str:
        return f"Pattern({self.pattern!r})"

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself; a fault in it shows here."""
        compiled = re.compile(self.pattern, self._flags)
        # From now on the instance answers with the methods of the expression: reading calls them ten thousand
        # times for a plan.
        self.__dict__.update({name: getattr(compiled, name) for name in _METHODS})
        return compiled

    def match(self, text: str, start: int = 0, end: int = sys.maxsize, /) -> re.Match[str] | None:
        """Match at ``start``."""
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize, /) -> re.Match[str] | None:
        """Match all from ``start`` to ``end``."""
        return self.compiled.fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize, /) -> re.Match[str] | None:
        """Find the first match."""
        return self.compiled.search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize, /) -> Iterator[re.Match[str]]:
        """Find all matches that do not overlap."""
        return self.compiled.finditer(text, start, end)

    def findall(self, text: str, start: int = 0, end: int = sys.maxsize, /) -> list[Any]:
        """Return the texts of all matches, or of their groups."""
        return self.compiled.findall(text, start, end)

    def split(self, text: str, most: int = 0, /) -> list[str | Any]:
        """Cut a text at the matches."""
        return self.compiled.split(text, most)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str, most: int = 0, /) -> str:
        """Put something else in place of the matches."""
        return self.compiled.sub(new, text, most)
