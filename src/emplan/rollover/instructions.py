"""Instructions of a roll-forward, from JSON files: results of tasks, new names of units, successors."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from attrs import frozen

from emplan.errors import EmplanError, RolloverError
from emplan.rollover.options import Supersession, TaskOutcome, TaskResult, UnitRename

_Made = TypeVar("_Made")
_RESULT_KEYS = {"path", "label", "heading", "outcome", "note"}


@frozen(kw_only=True)
class Instructions:
    """What the office tells a roll-forward (结转依据), as files hold it."""

    results: tuple[TaskResult, ...] = ()
    units: tuple[UnitRename, ...] = ()
    supersede: tuple[Supersession, ...] = ()
    again: bool = False

    @classmethod
    def load(
        cls,
        results: str | None = None,
        rename_units: str | None = None,
        supersede: str | None = None,
        *,
        again: bool = False,
    ) -> Instructions:
        """Read the JSON files that are named; the command's reference shows their shapes.

        Raises:
            RolloverError: A file cannot be opened, is not JSON or has another shape.
        """
        return cls(
            results=tuple(_results(results)) if results else (),
            units=tuple(_units(rename_units)) if rename_units else (),
            supersede=tuple(_successors(supersede)) if supersede else (),
            again=again,
        )


def _results(path: str) -> Iterator[TaskResult]:
    items = _loaded(path)
    if isinstance(items, _Pairs) or not isinstance(items, list):
        _refuse(path, "must be a list of results", "应为任务完成情况的列表")
    for index, item in enumerate(items):
        here = f"{path}: [{index}]"
        values = _texts(here, item)
        if unknown := sorted(values.keys() - _RESULT_KEYS):
            _refuse(here, f"has unknown keys: {', '.join(unknown)}", f"有未知的键：{'、'.join(unknown)}")
        outcome = values.pop("outcome", None)
        if outcome not in {one.value for one in TaskOutcome}:
            _refuse(
                here, "needs an outcome: carried, dropped or done", "须有 outcome：carried、dropped 或 done"
            )
        yield _made(here, lambda: TaskResult(outcome=TaskOutcome(outcome), **values))  # noqa: B023 - called at once


def _units(path: str) -> Iterator[UnitRename]:
    for old, new in _pairs(path):
        here = f"{path}: {old}"
        if not isinstance(new, str):
            _refuse(here, "needs the new name as text", "的新名称应为文字")
        yield _made(here, lambda: UnitRename(old, new))  # noqa: B023 - called at once


def _successors(path: str) -> Iterator[Supersession]:
    for old, new in _pairs(path):
        here = f"{path}: {old}"
        values = {"title": new} if isinstance(new, str) else _texts(here, new)
        if "title" not in values or values.keys() - {"title", "number"}:
            _refuse(
                here,
                "needs a title and may have a number, nothing else",
                "须有 title，可有 number，不能有其他键",
            )
        yield _made(here, lambda: Supersession(old, values["title"], values.get("number")))  # noqa: B023 - at once


class _Pairs(list[tuple[str, Any]]):
    """A JSON object as its pairs, so that a key that stands twice is not lost."""


def _pairs(path: str) -> list[tuple[str, Any]]:
    loaded = _loaded(path)
    if not isinstance(loaded, _Pairs):
        _refuse(path, "must be an object from old to new names", "应为从旧名称到新名称的对照")
    return loaded


def _texts(here: str, value: object) -> dict[str, str]:
    if not isinstance(value, _Pairs) or not all(isinstance(text, str) for _, text in value):
        _refuse(here, "must be an object of texts", "应为由文字组成的对象")
    return dict(value)


def _loaded(path: str) -> Any:
    try:
        return json.loads(Path(path).read_text(encoding="utf-8-sig"), object_pairs_hook=_Pairs)
    except json.JSONDecodeError as cause:
        _refuse(f"{path}, line {cause.lineno}", f"is not JSON ({cause.msg})", "不是 JSON 格式")
    except (UnicodeDecodeError, RecursionError):
        _refuse(path, "is not JSON in UTF-8", "不是 UTF-8 编码的 JSON")
    except (OSError, ValueError) as cause:
        reason = getattr(cause, "strerror", None) or str(cause)
        known = next((words for kind, words in _UNOPENED.items() if isinstance(cause, kind)), reason)
        _refuse(path, f"cannot be opened: {reason}", f"无法打开：{known}")


def _made(here: str, make: Callable[[], _Made]) -> _Made:
    try:
        return make()
    except EmplanError as error:
        raise RolloverError(
            error.english, error.chinese, field=error.field, place=here, remedy=_REMEDY, remedy_zh=_REMEDY_ZH
        ) from error


_UNOPENED = {
    FileNotFoundError: "文件不存在",
    IsADirectoryError: "这是文件夹",
    PermissionError: "没有读取权限",
}
_REMEDY = "emplan's command reference shows the shape of the file."
_REMEDY_ZH = "文件格式见命令参考。"


def _refuse(place: str, problem: str, problem_zh: str) -> NoReturn:
    raise RolloverError(
        f"The file of instructions (结转依据) {problem}.",
        f"结转依据文件{problem_zh}。",
        field="instructions",
        place=place,
        remedy=_REMEDY,
        remedy_zh=_REMEDY_ZH,
    )
