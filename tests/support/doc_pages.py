"""The Markdown pages of the repository and the fenced blocks in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from requiring import ROOT

PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("plugins/*/README.md"),
        *ROOT.glob("tools/*/README.md"),
    ]
)

_FENCE = re.compile(r"^```(.*)$")


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block: the words behind its opening fence, its text, and the line of its first line."""

    words: tuple[str, ...]
    text: str
    line: int

    @property
    def language(self) -> str:
        """The first word: ``python``, ``sh``, ``bat``, ``text``."""
        return self.words[0] if self.words else ""

    def option(self, name: str) -> str | None:
        """The value of ``name=value`` among the other words."""
        values = (word.partition("=")[2] for word in self.words[1:] if word.startswith(f"{name}="))
        return next(values, None)


def name_of(page: Path) -> str:
    """The page as a person would name it."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in its order."""
    opened: tuple[str, ...] | None = None
    lines: list[str] = []
    for number, line in enumerate(page.read_text("utf-8").splitlines(), 1):
        fence = _FENCE.match(line)
        if opened is None and fence:
            opened, lines = tuple(fence[1].split()), []
        elif opened is not None and fence and not fence[1]:
            yield Block(opened, "\n".join(lines) + "\n", number - len(lines))
            opened = None
        elif opened is not None:
            lines.append(line)
    assert opened is None, f"{name_of(page)} ends inside a fenced block"


def prose(page: Path) -> str:
    """The page without its fenced blocks and code spans."""
    outside: list[str] = []
    inside = False
    for line in page.read_text("utf-8").splitlines():
        if line.startswith("```"):
            inside = not inside
        elif not inside:
            outside.append(re.sub(r"`[^`]*`", "", line))
    return "\n".join(outside)
