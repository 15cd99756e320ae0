"""What only the source tells: constants, aliases, and the texts behind members and fields."""

from __future__ import annotations

import ast
import inspect
import sys
import textwrap
from collections.abc import Iterator
from functools import cache

import attrs


@attrs.frozen
class Assigned:
    """A constant or alias as it stands in its module, and the text behind it."""

    code: str
    docstring: str


@cache
def assignments(package: str) -> dict[str, Assigned]:
    """The constants and aliases of every loaded module of a package."""
    found: dict[str, Assigned] = {}
    for name in sorted(sys.modules):
        if name == package or name.startswith(f"{package}."):
            for target, assigned in _assigned(ast.parse(inspect.getsource(sys.modules[name])).body):
                found.setdefault(target, assigned)
    return found


def said_of_members(cls: type) -> dict[str, str]:
    """The texts behind the members of an enumeration or the fields of a class."""
    body = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    assert isinstance(body, ast.ClassDef)
    return {name: assigned.docstring for name, assigned in _assigned(body.body) if assigned.docstring}


def _assigned(body: list[ast.stmt]) -> Iterator[tuple[str, Assigned]]:
    for statement, following in zip(body, [*body[1:], None], strict=True):
        target = _target(statement)
        if target is not None:
            yield target, Assigned(ast.unparse(statement), _text_of(following))


def _target(statement: ast.stmt) -> str | None:
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        return statement.target.id
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
        return statement.targets[0].id
    return None


def _text_of(statement: ast.stmt | None) -> str:
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return str(statement.value.value)
    return ""
