"""The JSON exporter stands every check of the kit."""

import json
from collections.abc import Iterator
from typing import Any

from emplan.testing.suites import ExporterSuite, Shows


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


class TestJson(ExporterSuite):
    format = "json"
    shows = Shows.RECORD
    shows_labels = False

    def read_back(self, data: bytes) -> str:
        return "\n".join(texts(json.loads(data)))
