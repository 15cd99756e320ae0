"""The floor of loading and dumping: the json module alone, on plain dictionaries."""

import json
from collections.abc import Callable
from pathlib import Path

from benchmarks.material import RECORD


def load(folder: Path) -> Callable[[int], bytes]:
    data = (folder / RECORD).read_bytes()

    def job(turn: int) -> bytes:
        json.loads(data)
        return b""

    return job


def dump(folder: Path) -> Callable[[int], bytes]:
    record = json.loads((folder / RECORD).read_text("utf-8"))
    return lambda turn: json.dumps(record, ensure_ascii=False).encode()
