"""Checks for the model's constructors: meaningless objects cannot be made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TypeAlias

from attrs import Attribute

from emplan.chinese.invisible import INVISIBLE, JOINERS, invisible_character
from emplan.errors import InvalidValueError
from emplan.terms import field_term

Validator: TypeAlias = Callable[[Any, "Attribute[Any]", Any], None]


def refuse(owner: type, field: str, problem: str, problem_zh: str) -> InvalidValueError:
    """Return the error for a field of the model, named with its Chinese term."""
    term = field_term(owner, field).chinese
    return InvalidValueError(
        f"{owner.__name__}.{field} ({term}) {problem}.",
        f"{term}（{field}）{problem_zh}。",
        field=field,
    )


_CONTROL = "\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
"""Control characters, line and paragraph separators, halves of surrogate pairs."""
_UNCLEAN = re.compile(f"[{_CONTROL}{INVISIBLE}{JOINERS}]")
_QUOTED = 6


def check_text(owner: type, field: str, value: object, *, empty: bool = False) -> None:
    """Refuse what is not one line of printable text."""
    if not isinstance(value, str):
        raise refuse(owner, field, f"must be text, not {type(value).__name__}", "必须是文字")
    if _UNCLEAN.search(value):
        if re.search(f"[{_CONTROL}]", value):
            raise refuse(owner, field, "holds a line break or control character", "含有换行符或控制字符")
        if found := invisible_character(value):
            raise _unseen(owner, field, found)
    if not empty and not value.strip():
        raise refuse(owner, field, "must not be empty", "不能为空")


def _unseen(owner: type, field: str, found: re.Match[str]) -> InvalidValueError:
    name = f"U+{ord(found[0]):04X}"
    before = found.string[max(0, found.start() - _QUOTED) : found.start()]
    place, place_zh = (f"behind “{before}”", f"“{before}”之后") if before else ("at its start", "开头")
    return refuse(
        owner,
        field,
        f"holds an invisible character ({name}) {place}, which no page prints: delete it",
        f"{place_zh}有不可见字符{name}，版面上印不出来，请删除",
    )


def text(instance: Any, attribute: Attribute[Any], value: object) -> None:
    """One line of text that is not empty."""
    check_text(type(instance), attribute.name, value)


def text_or_empty(instance: Any, attribute: Attribute[Any], value: object) -> None:
    """One line of text; empty is allowed."""
    check_text(type(instance), attribute.name, value, empty=True)


def optional_text(instance: Any, attribute: Attribute[Any], value: object) -> None:
    """One line of text that is not empty, or ``None``."""
    if value is not None:
        check_text(type(instance), attribute.name, value)


def optional_text_or_empty(instance: Any, attribute: Attribute[Any], value: object) -> None:
    """One line of text, possibly empty, or ``None``."""
    if value is not None:
        check_text(type(instance), attribute.name, value, empty=True)


def texts(instance: Any, attribute: Attribute[Any], value: object) -> None:
    """A tuple of lines of text, none of them empty."""
    if not isinstance(value, tuple):
        raise refuse(type(instance), attribute.name, "must be a tuple", "必须是元组")
    for item in value:
        check_text(type(instance), attribute.name, item)


def each(*kinds: type) -> Validator:
    """A tuple whose items are all of one of the classes."""

    def check(instance: Any, attribute: Attribute[Any], value: object) -> None:
        if not isinstance(value, tuple):
            raise refuse(type(instance), attribute.name, "must be a tuple", "必须是元组")
        for item in value:
            if not _is_one_of(item, kinds):
                raise _wrong_class(instance, attribute, item, kinds)

    return check


def one_of(*kinds: type) -> Validator:
    """A value of one of the classes (give ``type(None)`` or ``Open`` for those states)."""

    def check(instance: Any, attribute: Attribute[Any], value: object) -> None:
        if not _is_one_of(value, kinds):
            raise _wrong_class(instance, attribute, value, kinds)

    return check


def _is_one_of(value: object, kinds: tuple[type, ...]) -> bool:
    # A bool is an int and a point in time is a date to isinstance; neither is one to a document.
    return isinstance(value, kinds) and (type(value) in kinds or not isinstance(value, bool | datetime))


def _wrong_class(
    instance: Any, attribute: Attribute[Any], value: object, kinds: Iterable[type]
) -> InvalidValueError:
    names = " or ".join("None" if kind is type(None) else kind.__name__ for kind in kinds)
    got = type(value).__name__
    return refuse(type(instance), attribute.name, f"must be {names}, not {got}", f"类型不对，应为 {names}")


def natural(instance: Any, attribute: Attribute[Any], value: object) -> None:
    """A count from 0 to 9999: days, months or years of a length."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 9999:
        problem = f"must be a whole number from 0 to 9999, not {value!r}"
        raise refuse(type(instance), attribute.name, problem, f"应为0至9999的整数：{value!r}")


def optional_year(instance: Any, attribute: Attribute[Any], value: object) -> None:
    """A calendar year of four digits, or ``None``."""
    if value is not None:
        year(instance, attribute, value)


def year(instance: Any, attribute: Attribute[Any], value: object) -> None:
    """A calendar year of four digits (1949–2999)."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1949 <= value <= 2999:
        problem = f"must be a year of four digits, not {value!r}"
        raise refuse(type(instance), attribute.name, problem, f"不是四位年份：{value!r}")
