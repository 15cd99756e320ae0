"""The API pages: signature and docstring of every public name, one page a package."""

from __future__ import annotations

import enum
import importlib
import inspect
from collections.abc import Iterator
from functools import cached_property
from types import ModuleType
from typing import Any

import attrs
from tools.write_reference.constants import assignments, said_of_members
from tools.write_reference.docstrings import NOTICE, cell, summary, to_markdown
from tools.write_reference.signatures import annotation, default, signature

from emplan.terms import Term, field_term, term

PACKAGES = (
    "emplan",
    "emplan.model",
    "emplan.builder",
    "emplan.reading",
    "emplan.records",
    "emplan.rollover",
    "emplan.comparison",
    "emplan.scripting",
    "emplan.batch",
    "emplan.layout",
    "emplan.exporting",
    "emplan.errors",
)


def pages() -> Iterator[tuple[str, str]]:
    """Each page: its file name and its text."""
    yield "README.md", _index()
    for name in PACKAGES:
        yield f"{name}.md", _page(importlib.import_module(name))


def _index() -> str:
    lines = [NOTICE, "", "# API reference", "", "Every public name, from the docstrings.", ""]
    lines += ["| package | holds |", "|---|---|"]
    for name in PACKAGES:
        lines.append(f"| [`{name}`]({name}.md) | {cell(summary(importlib.import_module(name).__doc__))} |")
    return "\n".join(lines) + "\n"


def _page(module: ModuleType) -> str:
    lines = [NOTICE, "", f"# `{module.__name__}`", "", to_markdown(module.__doc__), ""]
    names = public_names(module)
    if module.__name__ == "emplan":
        lines += _facade(module, names)
    else:
        told: dict[object, str] = {}
        for name in sorted(names, key=lambda name: _order(getattr(module, name))):
            lines += _entry(module, name, told)
    return "\n".join(lines).rstrip() + "\n"


def public_names(module: ModuleType) -> list[str]:
    """What the module exports; for a module without ``__all__`` the classes that it defines."""
    listed = getattr(module, "__all__", None)
    if listed is not None:
        return list(listed)
    return [name for name, value in vars(module).items() if _is_own_class(value, module)]


def _is_own_class(value: object, module: ModuleType) -> bool:
    return isinstance(value, type) and value.__module__ == module.__name__


def _facade(module: ModuleType, names: list[str]) -> Iterator[str]:
    """The facade only re-exports: a table that leads to the page of the package a name comes from."""
    yield "| name | what it is | described in |"
    yield "|---|---|---|"
    for name in names:
        home = _home(getattr(module, name), name)
        page = f"[`{home}`]({home}.md#{name.lower()})"
        yield f"| `{name}` | {cell(summary(_docstring(getattr(module, name), name, home)))} | {page} |"


def _home(value: object, name: str) -> str:
    """The package of floor 0 to 3 that a name of the facade comes from."""
    for package in PACKAGES[1:]:
        module = importlib.import_module(package)
        if name in public_names(module) and getattr(module, name) is value:
            return package
    raise LookupError(f"emplan.{name} comes from a package that has no page: add it to PACKAGES")


def _order(value: object) -> tuple[int, int]:
    """Functions first, then classes, then constants; within each the order of ``__all__``.

    Builders stand in the order of the source, from the whole plan down, since the first one describes a step.
    """
    if inspect.isfunction(value):
        return 0, 0
    if not inspect.isclass(value):
        return 2, 0
    is_builder = value.__module__.startswith("emplan.builder") and value.__name__.endswith("Builder")
    return 1, inspect.getsourcelines(value)[1] if is_builder else 0


def _entry(module: ModuleType, name: str, told: dict[object, str]) -> Iterator[str]:
    value = getattr(module, name)
    yield f"## {name}"
    yield ""
    if inspect.isfunction(inspect.unwrap(value)) and not inspect.isclass(value):
        yield from _code(signature(inspect.unwrap(value), name))
        yield to_markdown(value.__doc__)
    elif inspect.isclass(value):
        yield from _class(value, told)
    else:
        source = assignments(module.__name__).get(name)
        if source is not None:
            yield from _code(source.code)
            yield to_markdown(source.docstring)
    yield ""


def _code(text: str) -> Iterator[str]:
    yield "```python"
    yield text
    yield "```"
    yield ""


