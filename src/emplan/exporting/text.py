"""The core's own exporter: the official text as a plain text file."""

from typing import ClassVar

from attrs import frozen

from emplan.layout import lay_out, plain_text
from emplan.model import AnnualPlan


@frozen
class TextExporter:
    """Writes the text of the official layout: UTF-8, ``\\n`` between lines, one final newline."""

    format: ClassVar[str] = "txt"
    media_type: ClassVar[str] = "text/plain"
    suffix: ClassVar[str] = ".txt"

    def export(self, plan: AnnualPlan, /) -> bytes:
        """The text that a reader sees on the official pages, without page numbers."""
        return (plain_text(lay_out(plan)).rstrip("\n") + "\n").encode("utf-8")
