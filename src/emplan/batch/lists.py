"""The list of a batch: a CSV or JSON file with a line for each county."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pendulum
from attrs import frozen

from emplan.batch.entries import Entry
from emplan.batch.refusals import refused
from emplan.batch.supplied import Supplied
from emplan.chinese.dates import parse_date
from emplan.errors import BatchError, EmplanError
from emplan.model import DocumentNumber
from emplan.rollover import Instructions

COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "source": "来源文件",
        "name": "文件名",
        "plan_year": "原方案年度",
        "results": "任务完成情况",
        "issuer": "发文机关",
        "masthead": "发文机关标志",
        "number": "发文字号",
        "addressee": "主送机关",
        "letter": "信函格式",
        "date": "成文日期",
        "printing_date": "印发日期",
    }
)
"""The columns of a list, under their English or Chinese names; only the first is needed."""

_KEYS = {name: key for key, chinese in COLUMNS.items() for name in (key, chinese)}
_FLAGS = {
    "是": True,
    "yes": True,
    "true": True,
    "1": True,
    "否": False,
    "no": False,
    "false": False,
    "0": False,
}
# Spreadsheets part cells by tabs or semicolons too, hands by the Chinese comma.
_CELL_MARKS = (",", "\t", ";", "，")
_SEVERAL = re.compile(r"[;；\n]")


def read_list(path: str) -> tuple[Entry, ...]:
    """Read the list of a batch (批量清单).

    CSV as spreadsheets save it (UTF-8 or GBK) with a line of column names, or a JSON list of objects. Paths
    count from the folder of the list. Several issuers or addressees stand in one cell, with ；between them.

    Raises:
        BatchError: It cannot be opened or understood; all of its faults are told at once.
    """
    rows = list(_rows(path))
    faults: list[tuple[str, str, str]] = []
    entries: list[Entry] = []
    for number, row in rows:
        try:
            entries.append(_entry(row, Path(path).parent))
        except _Fault as fault:
            faults.append((f"{path}, {number}", fault.said, fault.said_zh))
        except EmplanError as error:
            faults.append((f"{path}, {number}", str(error), error.message("zh")))
    if faults or not entries:
        raise _not_understood(path, faults or [(path, "it has no line", "没有内容")])
    return tuple(entries)


class _Fault(Exception):  # noqa: N818 - collected, never seen
    def __init__(self, said: str, said_zh: str) -> None:
        super().__init__(said)
        self.said = said
        self.said_zh = said_zh


@frozen
class _Row:
    cells: Mapping[str, str]

    def one(self, key: str) -> str | None:
        return self.cells.get(key) or None

    def several(self, key: str) -> tuple[str, ...]:
        return tuple(name for part in _SEVERAL.split(self.cells.get(key, "")) if (name := part.strip()))

    def date(self, key: str) -> pendulum.Date | None:
        text = self.one(key)
        date = None if text is None else parse_date(text.replace("/", "-"))
        if text is not None and date is None:
            raise _Fault(f"{key} ({COLUMNS[key]}) is no date: {text}", f"{COLUMNS[key]}不是日期：{text}")
        return date

    def flag(self, key: str) -> bool:
        text = (self.one(key) or "否").lower()
        if text not in _FLAGS:
            raise _Fault(
                f"{key} ({COLUMNS[key]}) is neither yes nor no: {text}", f"{COLUMNS[key]}应填是或否：{text}"
            )
        return _FLAGS[text]

    def year(self, key: str) -> int | None:
        text = self.one(key)
        if text is not None and re.fullmatch(r"\d{4}年?", text) is None:
            raise _Fault(f"{key} ({COLUMNS[key]}) is no year: {text}", f"{COLUMNS[key]}不是年份：{text}")
        return None if text is None else int(text[:4])


def _entry(row: _Row, folder: Path) -> Entry:
    source = row.one("source")
    if source is None:
        raise _Fault("the source (来源文件) is missing", "缺少来源文件")
    supplied = Supplied(
        issuers=row.several("issuer"),
        masthead=row.one("masthead"),
        number=row.one("number"),
        addressees=row.several("addressee"),
        letter=row.flag("letter"),
        date=row.date("date"),
        printing_date=row.date("printing_date"),
    )
    if supplied.number and re.search(r"\d", supplied.number):
        DocumentNumber.parse(supplied.number)
    results = row.one("results")
    return Entry(
        source=str(folder / source),
        name=row.one("name"),
        supplied=supplied,
        results=None if results is None else Instructions.load(results=str(folder / results)).results,
        plan_year=row.year("plan_year"),
    )


def _rows(path: str) -> Iterator[tuple[str, _Row]]:
    text = _text_of(path)
    if text.lstrip().startswith("["):
        yield from _json_rows(path, text)
    else:
        yield from _csv_rows(path, text)


def _csv_rows(path: str, text: str) -> Iterator[tuple[str, _Row]]:
    header = text.partition("\n")[0]
    mark = next((mark for mark in _CELL_MARKS if mark in header), ",")
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    names = [cell.strip() for cell in next(lines, [])]
    _check_columns(path, names)
    for cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        place = f"line {lines.line_num}"
        if len(cells) > len(names):
            raise _not_understood(
                f"{path}, {place}", [(path, "it has more cells than columns", "单元格多于表头的列")]
            )
        yield (
            place,
            _Row({_KEYS[name]: cell.strip() for name, cell in zip(names, cells, strict=False) if name}),
        )


def _json_rows(path: str, text: str) -> Iterator[tuple[str, _Row]]:
    try:
        items = json.loads(text)
    except (ValueError, RecursionError) as cause:
        raise _not_understood(path, [(path, f"it is not JSON ({cause})", "不是 JSON 格式")]) from cause
    for index, item in enumerate(items):
        place = f"[{index}]"
        if not isinstance(item, dict):
            raise _not_understood(
                path, [(f"{path}, {place}", "an object is wanted", "应为由键和值组成的对象")]
            )
        _check_columns(f"{path}, {place}", list(item))
        yield place, _Row({_KEYS[name]: _cell(value) for name, value in item.items()})


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "；".join(map(str, value))
    return "" if value is None else str(value).strip()


def _check_columns(place: str, names: list[str]) -> None:
    faults = [
        (place, f"there is no column '{name}'", f"没有“{name}”这一列")
        for name in names
        if name and name not in _KEYS
    ]
    keys = [_KEYS[name] for name in names if name in _KEYS]
    faults += [
        (place, f"the column {key} stands twice", f"“{COLUMNS[key]}”一列重复")
        for key in sorted(set(keys))
        if keys.count(key) > 1
    ]
    if "source" not in keys:
        faults.append((place, "the column source (来源文件) is missing", "缺少“来源文件”一列"))
    if faults:
        raise _not_understood(place, faults)


def _text_of(path: str) -> str:
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as cause:
        reason = getattr(cause, "strerror", None) or str(cause)
        raise _not_understood(
            path, [(path, f"it cannot be opened: {reason}", f"无法打开：{reason}")]
        ) from cause
    if data.startswith(b"PK"):
        fault = (path, "it is a workbook; save it as CSV", "它是工作簿，请在表格软件中另存为 CSV")
        raise _not_understood(path, [fault])
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _not_understood(path, [(path, "it is no text", "不是文本文件")])


def _not_understood(place: str, faults: list[tuple[str, str, str]]) -> BatchError:
    named = ", ".join(f"{key} ({chinese})" for key, chinese in COLUMNS.items())
    return refused(
        "the list is not understood: " + "; ".join(f"{where}: {said}" for where, said, _ in faults),
        "清单无法识别：" + "；".join(f"{where}：{said}" for where, _, said in faults),
        place=place if len(faults) == 1 else None,
        remedy=f"Its columns are {named}; only source is needed.",
        remedy_zh=f"清单的列有{'、'.join(COLUMNS.values())}，只有来源文件必填。",
    )
