"""The JSON Schema of plan records, made from the classes of the model."""

from __future__ import annotations

import enum
import inspect
import re
import typing
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, get_args

import attrs
import pendulum

from emplan.model import (
    OPEN,
    AnnualPlan,
    Block,
    Deadline,
    Mark,
    Responsibility,
    SimpleDeadline,
    validation,
)
from emplan.records.converter import is_open, is_tuple, is_union, make_converter
from emplan.records.tags import KIND_KEY, KINDS, RECORD, RECORD_KEY, RECORD_NAME, RECORD_VERSION
from emplan.terms import CLASSES, FIELDS, Term, field_term

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_ID: Final = f"urn:{RECORD_NAME.replace('.', ':')}:{RECORD_VERSION}"

_Schema = dict[str, Any]

# Patterns of ECMA-262, as JSON Schema asks for.
_UNCLEAN = r"\u0000-\u001f\u007f-\u009f\u2028\u2029"
_SHARED: Final[Mapping[str, _Schema]] = MappingProxyType(
    {
        "line": {
            "type": "string",
            "title": "一行文字",
            "description": "One line of text without control characters; it may be empty.",
            "pattern": f"^[^{_UNCLEAN}]*$",
        },
        "text": {
            "type": "string",
            "title": "非空文字",
            "description": "One line of text without control characters; not empty.",
            "pattern": rf"^[^{_UNCLEAN}]*[^\s{_UNCLEAN}][^{_UNCLEAN}]*$",
        },
        "date": {
            "type": "string",
            "title": "日期",
            "description": "A day of the calendar, as 2027-03-26.",
            "format": "date",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        },
        "open": {
            "const": OPEN.value,
            "title": "待定",
            "description": "To be filled in before issue; null means that the document has no such value.",
        },
    }
)
# What a validator of the model says beyond the type of its field.
_LIMITS: Final[Mapping[Any, _Schema]] = MappingProxyType(
    {
        validation.text: {"$ref": "#/$defs/text"},
        validation.optional_text: {"$ref": "#/$defs/text"},
        validation.texts: {"$ref": "#/$defs/text"},
        validation.natural: {"type": "integer", "minimum": 0, "maximum": 9999},
        validation.year: {"type": "integer", "minimum": 1949, "maximum": 2999},
        validation.optional_year: {"type": "integer", "minimum": 1949, "maximum": 2999},
    }
)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of plan records, with Chinese titles.

    It says less than the model, whose constructors also compare fields with each other (an end not before
    its start, spans inside their paragraph): a record that fits it may still be refused.
    """
    schemas = _Definitions()
    root = schemas.of_class(AnnualPlan)
    version = {
        "title": FIELDS[RECORD_KEY].chinese,
        "description": "Name and version of the record.",
        "const": RECORD,
    }
    root["properties"] = {RECORD_KEY: version, **root["properties"]}
    root["required"] = [RECORD_KEY, *root["required"]]
    return {
        "$schema": DIALECT,
        "$id": SCHEMA_ID,
        **root,
        "$defs": {name: dict(_SHARED[name]) for name in _SHARED} | dict(sorted(schemas.made.items())),
    }


class _Definitions:
    """The definitions made so far; a class refers to the others by name."""

    def __init__(self) -> None:
        self.made: dict[str, _Schema] = {}
        self._converter = make_converter()

    def of_class(self, cls: Any) -> _Schema:
        types = typing.get_type_hints(cls)
        kind: _Schema = {}
        if cls in KINDS:
            kind[KIND_KEY] = {"title": FIELDS[KIND_KEY].chinese, "const": KINDS[cls]}
        fields = attrs.fields(cls)
        properties = {field.name: self._of_field(cls, field, types[field.name]) for field in fields}
        required = [*kind, *(field.name for field in fields if field.default is attrs.NOTHING)]
        return {
            "title": CLASSES[cls.__name__].chinese,
            "description": _first_sentence(cls),
            "type": "object",
            "properties": kind | properties,
            "required": required,
            "additionalProperties": False,
        }

    def _of_field(self, cls: type, field: Any, kind: Any) -> _Schema:
        term = field_term(cls, field.name)
        schema = {"title": term.chinese, "description": _gloss(term)}
        schema |= self._of_type(kind, _LIMITS.get(field.validator))
        if field.default is not attrs.NOTHING:
            make = getattr(field.default, "factory", None)
            schema["default"] = self._converter.unstructure(make() if make else field.default, kind)
        return schema

    def _of_type(self, kind: Any, limits: _Schema | None = None) -> _Schema:
        if kind is type(None):
            return {"type": "null"}
        if is_open(kind):
            return {"$ref": "#/$defs/open"}
        if is_union(kind):
            return self._of_union(kind, limits)
        if is_tuple(kind):
            return {"type": "array", "items": self._of_type(get_args(kind)[0], limits)}
        if kind is pendulum.Date:
            return {"$ref": "#/$defs/date"}
        if kind in _PLAIN:
            return dict(limits or _PLAIN[kind])
        return self._reference(kind)

    def _of_union(self, kind: Any, limits: _Schema | None) -> _Schema:
        name = _UNIONS.get(kind)
        if name is None:
            return {"anyOf": [self._of_type(member, limits) for member in get_args(kind)]}
        if name not in self.made:
            self.made[name] = {}  # holds the place while the union's members refer to it
            # The tags shut the classes out of each other, so that exactly one may fit.
            self.made[name] = {"oneOf": [self._of_type(member) for member in get_args(kind)]}
        return {"$ref": f"#/$defs/{name}"}

    def _reference(self, cls: type) -> _Schema:
        name = cls.__name__
        if name not in self.made:
            self.made[name] = {}
            self.made[name] = _closed_list(cls) if issubclass(cls, enum.Enum) else self.of_class(cls)
        return {"$ref": f"#/$defs/{name}"}


_PLAIN: Final[Mapping[Any, _Schema]] = MappingProxyType(
    {
        str: {"$ref": "#/$defs/line"},
        int: {"type": "integer"},
        bool: {"type": "boolean"},
    }
)
# The unions that stand in more than one place, by the name of their definition.
_UNIONS: Final[Mapping[Any, str]] = MappingProxyType(
    {
        Block: "block",
        Mark: "mark",
        Responsibility | Deadline: "assignment",
        SimpleDeadline: "simple_deadline",
    }
)


def _closed_list(cls: type[enum.Enum]) -> _Schema:
    return {
        "title": CLASSES[cls.__name__].chinese,
        "description": _first_sentence(cls),
        "enum": [member.value for member in cls],
    }


def _gloss(term: Term) -> str:
    gloss = f"{term.english}, {term.clause}" if term.clause else term.english
    return f"{gloss[0].upper()}{gloss[1:]}."


def _first_sentence(cls: type) -> str:
    """Return the first sentence of the docstring, without its reStructuredText marks."""
    text = " ".join((inspect.getdoc(cls) or "").split("\n\n")[0].split())
    sentence = re.split(r"(?<=\.)\s+(?=[A-Z`])", text, maxsplit=1)[0]
    return re.sub(r":[a-z]+:`~?\.?([^`]*)`|``([^`]*)``", r"\1\2", sentence)
