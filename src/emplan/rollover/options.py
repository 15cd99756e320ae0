"""What an office tells the roll-forward: results of tasks, new names of units, successors of citations."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias, TypeVar

from attrs import Attribute, field, frozen

from emplan.errors import InvalidValueError, RolloverError
from emplan.model import Numbered


class TaskOutcome(enum.Enum):
    """What became of a task of last year. Only what is CARRIED stands in the draft."""

    CARRIED = "carried"
    DROPPED = "dropped"
    DONE = "done"


def _name(instance: Any, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, str) or not value.strip() or value != value.strip():
        raise InvalidValueError(
            f"{type(instance).__name__}.{attribute.name} (名称) must be a name without spaces around it, "
            f"not {value!r}.",
            f"名称不能为空，前后不能有空格：{value!r}。",
            field=attribute.name,
        )


def _name_or_none(instance: Any, attribute: Attribute[Any], value: object) -> None:
    if value is not None:
        _name(instance, attribute, value)


@frozen(kw_only=True)
class TaskResult:
    """The result of one task (任务完成情况), which is named by its path, its label or its heading.

    ``label`` is the printed one, alone (（二）) or behind the labels above it (一、（二）). Where two
    or three are given, all must fit. ``note`` goes into the review.
    """

    path: str | None = field(default=None, validator=_name_or_none)
    label: str | None = field(default=None, validator=_name_or_none)
    heading: str | None = field(default=None, validator=_name_or_none)
    outcome: TaskOutcome = field()
    note: str = ""

    @outcome.validator
    def _is_one(self, attribute: Attribute[Any], value: object) -> None:
        if not isinstance(value, TaskOutcome):
            raise InvalidValueError(
                f"The outcome (完成情况) must be a TaskOutcome, not {value!r}.",
                f"完成情况的值不对：{value!r}。",
                field=attribute.name,
            )

    def __attrs_post_init__(self) -> None:
        if self.path is None and self.label is None and self.heading is None:
            raise InvalidValueError(
                "A result (任务完成情况) must name its task by path, label or heading.",
                "任务完成情况须以路径、序号或标题注明是哪项任务。",
                field="path",
            )

    @property
    def named(self) -> str:
        """The task as it was named."""
        return " ".join(part for part in (self.path, self.label, self.heading) if part)


TaskRule: TypeAlias = Callable[[Numbered], TaskOutcome]
"""Says of each task with its path and label what becomes of it."""


@frozen
class UnitRename:
    """A unit (责任单位) with a new name."""

    old: str = field(validator=_name)
    new: str = field(validator=_name)


def _bare_title(value: object) -> object:
    if isinstance(value, str) and value.startswith("《") and value.endswith("》"):
        return value[1:-1]
    return value


@frozen
class Supersession:
    """A cited document and its successor: titles with or without 《》, and the successor's number (文号)."""

    old: str = field(validator=_name, converter=_bare_title)
    new: str = field(validator=_name, converter=_bare_title)
    number: str | None = field(default=None, validator=_name_or_none)


def unit_renames(units: Mapping[str, str] | Iterable[UnitRename]) -> tuple[UnitRename, ...]:
    """Settle the renames.

    Raises:
        RolloverError: One old name twice, a name renamed to itself, a chain (a → b, b → c).
    """
    pairs = units.items() if isinstance(units, Mapping) else None
    renames = _all_of(UnitRename, (UnitRename(*pair) for pair in pairs) if pairs is not None else units)
    faults = _contradictions([(rename.old, rename.new) for rename in renames])
    faults += [(rename.old, "itself", "自身") for rename in renames if rename.old == rename.new]
    if faults:
        raise _contradictory("units", "更名对照", faults)
    return renames


def supersessions(supersede: Iterable[Supersession]) -> tuple[Supersession, ...]:
    """Settle the successors of citations.

    Raises:
        RolloverError: One old title twice, a document that succeeds itself, a chain (a → b, b → c).
    """
    successors = _all_of(Supersession, supersede)
    faults = _contradictions([(one.old, one.new) for one in successors])
    faults += [(one.old, "itself", "自身") for one in successors if one.old == one.new and one.number is None]
    if faults:
        raise _contradictory("supersede", "文件替换对照", faults)
    return successors


_Option = TypeVar("_Option")


def _all_of(kind: type[_Option], values: object) -> tuple[_Option, ...]:
    found = tuple(values) if isinstance(values, Iterable) else (values,)
    for index, value in enumerate(found):
        if not isinstance(value, kind):
            raise RolloverError(
                f"A {kind.__name__} is wanted, not {value!r}.",
                f"此处应为 {kind.__name__}，而不是{value!r}。",
                place=f"[{index}]",
                remedy=f"Give {kind.__name__} objects.",
                remedy_zh=f"请使用 {kind.__name__} 对象。",
            )
    return found


def _contradictions(pairs: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    olds = Counter(old for old, _ in pairs)
    faults = [(old, f"{count} names", f"{count}个名称") for old, count in olds.items() if count > 1]
    return faults + [
        (old, f"{new}, which is replaced itself", f"“{new}”，而后者也在被替换之列")
        for old, new in pairs
        if new in olds and new != old
    ]


def _contradictory(name: str, term: str, faults: list[tuple[str, str, str]]) -> RolloverError:
    said = "; ".join(f"{old} → {problem}" for old, problem, _ in faults)
    said_zh = "；".join(f"“{old}”→{problem}" for old, _, problem in faults)
    return RolloverError(
        f"The mapping {name} ({term}) contradicts itself: {said}.",
        f"{term}自相矛盾：{said_zh}。",
        field=name,
        place=name,
        remedy="Give each old name once, with the name that holds in the draft's year.",
        remedy_zh="每个旧名称只写一次，并直接写新年度使用的名称。",
    )
