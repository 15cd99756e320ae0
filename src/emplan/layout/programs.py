"""The programs that show a document, and how each ends its lines."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias

from attrs import Attribute

from emplan.errors import InvalidValueError
from emplan.layout.line_breaking import LIBREOFFICE_LINES, LineRules

Program: TypeAlias = Literal["word", "libreoffice"]
"""A program by name (打开文件的程序); WPS ends its lines as Word does."""

PROGRAM_LINES: Final[Mapping[Program, LineRules]] = MappingProxyType(
    {"word": LineRules(), "libreoffice": LIBREOFFICE_LINES}
)


def names_program(instance: object, attribute: Attribute[Any], value: object) -> None:
    """Validate the field of an exporter that names a program.

    Raises:
        InvalidValueError: The value is the name of no such program.
    """
    if value not in PROGRAM_LINES:
        field = f"{type(instance).__name__}.{attribute.name}"
        raise InvalidValueError(
            f"{field} (打开文件的程序) is {' or '.join(map(repr, PROGRAM_LINES))}, not {value!r}.",
            f"打开文件的程序只能为 {' 或 '.join(PROGRAM_LINES)}：{value!r}。",
            field=attribute.name,
        )
