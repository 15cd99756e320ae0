"""A plan as a record and back: plain data, and the JSON text of it."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from cattrs import Converter

from emplan.errors import RecordError, RecordVersionError
from emplan.model import AnnualPlan
from emplan.records.converter import make_converter
from emplan.records.faults import InvalidRecordError, faults_of
from emplan.records.misfits import wrong_type
from emplan.records.shape import check_levels, check_shape, pairs_to_object
from emplan.records.tags import RECORD, RECORD_KEY, RECORD_VERSION
from emplan.records.upgrades import can_be_upgraded, upgraded, version_of


@cache
def _converter() -> Converter:
    return make_converter()


def to_record(plan: AnnualPlan) -> dict[str, Any]:
    """Return the plan as plain data (dict, list, str, int, bool), ready for any JSON writer.

    Fields at their default value are left out; :func:`from_record` gives back an equal plan.

    Raises:
        RecordError: The outline has more levels than a record may have (32).
    """
    check_levels(plan)
    plain: dict[str, Any] = _converter().unstructure(plan)
    return {RECORD_KEY: RECORD, **plain}


def from_record(record: dict[str, Any]) -> AnnualPlan:
    """Make a plan of a record; the record is left as it is.

    A record of an earlier version is brought up to date first.

    Raises:
        RecordVersionError: The record is of a version that is not read, or of none.
        RecordError: It does not fit the schema; ``faults`` lists every fault with its path.
    """
    record = upgrade_record(record)
    fields = {key: value for key, value in record.items() if key != RECORD_KEY}
    try:
        return _converter().structure(fields, AnnualPlan)
    except Exception as error:  # noqa: BLE001 - what is no fault of the record is raised again by faults_of
        faults = faults_of(error)
    raise InvalidRecordError(faults)


def upgrade_record(record: dict[str, Any]) -> dict[str, Any]:
    """Return the record as this version of emplan writes it; one that is up to date comes back as it is.

    For stores of records that are brought up to date without making plans of them.

    Raises:
        RecordVersionError: The record is of a version that is not read, or of none.
        RecordError: It is no record, nested too deep, or no sound one of its version.
    """
    if not isinstance(record, dict):
        raise InvalidRecordError(faults_of(wrong_type("object", record)))
    _check_version(record)
    check_shape(record)
    version = version_of(record)
    return record if version is None or version == RECORD_VERSION else upgraded(record, version)


def dump_record(plan: AnnualPlan) -> str:
    """Return the record of a plan as JSON text: hanzi as themselves, indent 2, one final newline.

    The same plan gives the same text.

    Raises:
        RecordError: As :func:`to_record`.
    """
    return json.dumps(to_record(plan), ensure_ascii=False, indent=2) + "\n"


def read_record(data: bytes | str) -> AnnualPlan:
    """Make a plan of the JSON text of its record, in UTF-8 with or without byte-order mark.

    Raises:
        RecordVersionError: The record is of another version, or of none.
        RecordError: The text is not JSON (with line and column) or does not fit the schema (with paths).
    """
    text = data.removeprefix("\ufeff") if isinstance(data, str) else _decoded(data)
    try:
        record = json.loads(text, object_pairs_hook=pairs_to_object)
    except json.JSONDecodeError as error:
        raise _not_json(error) from None
    except (RecursionError, ValueError):
        # Brackets by the thousand, or a number of thousands of digits.
        raise RecordError(
            "the text is no plan record (方案记录): it is nested too deep or holds an endless number.",
            "嵌套过深或数字过长，不是方案记录。",
            remedy="Give a file that emplan wrote.",
            remedy_zh="请使用 emplan 写出的文件。",
        ) from None
    return from_record(record)


def is_record(data: bytes | str) -> bool:
    """Whether the data looks like a JSON object, so that :func:`read_record` is the one to read it."""
    # RTF opens with the same brace, but goes on with a backslash.
    if isinstance(data, bytes):
        head = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:2]
        return head.startswith(b"{") and head != b"{\\"
    opening = data.removeprefix("\ufeff").lstrip()[:2]
    return opening.startswith("{") and opening != "{\\"


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RecordError(
            "the record (方案记录) is not UTF-8.",
            "方案记录不是 UTF-8 编码。",
            place=f"line {line}",
            remedy="Save the file as UTF-8.",
            remedy_zh="请将文件另存为 UTF-8 编码。",
        ) from None


def _not_json(error: json.JSONDecodeError) -> RecordError:
    if not error.doc.strip():
        return RecordError(
            "the record (方案记录) is empty.",
            "方案记录为空。",
            place="line 1, column 1",
            remedy="Give a file that emplan wrote.",
            remedy_zh="请使用 emplan 写出的文件。",
        )
    return RecordError(
        f"the record (方案记录) is not JSON: {error.msg}.",
        f"方案记录不是有效的 JSON（{error.msg}）。",
        place=f"line {error.lineno}, column {error.colno}",
        remedy="Mend the text there; a missing comma or quotation mark is the usual cause.",
        remedy_zh="请检查该处，常见原因是缺少逗号或引号。",
    )


def _check_version(record: dict[str, Any]) -> None:
    found = record.get(RECORD_KEY)
    version = version_of(record)
    if found == RECORD or (version is not None and can_be_upgraded(version)):
        return
    if version is not None:
        newer = version > RECORD_VERSION
        english = f"the record has version {found}; this emplan reads {RECORD}."
        chinese = f"记录版本为 {found}，本版 emplan 读取 {RECORD}。"
        remedy = "Install a newer emplan." if newer else "Write it again from its document."
        remedy_zh = "请安装更新版本的 emplan。" if newer else "请由原文件重新生成记录。"
    elif RECORD_KEY not in record:
        english = "the record names no version: 'record' (记录版本) is missing."
        chinese = "缺少记录版本（record）。"
        remedy = f'Add "record": "{RECORD}" if it is a plan record; emplan writes it by itself.'
        remedy_zh = f'如确为方案记录，请加上“"record": "{RECORD}"”；emplan 写出的记录都带有版本。'
    else:
        shown = repr(found)[:60]
        english = f"'record' (记录版本) is {shown}, which is no version of a plan record."
        chinese = f"记录版本（record）为 {shown}，不是方案记录的版本。"
        remedy = f"Give a plan record, {RECORD}."
        remedy_zh = f"请使用 {RECORD} 的方案记录。"
    raise RecordVersionError(
        english, chinese, field=RECORD_KEY, place=f"$.{RECORD_KEY}", remedy=remedy, remedy_zh=remedy_zh
    )
