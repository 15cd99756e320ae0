"""What a run came to: a table to read, and the same as data."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from tools.conform_run.checks import MOST_UNMEASURED, Outcome

LEAST_EQUAL_LINES = 0.995


def equal_lines(outcomes: Sequence[Outcome]) -> float:
    """The share of line ends that compose and LibreOffice have in common."""
    return sum(one.lines for one in outcomes) / sum(one.lines_in_all for one in outcomes)


def is_good(outcomes: Sequence[Outcome]) -> bool:
    """Whether nothing is wrong in any case and enough lines agree."""
    return not any(one.faults for one in outcomes) and equal_lines(outcomes) >= LEAST_EQUAL_LINES


def rows(outcomes: Sequence[Outcome]) -> list[tuple[str, str]]:
    """The figures, each with what it is."""
    kinds = Counter(kind for one in outcomes for kind in {_kind(fault) for fault in one.faults})
    same = sum(one.pages == one.composed for one in outcomes)
    alike = sum(one.pages == one.pdf for one in outcomes)
    return [
        ("cases", str(len(outcomes))),
        ("pages of the DOCX", str(sum(one.pages for one in outcomes))),
        ("rows passed", str(sum(one.rows for one in outcomes))),
        ("cases without a fault", str(sum(not one.faults for one in outcomes))),
        (
            "most rows not measured in a case",
            f"{max(one.unmeasured for one in outcomes)} (bar {MOST_UNMEASURED})",
        ),
        ("same number of pages, composed and shown", f"{same} of {len(outcomes)}"),
        ("same number of pages, PDF and DOCX in LibreOffice", f"{alike} of {len(outcomes)}"),
        ("line ends equal", f"{equal_lines(outcomes):.2%} (bar {LEAST_EQUAL_LINES:.1%})"),
        *((f"  {kind}", f"{count} cases") for kind, count in kinds.most_common()),
    ]


def _kind(fault: str) -> str:
    words = fault.split(":")
    return words[0] if " " in words[0] else ":".join(words[:2])


def as_data(outcomes: Sequence[Outcome], seed: int) -> dict[str, Any]:
    """The figures and the faults of each case."""
    return {
        "seed": seed,
        "figures": dict(rows(outcomes)),
        "cases": [
            {
                "name": one.name,
                "pages": one.pages,
                "pages_pdf": one.pdf,
                "lines_equal": one.lines,
                "lines": one.lines_in_all,
                "faults": list(one.faults),
            }
            for one in outcomes
        ],
    }
