"""One input on disk, and its lines as a program without emplan gets them."""

import json
from pathlib import Path
from typing import Final, NamedTuple

SOURCE: Final = "source.txt"
RECORD: Final = "plan.json"
LINES: Final = "lines.json"
PAGES: Final = "pages.txt"


class Run(NamedTuple):
    """Characters in one face, named as emplan-fonts does."""

    face: str
    text: str


class Line(NamedTuple):
    """A paragraph: size in points, indent of its first line in characters."""

    size: float
    alignment: str
    indent: float
    runs: tuple[Run, ...]

    @property
    def pitch(self) -> float:
        """The distance of its lines in points, as peers would set it."""
        return max(29.0, self.size * 1.3)


def lines(folder: Path) -> tuple[Line, ...]:
    """The lines of an input."""
    return tuple(
        Line(one["size"], one["alignment"], one["indent"], tuple(Run(*run) for run in one["runs"]))
        for one in json.loads((folder / LINES).read_text("utf-8"))
    )


def fonts() -> dict[str, Path]:
    """The font files that all peers use, by face."""
    from emplan_fonts import faces

    return {key: face.path for key, face in faces().items()}
