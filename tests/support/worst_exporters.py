"""Exporters that do the worst to the process they run in, at plans whose title names it; picklable."""

import os
from typing import ClassVar

from attrs import frozen

from emplan import AnnualPlan, EmplanError


class StubbornError(EmplanError):
    """An error that cannot be pickled."""

    def __init__(self) -> None:
        super().__init__("A plugin's own error.", "插件自己的错误。")
        self.held = lambda: None


@frozen
class WorstExporter:
    """Writes titles; dies at 崩, leaves the interpreter at 退, raises at 错, runs out of memory at 满."""

    format: ClassVar[str] = "worst"
    media_type: ClassVar[str] = "text/plain"
    suffix: ClassVar[str] = ".worst"

    mark: str = ""

    def export(self, plan: AnnualPlan, /) -> bytes:
        """The title, if the process survives it."""
        title = plan.title.text
        if "崩" in title:
            os._exit(3)
        if "退" in title:
            raise SystemExit(3)
        if "错" in title:
            raise StubbornError
        if "满" in title:
            raise MemoryError
        return f"{self.mark}{title}".encode()
