"""The JSON exporter: a plan as its record, readable by people and by `emplan.from_record`."""

import json
from typing import ClassVar

from emplan import AnnualPlan, to_record

__all__ = ["JsonExporter"]


class JsonExporter:
    """Writes a plan's record as JSON: UTF-8, hanzi as themselves, two spaces of indent, one final newline."""

    format: ClassVar[str] = "json"
    media_type: ClassVar[str] = "application/json"
    suffix: ClassVar[str] = ".json"

    def export(self, plan: AnnualPlan, /) -> bytes:
        """The record of `plan` as JSON text; the same plan gives the same bytes."""
        return (json.dumps(to_record(plan), ensure_ascii=False, indent=2) + "\n").encode("utf-8")
