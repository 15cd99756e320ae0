"""The bars: what the project promised itself, as ratios inside one run."""

from typing import Final, NamedTuple

SMALL: Final = ("10-pages", "001")
LARGE: Final = ("23-pages", "003")
BOTH: Final = SMALL + LARGE


class Bar(NamedTuple):
    """``ours`` at most so many times ``peer`` in one measure; without a bar it is shown only."""

    inputs: tuple[str, ...]
    measure: str
    ours: str
    peer: str
    at_most: float | None = None


PYTHON_DOCX: Final = "python_docx:docx"
PLATYPUS: Final = "platypus:pdf"
ARCHIVED: Final = "platypus_tagged:pdf"
UNTAGGED: Final = "ours:pdf_untagged"

BARS: Final = (
    Bar(BOTH, "warm", "ours:docx", PYTHON_DOCX, 0.12),
    Bar(BOTH, "warm", "ours:docx", "docx_template:docx", 0.5),
    Bar(BOTH, "cold", "ours:docx", PYTHON_DOCX),
    Bar(BOTH, "peak", "ours:docx", PYTHON_DOCX),
    Bar(BOTH, "warm", UNTAGGED, PLATYPUS, 0.4),
    Bar(BOTH, "warm", "ours:pdf", ARCHIVED, 0.5),
    Bar(BOTH, "warm", "ours:pdf", "typst_fonts_kept:pdf", 0.6),
    Bar(BOTH, "warm", "ours:pdf", "weasyprint_html:pdf"),
    Bar(BOTH, "cold", UNTAGGED, PLATYPUS, 0.35),
    Bar(BOTH, "cold", "ours:pdf", ARCHIVED),
    Bar(BOTH, "cold", "ours:pdf", "typst_fonts_kept:pdf"),
    Bar(BOTH, "peak", UNTAGGED, PLATYPUS, 0.4),
    Bar(BOTH, "peak", "ours:pdf", ARCHIVED),
    Bar(BOTH, "size", UNTAGGED, PLATYPUS, 0.8),
    Bar(BOTH, "size", "ours:pdf", ARCHIVED),
    Bar(BOTH, "size", "ours:pdf", "typst_fonts_kept:pdf"),
    Bar(LARGE, "warm", "ours:read", PYTHON_DOCX, 0.5),
    Bar(LARGE, "warm", "ours:read_to_account", PYTHON_DOCX, 0.5),
    Bar(BOTH, "warm", "ours:load", "plain_json:load"),
    Bar(BOTH, "warm", "ours:dump", "plain_json:dump"),
)

JOBS: Final = tuple(dict.fromkeys(job for bar in BARS for job in (bar.ours, bar.peer)))

FLAT: Final = 1.1
"""Cost per page: at 1,000 pages so many times that at 10."""
LINEAR: Final = 1.1
"""Time for a hundred times the text, a hundredth of it: so many times that of the text itself."""
