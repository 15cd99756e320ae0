"""Python expressions as small trees: calls, tuples, texts and names, made from values of the model."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Mapping
from typing import Any, TypeAlias

import attrs
import pendulum
from attrs import field, frozen

import emplan.builder as builder
from emplan.builder import Due
from emplan.model import OPEN


@frozen
class Name:
    """A name, a number or another short piece of code."""

    code: str


@frozen
class Text:
    """A string literal, which may be broken over several lines."""

    value: str


@frozen
class Items:
    """A tuple."""

    items: tuple[Expression, ...]


@frozen
class Invocation:
    """A call with positional and keyword arguments."""

    function: str
    arguments: tuple[Expression, ...] = ()
    keywords: tuple[tuple[str, Expression], ...] = ()


Expression: TypeAlias = Name | Text | Items | Invocation


@frozen
class DueCall:
    """A deadline as one writes it: the name of a function of the builder, and what it is called with."""

    function: str
    arguments: tuple[Any, ...] = ()
    keywords: Mapping[str, Any] = field(factory=dict)

    def made(self) -> Due:
        """The deadline that the call makes."""
        due: Due = getattr(builder, self.function)(*map(made, self.arguments), **self.keywords)
        return due


def made(value: Any) -> Any:
    """A value as the builder takes it: with the deadlines that its calls make."""
    if isinstance(value, DueCall):
        return value.made()
    return tuple(map(made, value)) if isinstance(value, tuple) else value


def expression(value: Any) -> Expression:
    """The expression that makes a value: of the model, of the builder, or a plain one."""
    match value:
        case str():
            return Text(value)
        case tuple():
            return Items(tuple(map(expression, value)))
        case DueCall():
            return Invocation(
                value.function, tuple(map(expression, value.arguments)), _keywords(value.keywords)
            )
        case enum.Enum():
            return Name("OPEN" if value is OPEN else f"{type(value).__name__}.{value.name}")
        case datetime.date():
            name = "pendulum.date" if isinstance(value, pendulum.Date) else "date"
            return Invocation(name, tuple(Name(str(part)) for part in (value.year, value.month, value.day)))
        case _ if attrs.has(type(value)):
            return _instance(value)
        case _:
            return Name(repr(value))


def _keywords(keywords: Mapping[str, Any]) -> tuple[tuple[str, Expression], ...]:
    return tuple((name, expression(value)) for name, value in keywords.items())


# What an item says stands before how it is printed and what hangs on it, as in records.
_LATER = ("placement", "joint", "closing_mark", "span", "assignments", "marks", "children")
_ORDER = {name: place for place, name in enumerate(_LATER, start=1)}


def _instance(value: Any) -> Invocation:
    """The constructor's call for an object of the model; what is at its default is left out."""
    arguments: list[Expression] = []
    keywords: dict[str, Any] = {}
    for each in sorted(attrs.fields(type(value)), key=lambda each: _ORDER.get(each.name, 0)):
        given = getattr(value, each.name)
        if each.default is not attrs.NOTHING and _default(each.default) == given:
            continue
        behind = bool(keywords) or len(arguments) < _position(type(value), each.name)
        if each.kw_only or behind or isinstance(given, bool):
            keywords[each.name] = given
        else:
            arguments.append(expression(given))
    return Invocation(type(value).__name__, tuple(arguments), _keywords(keywords))


def _position(kind: type, name: str) -> int:
    names = [each.name for each in attrs.fields(kind) if not each.kw_only]
    return names.index(name) if name in names else 0


def _default(default: Any) -> Any:
    return default.factory() if isinstance(default, attrs.Factory) else default  # type: ignore[arg-type]  # attrs types Factory as a function


def names_in(tree: Expression) -> set[str]:
    """The names that an expression needs imported, module names included."""
    match tree:
        case Name(code):
            return (
                {code.partition(".")[0]}
                if code[:1].isalpha() and code not in ("True", "False", "None")
                else set()
            )
        case Text():
            return set()
        case Items(items):
            return set().union(*map(names_in, items))
        case Invocation(function, arguments, keywords):
            inner = (*arguments, *(each for _, each in keywords))
            return {function.partition(".")[0]}.union(*map(names_in, inner))
