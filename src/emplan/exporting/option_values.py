"""Values of options from text: one reading for each type that an option may have."""

from __future__ import annotations

import enum
import math
import os
import types
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final, Literal, Union, get_args, get_origin

from attrs import define, field, frozen

_TRUE: Final = frozenset({"true", "yes", "on", "1", "是"})
_FALSE: Final = frozenset({"false", "no", "off", "0", "否"})
_NONE: Final = frozenset({"none", "无"})

_Parse = Callable[[str], object]


class Misfit(Exception):  # noqa: N818 - never leaves this package; OptionError is what users see
    """A text that is no value of the type; in words of both languages."""

    def __init__(self, words: str, words_zh: str, name: str | None = None) -> None:
        super().__init__(words)
        self.words = words
        self.words_zh = words_zh
        self.name = name


@define
class Taken:
    """The texts given so far for one option, and the value that they make."""

    reading: Reading
    texts: list[tuple[str | None, str]] = field(factory=list)

    def add(self, text: str, key: str | None) -> None:
        """Take one more text.

        Raises:
            Misfit: the option takes only one, takes no key or wants one, or the text is of the wrong type.
        """
        self.reading.check(key, again=bool(self.texts))
        self.reading.parsed(key, text)
        self.texts.append((key, text))

    def finished(self) -> object:
        """The value.

        Raises:
            Misfit: there are too few or too many texts for a tuple of fixed length, or a key stands twice.
        """
        return self.reading.made([self.reading.parsed(key, text) for key, text in self.texts])


@frozen(kw_only=True)
class Reading:
    """How texts become the value of one option, and what it takes in words."""

    name: str
    words: str
    parse: _Parse
    parse_key: _Parse | None = None
    many: bool = False
    length: int | None = None
    make: Callable[[Iterable[Any]], object] = tuple

    @property
    def takes_text(self) -> bool:
        """Whether there is any text that is a value."""
        return self.parse is not _refuse

    def begin(self) -> Taken:
        """Nothing given yet."""
        return Taken(self)

    def check(self, key: str | None, *, again: bool) -> None:
        """Refuse a key where there are none, no key where one is needed, and a second value of one."""
        if self.parse_key is None and key is not None:
            raise Misfit(f"it has no parts such as '.{key}'", f"该选项没有“.{key}”这样的分项")
        if self.parse_key is not None and not key:
            raise Misfit(
                f"it is set as {self.name}.KEY=VALUE, {self.words}",
                f"应写成 {self.name}.键=值（{self.words}）",
            )
        if again and not self.many:
            raise Misfit("it is set twice", "该选项出现了两次")

    def parsed(self, key: str | None, text: str) -> object:
        """One value, or a pair of key and value for a mapping."""
        if self.parse_key is not None:
            return self.parse_key(key or ""), self.parse(text)
        return self.parse(text)

    def made(self, values: list[Any]) -> object:
        """The value of the option."""
        if self.length is not None and len(values) != self.length:
            words = f"it takes {self.length} values, each as {self.name}=VALUE"
            raise Misfit(words, f"需要{self.length}个值，逐个写成 {self.name}=值", self.name)
        if self.parse_key is not None:
            made = dict(values)
            if len(made) < len(values):
                raise Misfit("a key is set twice", "同一个键出现了两次", self.name)
            return made
        return self.make(values) if self.many else values[0]


def written(member: enum.Enum) -> str:
    """A member of an enumeration as it is set: its value where all of them are texts, else its name."""
    by_value = all(isinstance(each.value, str) for each in type(member))
    return str(member.value) if by_value else member.name.lower()


