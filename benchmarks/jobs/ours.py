"""What emplan does, through its public face."""

import json
from collections.abc import Callable
from pathlib import Path

from benchmarks.material import RECORD, SOURCE
from emplan.exporting import Exporter, export
from emplan.records import from_record, to_record


def _exported(folder: Path, format: str | Exporter) -> Callable[[int], bytes]:
    plan = from_record(json.loads((folder / RECORD).read_text("utf-8")))
    return lambda turn: export(plan, format)


def docx(folder: Path) -> Callable[[int], bytes]:
    return _exported(folder, "docx")


def pdf(folder: Path) -> Callable[[int], bytes]:
    return _exported(folder, "pdf")


def pdf_untagged(folder: Path) -> Callable[[int], bytes]:
    from emplan.exporting import load_exporter, with_options

    return _exported(folder, with_options(load_exporter("pdf"), ("conformance=2u",)))


def read(folder: Path) -> Callable[[int], bytes]:
    from emplan.reading import read as read_document

    data = (folder / SOURCE).read_bytes()

    def job(turn: int) -> bytes:
        read_document(data)
        return b""

    return job


def read_to_account(folder: Path) -> Callable[[int], bytes]:
    from emplan.reading import read as read_document

    data = (folder / SOURCE).read_bytes()

    def job(turn: int) -> bytes:
        assert read_document(data).report.account
        return b""

    return job


def load(folder: Path) -> Callable[[int], bytes]:
    data = (folder / RECORD).read_bytes()

    def job(turn: int) -> bytes:
        from_record(json.loads(data))
        return b""

    return job


def dump(folder: Path) -> Callable[[int], bytes]:
    plan = from_record(json.loads((folder / RECORD).read_text("utf-8")))
    return lambda turn: json.dumps(to_record(plan), ensure_ascii=False).encode()
