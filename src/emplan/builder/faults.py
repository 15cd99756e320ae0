"""Faults of a plan under construction: gathered instead of raised, each with its place in both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from attrs import define, field, frozen

from emplan.errors import EmplanError, InvalidValueError
from emplan.terms import chinese_term

T = TypeVar("T")


def as_tuple(value: object, field: str, *, length: int | None = None) -> tuple[Any, ...]:
    """Return a value that has to be a tuple, such as one name in brackets without its comma is not.

    Raises:
        InvalidValueError: It is none, or not of the length asked for.
    """
    if not isinstance(value, tuple) or (length is not None and len(value) != length):
        size = "" if length is None else f" of {length}"
        raise InvalidValueError(
            f"'{value}' must be a tuple{size} ({chinese_term(field)}).",
            f"{chinese_term(field)}“{value}”应为元组。",
            field=field,
            remedy="Put the values in brackets, each followed by a comma.",
            remedy_zh="请写在括号内，逐个用半角逗号分开。",
        )
    return value


class PlanFaultError(InvalidValueError):
    """One fault of a plan that is being built or revised; ``place_zh`` is its place in Chinese."""

    place_zh: str | None = None

    def message(self, language: str = "en") -> str:
        """Return the whole message, place and remedy included, in ``en`` or ``zh``."""
        if language != "zh":
            return super().message(language)
        head = f"{self.place_zh}：" if self.place_zh else ""
        return f"{head}{self.chinese}{self.remedy_zh or ''}"


@frozen
class Place:
    """Where in the plan: ``section 2 > task 1``, and 第2部分“健全责任体系”>第1项任务“…” in Chinese."""

    english: str
    chinese: str

    def within(self, english: str, chinese: str) -> Place:
        """The place one step further down."""
        return Place(f"{self.english} > {english}", f"{self.chinese}>{chinese}")


@define
class Faults:
    """Gathers every fault that turns up while a plan is made, in the order in which it is made."""

    found: list[EmplanError] = field(factory=list)

    def add(self, place: Place, error: InvalidValueError) -> None:
        """Keep an error of the model together with the place where it happened."""
        fault = PlanFaultError(
            error.english,
            error.chinese,
            field=error.field,
            place=place.english,
            remedy=error.remedy,
            remedy_zh=error.remedy_zh,
        )
        fault.place_zh = place.chinese
        self.found.append(fault)

    def report(
        self,
        place: Place,
        field: str,
        problem: str,
        problem_zh: str,
        *,
        remedy: str | None = None,
        remedy_zh: str | None = None,
    ) -> None:
        """Keep a fault that the model itself does not know."""
        self.add(
            place, InvalidValueError(problem, problem_zh, field=field, remedy=remedy, remedy_zh=remedy_zh)
        )

    def attempt(self, place: Place, make: Callable[[], T]) -> T | None:
        """Return what ``make`` makes, or ``None`` and a fault when the model refuses a value of it."""
        try:
            return make()
        except InvalidValueError as error:
            self.add(place, error)
            return None
