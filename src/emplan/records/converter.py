"""The converter between the model and plain data.

Its decisions: a field at its default value is left out; classes of a union carry ``kind``; members of closed
lists are written by value, ``OPEN`` as "OPEN", days as ISO dates; nothing is coerced on the way back.
"""

from __future__ import annotations

import enum
import re
import types
from collections.abc import Callable
from typing import Any, Literal, Union, get_args, get_origin

import attrs
import pendulum
from cattrs import Converter
from cattrs.errors import IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from emplan.model import OPEN, Open
from emplan.records.misfits import not_among, without_kind, wrong_type
from emplan.records.tags import KIND_KEY, KINDS

_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
# What any JSON library holds exactly; no number of a plan comes near.
_LARGEST = 2**53
# What hangs on an item comes after what the item says, as on paper.
_LAST_KEYS = ("assignments", "marks", "children")


def make_converter() -> Converter:
    """Return a new converter for every class of the model; hooks may be added to it."""
    converter = Converter(
        forbid_extra_keys=True, omit_if_default=True, detailed_validation=True, prefer_attrib_converters=False
    )
    _add_values(converter)
    _add_tuples(converter)
    _add_unions(converter)
    _add_classes(converter)
    return converter


def is_union(kind: Any) -> bool:
    """Whether the type is a union of several."""
    return get_origin(kind) in (Union, types.UnionType)


def is_tuple(kind: Any) -> bool:
    """Whether the type is ``tuple[x, ...]``, the only kind of collection in the model."""
    return get_origin(kind) is tuple


def is_open(kind: Any) -> bool:
    """Whether the type is that of ``OPEN``."""
    return kind is Open or (get_origin(kind) is Literal and get_args(kind) == (OPEN,))


# --- values ----------------------------------------------------------------------------------------------


def _text(value: object, _: type) -> str:
    if not isinstance(value, str):
        raise wrong_type("text", value)
    return value


def _whole_number(value: object, _: type) -> int:
    # JSON has one kind of number, so that 3.0 is the same as 3 there.
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > _LARGEST:
        raise wrong_type("number", value)
    return value


def _flag(value: object, _: type) -> bool:
    if not isinstance(value, bool):
        raise wrong_type("flag", value)
    return value


def _day(value: object, _: type) -> pendulum.Date:
    found = _ISO_DAY.fullmatch(value) if isinstance(value, str) else None
    try:
        if found is not None:
            return pendulum.date(*map(int, found.groups()))
    except ValueError:
        pass
    raise wrong_type("date", value)


def _add_values(converter: Converter) -> None:
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(int, _whole_number)
    converter.register_structure_hook(bool, _flag)
    # cattrs knows datetime.date, of which this is a subclass, and would hand back the former.
    converter.register_structure_hook(pendulum.Date, _day)
    converter.register_unstructure_hook(pendulum.Date, pendulum.Date.isoformat)

    def member(value: object, kind: type[enum.Enum]) -> enum.Enum:
        for choice in kind:
            if choice.value == value:
                return choice
        raise not_among(value, [str(choice.value) for choice in kind])

    converter.register_structure_hook_func(_is_closed_list, member)
    converter.register_unstructure_hook_func(_is_closed_list, lambda choice: choice.value)


def _is_closed_list(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, enum.Enum)


# --- collections and unions ------------------------------------------------------------------------------


def _add_tuples(converter: Converter) -> None:
    def structure(values: object, kind: Any) -> tuple[Any, ...]:
        if not isinstance(values, list):
            raise wrong_type("list", values)
        item_kind = get_args(kind)[0]
        hook = converter.get_structure_hook(item_kind)
        items, faults = [], []
        for index, value in enumerate(values):
            try:
                items.append(hook(value, item_kind))
            except Exception as error:  # noqa: BLE001 - gathered, then raised together below
                error.add_note(IterableValidationNote(f"[{index}]", index, item_kind))
                faults.append(error)
        if faults:
            raise IterableValidationError("While structuring a list", faults, kind)
        return tuple(items)

    def unstructure(kind: Any) -> Callable[[tuple[Any, ...]], list[Any]]:
        hook = converter.get_unstructure_hook(get_args(kind)[0])
        return lambda values: [hook(value) for value in values]

    converter.register_structure_hook_func(is_tuple, structure)
    converter.register_unstructure_hook_factory(is_tuple, unstructure)


def _add_unions(converter: Converter) -> None:
    def structure(value: object, kind: Any) -> Any:
        members = get_args(kind)
        if value is None and type(None) in members:
            return None
        if value == OPEN.value and any(map(is_open, members)):
            return OPEN
        plain = [member for member in members if member is not type(None) and not is_open(member)]
        if len(plain) > 1:
            plain = [_tagged_class(value, plain)]
        return converter.get_structure_hook(plain[0])(value, plain[0])

    converter.register_structure_hook_func(is_union, structure)
    converter.register_unstructure_hook_func(is_union, converter.unstructure)


def _tagged_class(value: object, classes: list[type]) -> type:
    if not isinstance(value, dict):
        raise wrong_type("object", value)
    by_kind = {KINDS[cls]: cls for cls in classes}
    return by_kind[_kind_of(value, list(by_kind))]


def _kind_of(value: dict[str, Any], choices: list[str]) -> str:
    if KIND_KEY not in value:
        raise without_kind(choices, KIND_KEY)
    kind = value[KIND_KEY]
    if not isinstance(kind, str) or kind not in choices:
        raise not_among(kind, choices, KIND_KEY)
    return kind


# --- classes ---------------------------------------------------------------------------------------------


def _add_classes(converter: Converter) -> None:
    def structuring(cls: type[Any]) -> Callable[[object, Any], Any]:
        make = make_dict_structure_fn(cls, converter)
        kind = KINDS.get(cls)

        def structure(value: object, _: Any) -> Any:
            if not isinstance(value, dict):
                raise wrong_type("object", value)
            if kind is not None:
                _kind_of(value, [kind])
                value = {key: item for key, item in value.items() if key != KIND_KEY}
            return make(value, cls)

        return structure

    def unstructuring(cls: type[Any]) -> Callable[[Any], dict[str, Any]]:
        take = make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True)
        head = {KIND_KEY: KINDS[cls]} if cls in KINDS else {}
        keys = [field.name for field in attrs.fields(cls)]
        order = [*(key for key in keys if key not in _LAST_KEYS), *(key for key in _LAST_KEYS if key in keys)]

        def unstructure(instance: Any) -> dict[str, Any]:
            plain = take(instance)
            return head | {key: plain[key] for key in order if key in plain}

        return unstructure

    converter.register_structure_hook_factory(attrs.has, structuring)
    converter.register_unstructure_hook_factory(attrs.has, unstructuring)