def reading_of(kind: object, name: str) -> Reading:
    """How an option of this type is read from text."""
    inner = _without_none(kind)
    origin, arguments = get_origin(inner), get_args(inner)
    if isinstance(origin, type) and issubclass(origin, Mapping) and len(arguments) == 2:
        key, key_words = _parser(arguments[0])
        value, value_words = _parser(arguments[1])
        words = f"{value_words} for each {key_words}"
        return Reading(name=name, words=words, parse=value, parse_key=key, many=True)
    if origin is tuple and arguments and arguments[-1] is not Ellipsis:
        if len(set(arguments)) == 1:
            parse, words = _parser(arguments[0])
            count = len(arguments)
            return Reading(name=name, words=f"{count} × {words}", parse=parse, many=True, length=count)
        return Reading(name=name, words=_IN_PYTHON, parse=_refuse)
    if isinstance(origin, type) and arguments and issubclass(origin, Iterable):
        parse, words = _parser(arguments[0])
        if parse is _refuse:
            return Reading(name=name, words=_IN_PYTHON, parse=_refuse)
        make = origin if origin in (list, set, frozenset) else tuple
        return Reading(name=name, words=f"{words}, repeatable", parse=parse, many=True, make=make)
    parse, words = _parser(kind)
    return Reading(name=name, words=words, parse=parse)


_IN_PYTHON: Final = "set in Python only"


def _parser(kind: Any) -> tuple[_Parse, str]:
    """What makes one value of the type from text, and the type in words."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if get_origin(kind) is Literal:
        return _choice({str(each): each for each in get_args(kind)})
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        names = {member.name.lower(): member for member in kind}
        return _choice({written(member): member for member in kind}, names)
    if isinstance(get_origin(kind) or kind, type) and issubclass(get_origin(kind) or kind, os.PathLike):
        return Path, "path"
    if _is_union(kind):
        return _union(get_args(kind))
    return _refuse, _IN_PYTHON


def _union(members: tuple[Any, ...]) -> tuple[_Parse, str]:
    # A text fits str always, so that str comes last; a path as text is a path all the same.
    ordered = sorted(members, key=lambda member: member is str)
    parsers = [(parse, words) for parse, words in map(_parser, ordered) if parse is not _refuse]
    if any(words == "path" for _, words in parsers):
        parsers = [(parse, words) for parse, words in parsers if words != "text"]
    if all(parse is _nothing for parse, _ in parsers):
        return _refuse, _IN_PYTHON
    words = " or ".join(words for _, words in parsers)

    def parse(text: str) -> object:
        for one, _ in parsers:
            try:
                return one(text)
            except Misfit:
                continue
        raise Misfit(f"it takes {words}", f"应为 {words}")

    return parse, words


def _choice(values: Mapping[str, object], more: Mapping[str, object] | None = None) -> tuple[_Parse, str]:
    words = " or ".join(values)
    known = {**(more or {}), **values}

    def parse(text: str) -> object:
        folded = text.strip()
        for form in (folded, folded.lower(), folded.lower().replace("-", "_")):
            if form in known:
                return known[form]
        raise Misfit(f"it takes {words}", f"只能为 {'、'.join(values)}")

    return parse, words


def _truth(text: str) -> bool:
    word = text.strip().lower()
    if word not in _TRUE | _FALSE:
        raise Misfit("it takes true or false", "只能为 true 或 false")
    return word in _TRUE


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise Misfit("it takes a whole number", "应为整数") from None


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise Misfit("it takes a number", "应为数值")
    return number


def _nothing(text: str) -> None:
    if text.strip().lower() not in _NONE:
        raise Misfit("it takes none", "只能为 none")


def _refuse(text: str) -> object:
    raise Misfit("it can only be set in Python", "只能在 Python 程序中设置")


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, types.UnionType)


def _without_none(kind: Any) -> Any:
    if _is_union(kind):
        members = [member for member in get_args(kind) if member is not type(None)]
        if len(members) == 1:
            return members[0]
    return kind


_PLAIN: Final[Mapping[Any, tuple[_Parse, str]]] = types.MappingProxyType(
    {
        bool: (_truth, "true or false"),
        int: (_whole, "whole number"),
        float: (_number, "number"),
        str: (str, "text"),
        type(None): (_nothing, "none"),
    }
)
