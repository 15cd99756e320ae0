"""A plan from bytes: a document that a reader accepts, or a plan record."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from emplan.errors import ReadingError
from emplan.model import AnnualPlan
from emplan.reading import ReadingReport, read
from emplan.records import is_record, read_record


@frozen
class Loaded:
    """A plan and, where it was read from a document, the account of the reading."""

    plan: AnnualPlan
    report: ReadingReport | None


def load(data: bytes, name: str) -> Loaded:
    """Load a plan from a document or a record; ``name`` is for messages, its suffix tells the format.

    Raises:
        ReadingError: It holds no plan.
        RecordError: It is a record, and not a valid one.
    """
    if is_record(data) or name.lower().endswith(".json"):
        return Loaded(read_record(data), None)
    reading = read(data, name=name)
    return Loaded(reading.plan, reading.report)


def bytes_of(source: str) -> bytes:
    """The bytes of a source (来源文件).

    Raises:
        ReadingError: The file cannot be opened.
    """
    try:
        return Path(source).read_bytes()
    except FileNotFoundError:
        raise _unreadable(source, "there is no such file", "文件不存在") from None
    except IsADirectoryError:
        raise _unreadable(source, "it is a folder", "它是文件夹") from None
    except PermissionError:
        raise _unreadable(source, "it may not be read", "没有读取权限") from None
    except (OSError, ValueError) as cause:
        raise _unreadable(source, str(cause), str(cause)) from cause


def _unreadable(source: str, reason: str, reason_zh: str) -> ReadingError:
    return ReadingError(
        f"The source (来源文件) cannot be opened: {reason}.",
        f"无法打开来源文件：{reason_zh}。",
        field="source",
        place=source,
        remedy="Check the name; a document or a plan record (.json) is wanted.",
        remedy_zh="请检查文件名；应为公文文件或方案数据（.json）。",
    )
