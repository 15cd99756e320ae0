"""Signatures and fields as they are written in the source, the same on every Python."""

from __future__ import annotations

import ast
import enum
import inspect
import re
import textwrap
from collections.abc import Callable
from typing import Any

import attrs

_MODULES = re.compile(r"\b(?:[a-z_][\w]*\.)+(?=[A-Za-z_])")
_WIDTH = 100


def signature(function: Callable[..., Any], name: str) -> str:
    """``name(parameter: type = default, …) -> type``; broken into lines where it is long."""
    described = inspect.signature(function)
    written = _written_defaults(function)
    parts: list[str] = []
    keyword_only = False
    parameters = [each for each in described.parameters.values() if each.name not in ("self", "cls")]
    for parameter, following in zip(parameters, [*parameters, None][1:], strict=True):
        if parameter.kind is parameter.KEYWORD_ONLY and not keyword_only:
            keyword_only = True
            if not any(part.startswith("*") for part in parts):
                parts.append("*")
        parts.append(_parameter(parameter, written))
        if parameter.kind is parameter.POSITIONAL_ONLY and (
            following is None or following.kind is not parameter.POSITIONAL_ONLY
        ):
            parts.append("/")
    returned = described.return_annotation
    arrow = "" if returned is inspect.Signature.empty else f" -> {annotation(returned)}"
    line = f"{name}({', '.join(parts)}){arrow}"
    if len(line) <= _WIDTH:
        return line
    inner = "".join(f"    {part},\n" for part in parts)
    return f"{name}(\n{inner}){arrow}"


def annotation(value: object) -> str:
    """A type as it is written, without the modules it comes from."""
    if isinstance(value, str):
        text = value.strip("'\"")
    elif value is None or value is type(None):
        text = "None"
    elif isinstance(value, type) and not hasattr(value, "__args__"):
        text = value.__qualname__
    else:
        text = str(value)
    return _MODULES.sub("", text)


def default(value: object) -> str:
    """A default value as one would write it."""
    if isinstance(value, enum.Enum):
        return "OPEN" if type(value).__name__ == "Open" else f"{type(value).__name__}.{value.name}"
    if isinstance(value, attrs.Factory):  # type: ignore[arg-type]  # a class at run time, a function to mypy
        made = getattr(value.factory, "__name__", "…")
        return f"{made}()"
    return repr(value) if len(repr(value)) < 60 and "Measure(" not in repr(value) else "…"


def _written_defaults(function: Callable[..., Any]) -> dict[str, str]:
    """The defaults of a function as its source has them."""
    node = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(node, ast.FunctionDef)
    arguments = [*node.args.posonlyargs, *node.args.args]
    late = zip(reversed(arguments), reversed(node.args.defaults), strict=False)
    keyword = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
    return {name.arg: ast.unparse(value) for name, value in (*late, *keyword) if value is not None}


def _parameter(parameter: inspect.Parameter, written: dict[str, str]) -> str:
    stars = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "")
    text = stars + parameter.name
    if parameter.annotation is not parameter.empty:
        text += f": {annotation(parameter.annotation)}"
    if parameter.default is not parameter.empty:
        text += f" = {written[parameter.name]}"
    return text