def _class(cls: type, told: dict[object, str]) -> Iterator[str]:
    bases = [base.__name__ for base in cls.__bases__ if base is not object and base.__name__ != "Protocol"]
    public = [base for base in bases if not base.endswith("Steps")]
    yield from _code(f"class {cls.__name__}({', '.join(public)})" if public else f"class {cls.__name__}")
    if found := _term(cls.__name__):
        yield f"**{found.chinese}**" + (f" · {found.clause}" if found.clause else "")
        yield ""
    yield to_markdown(cls.__doc__)
    yield ""
    if issubclass(cls, enum.Enum):
        said = said_of_members(cls)
        rows = [(f"`{member.name}`", f"`{member.value!r}`", said.get(member.name, "")) for member in cls]
        yield from _table(("member", "value", "meaning"), rows)
    elif attrs.has(cls):
        yield from _table(("field", "type", "default", "term", "clause", "meaning"), list(_fields(cls)))
    yield from _methods(cls, told)


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    """A table without the columns that are empty throughout."""
    if not rows:
        return
    filled = [column for column in range(len(heads)) if any(row[column] for row in rows)]
    yield "| " + " | ".join(heads[column] for column in filled) + " |"
    yield "|" + "---|" * len(filled)
    for row in rows:
        yield "| " + " | ".join(row[column] for column in filled) + " |"
    yield ""


def _term(name: str) -> Term | None:
    try:
        return term(name)
    except KeyError:
        return None


def _fields(cls: type) -> Iterator[tuple[str, ...]]:
    said = said_of_members(cls)
    for field in attrs.fields(cls):
        if field.name.startswith("_"):
            continue
        found = _field_term(cls, field.name)
        given = "" if field.default is attrs.NOTHING else f"`{default(field.default)}`"
        yield (
            f"`{field.name}`",
            _typed(cls, field.name),
            cell(given),
            found.chinese if found else "",
            found.clause if found else "",
            cell(said.get(field.name, "")),
        )


def _typed(cls: type, name: str) -> str:
    # As annotated: records resolve the types that attrs keeps, and the names of aliases are lost.
    for ancestor in cls.__mro__:
        if name in (annotations := vars(ancestor).get("__annotations__", {})):
            return f"`{cell(annotation(annotations[name]))}`"
    return ""


def _field_term(cls: type, name: str) -> Term | None:
    try:
        # Elsewhere the same word may mean another thing.
        return field_term(cls, name) if cls.__module__.startswith("emplan.model") else None
    except KeyError:
        return None


def _methods(cls: type, told: dict[object, str]) -> Iterator[str]:
    """Public methods and properties; one that a class before it had is only named."""
    known: dict[str, list[str]] = {}
    for name, value in _members(cls):
        function = _function(value)
        if function in told:
            known.setdefault(told[function], []).append(f"`{name}`")
            continue
        told[function] = cls.__name__
        yield f"### {cls.__name__}.{name}"
        yield ""
        if isinstance(value, property | cached_property):
            returned = inspect.signature(function).return_annotation
            yield from _code(f"{name}: {annotation(returned)}")
        else:
            yield from _code(signature(function, name))
        yield to_markdown(function.__doc__)
        yield ""
    for owner, names in known.items():
        yield f"Also, as in [`{owner}`](#{owner.lower()}): {', '.join(names)}."
        yield ""


def _members(cls: type) -> Iterator[tuple[str, Any]]:
    seen = set()
    for ancestor in cls.__mro__:
        if not ancestor.__module__.startswith("emplan"):
            continue
        for name, value in vars(ancestor).items():
            if name.startswith("_") or name in seen or _function(value) is None:
                continue
            if ancestor is not cls and not _is_worth_repeating(cls, ancestor):
                continue
            seen.add(name)
            yield name, value


def _is_worth_repeating(cls: type, ancestor: type) -> bool:
    """Steps of the builders come from classes that have no entry of their own."""
    return cls.__module__.startswith("emplan.builder") and not issubclass(cls, Exception)


def _function(value: object) -> Any:
    if isinstance(value, property):
        return value.fget
    if isinstance(value, cached_property):
        return value.func
    if isinstance(value, staticmethod | classmethod):
        return value.__func__
    return value if inspect.isfunction(value) else None


def _docstring(value: object, name: str, package: str) -> str:
    if inspect.isclass(value) or inspect.isfunction(value):
        return value.__doc__ or ""
    found = assignments(package).get(name)
    return found.docstring if found else ""
