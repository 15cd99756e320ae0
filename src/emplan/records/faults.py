"""The faults of a record, out of cattrs' tree of exceptions: each with place, Chinese term and remedy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

import attrs
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)

from emplan.errors import InvalidValueError, RecordError
from emplan.records.misfits import MisfitError, Problem
from emplan.records.tags import KIND_KEY, KINDS, RECORD_KEY
from emplan.terms import FIELDS, chinese_term, field_term

_SHOWN = 20

_MISSING = Problem(
    english="is missing", chinese="缺失", remedy="Add it to the record.", remedy_zh="请在记录中补上。"
)


class InvalidRecordError(RecordError):
    """A record with one or more faults; ``faults`` holds every single one, in the order of the record."""

    def __init__(self, faults: Sequence[RecordError]) -> None:
        self.faults = tuple(faults)
        first, *others = self.faults
        if not others:
            super().__init__(
                first.english,
                first.chinese,
                field=first.field,
                place=first.place,
                remedy=first.remedy,
                remedy_zh=first.remedy_zh,
            )
            return
        count, hidden = len(self.faults), max(0, len(self.faults) - _SHOWN)
        lines = [f"  - {fault.message('en')}" for fault in self.faults[:_SHOWN]]
        lines_zh = [f"  - {fault.message('zh')}" for fault in self.faults[:_SHOWN]]
        if hidden:
            lines.append(f"  - and {hidden} more")
            lines_zh.append(f"  - 另有{hidden}处")
        super().__init__(
            "\n".join((f"the record has {count} faults:", *lines)),
            "\n".join((f"记录中有{count}处错误：", *lines_zh)),
            field=first.field,
        )


def key_step(key: object) -> str:
    """Write a key as a step of a path: ``.heading``, or ``['two words']`` where a dot would mislead."""
    return f".{key}" if isinstance(key, str) and key.isidentifier() else f"[{key!r}]"


def faults_of(error: Exception) -> list[RecordError]:
    """Return every fault that a failed conversion holds."""
    return list(_faults(error, "$", None, None))


def _faults(error: Exception, path: str, owner: type | None, field: str | None) -> Iterator[RecordError]:
    if isinstance(error, BaseValidationError):
        here = error.cl if attrs.has(error.cl) else owner
        for cause in error.exceptions:
            step, name = _step(cause)
            inside = name or (field if here is owner else None)
            yield from _faults(cause, path + step, here, inside)
    elif isinstance(error, ForbiddenExtraKeysError):
        for key in sorted(map(str, error.extra_fields)):
            yield _unknown_key(path, error.cl, key)
    elif isinstance(error, KeyError):
        yield _fault(_MISSING, path, owner, field)
    elif isinstance(error, InvalidValueError):
        yield _invalid(error, path, owner)
    elif isinstance(error, MisfitError):
        if error.key is not None:
            yield _fault(error.problem, f"{path}.{error.key}", None, error.key)
        else:
            yield _fault(error.problem, path, owner, field)
    else:
        raise error


def _step(cause: Exception) -> tuple[str, str | None]:
    for note in getattr(cause, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return f".{note.name}", note.name
        if isinstance(note, IterableValidationNote):
            return f"[{note.index}]", None
    return "", None


def _fault(problem: Problem, path: str, owner: type | None, field: str | None) -> RecordError:
    if field is None:
        name, term = "the record", "记录"
    elif owner is None:
        name, term = f"{field} ({FIELDS[field].chinese})", f"{FIELDS[field].chinese}（{field}）"
    else:
        chinese = field_term(owner, field).chinese
        name, term = f"{owner.__name__}.{field} ({chinese})", f"{chinese}（{field}）"
    return RecordError(
        f"{name} {problem.english}.",
        f"{term}{problem.chinese}。",
        field=field,
        place=path,
        remedy=problem.remedy,
        remedy_zh=problem.remedy_zh,
    )


def _invalid(error: InvalidValueError, path: str, owner: Any) -> RecordError:
    names = {attribute.name for attribute in attrs.fields(owner)} if owner else set()
    return RecordError(
        error.english,
        error.chinese,
        field=error.field,
        place=f"{path}.{error.field}" if error.field in names else path,
        remedy=error.remedy or "Correct the value there.",
        remedy_zh=error.remedy_zh or "请更正该处的值。",
    )


def _unknown_key(path: str, owner: Any, key: str) -> RecordError:
    known = [attribute.name for attribute in attrs.fields(owner)]
    known = ([KIND_KEY] if owner in KINDS else [RECORD_KEY] if path == "$" else []) + known
    near = get_close_matches(key, known, n=1)
    term = chinese_term(owner.__name__)
    return RecordError(
        f"{owner.__name__} ({term}) has no field {key!r}.",
        f"{term}没有 {key!r} 这个字段。",
        field=key,
        place=path + key_step(key),
        remedy=f"Did you mean '{near[0]}'?" if near else f"Leave it out; the fields are: {', '.join(known)}.",
        remedy_zh=f"是否应为“{near[0]}”？" if near else f"请删去；可用的字段：{'、'.join(known)}。",
    )
