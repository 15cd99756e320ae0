"""How alike two texts are, and where they differ: the one home of rapidfuzz."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from attrs import frozen

from emplan.errors import MissingExtraError

Ratio: TypeAlias = Callable[[str, str], float]
Opcode: TypeAlias = tuple[str, int, int, int, int]

# Numbers and Latin words are read as wholes: 12 became 15, not 2 became 5.
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[A-Za-z]+|.", re.DOTALL)


@frozen
class Likeness:
    """The measures of rapidfuzz that a comparison uses."""

    ratio: Ratio
    """Share of both texts that is common to them in order, 0–1."""
    partial_ratio: Ratio
    """The same for the shorter text and the best stretch of the longer one."""
    near: Callable[[str, Sequence[str], float], list[int]]
    """The places of the texts whose ratio with the first one reaches the last argument."""
    opcodes: Callable[[Sequence[str], Sequence[str]], list[Opcode]]
    """The steps from one list of tokens to the other: tag, start and end in both."""


def load_likeness() -> Likeness:
    """Return the measures of the extra ``compare`` (rapidfuzz).

    Raises:
        MissingExtraError: The extra is not installed.
    """
    try:
        from rapidfuzz import fuzz, process
        from rapidfuzz.distance import Indel
    except ImportError as missing:
        raise MissingExtraError("compare", "Comparing plans (方案比对)", "方案比对") from missing

    def near(text: str, others: Sequence[str], least: float) -> list[int]:
        found = process.extract(text, others, scorer=fuzz.ratio, score_cutoff=100 * least, limit=None)
        return [place for _, _, place in found]

    def opcodes(before: Sequence[str], after: Sequence[str]) -> list[Opcode]:
        return [
            (step.tag, step.src_start, step.src_end, step.dest_start, step.dest_end)
            for step in Indel.opcodes(before, after)
        ]

    return Likeness(
        ratio=lambda one, other: fuzz.ratio(one, other) / 100,
        partial_ratio=lambda one, other: fuzz.partial_ratio(one, other) / 100,
        near=near,
        opcodes=opcodes,
    )


def tokens(text: str) -> list[str]:
    """Cut a text into numbers, Latin words and single characters."""
    return _TOKEN.findall(text)
