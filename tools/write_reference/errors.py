"""The page of errors: every class, when it is raised, and each message with its remedy in both languages."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import attrs
from tools.write_reference import api
from tools.write_reference.docstrings import NOTICE, cell, to_markdown

import emplan_pdf
from emplan import builder, errors, records

_INTRODUCTION = """\
# Errors 错误

Every failure of emplan is one of these classes. `str(error)` is the English message, `error.message("zh")`
the Chinese one; both say where it is and what to do. `error.field` is the name of the field, `error.place`
the line, path or file, `error.remedy` and `error.remedy_zh` the last sentence alone. The command prints the
message and leaves with exit code 1.

The tables hold the messages that are worded for one case; `…` stands for what is filled in. The model
words its own in one form: `Heading.text (层次标题) must not be empty.`, class and field first."""


@attrs.frozen
class Message:
    """One wording of an error: what is wrong and what to do."""

    english: str
    chinese: str
    remedy: str
    remedy_zh: str


def classes() -> list[type[errors.EmplanError]]:
    """The error classes, each after the one it is a kind of."""
    modules = (errors, builder, records, emplan_pdf)
    found = {
        value
        for module in modules
        for value in vars(module).values()
        if inspect.isclass(value) and issubclass(value, errors.EmplanError)
    }
    return list(_descend(errors.EmplanError, found))


def page(root: Path) -> str:
    """The whole page."""
    messages = _messages(root, {cls.__name__ for cls in classes()})
    raised_by = _raised_by()
    lines = [NOTICE, "", _INTRODUCTION, "", "| error | a kind of |", "|---|---|"]
    lines += [
        f"| [`{cls.__name__}`](#{cls.__name__.lower()}) | {_parent(cls)} |"
        for cls in classes()
        if cls is not errors.EmplanError
    ]
    for cls in classes():
        lines += ["", f"## {cls.__name__}", "", f"`{_public_module(cls)}.{cls.__name__}`", ""]
        lines += [to_markdown(cls.__doc__)]
        if raising := raised_by.get(cls.__name__):
            lines += ["", f"Raised by {', '.join(raising)}."]
        worded = messages.get(cls.__name__, [])
        if worded:
            lines += ["", "| message | 中文 | what to do | 处理办法 |", "|---|---|---|---|"]
            lines += [f"| {' | '.join(cell(text) for text in attrs.astuple(each))} |" for each in worded]
    return "\n".join(lines).rstrip() + "\n"


def _raised_by() -> dict[str, list[str]]:
    """Which public functions say that they raise a class."""
    found: dict[str, list[str]] = {}
    for package in api.PACKAGES[1:]:
        module = importlib.import_module(package)
        for name in api.public_names(module):
            text = inspect.cleandoc(getattr(module, name).__doc__ or "")
            for raised in re.findall(r"^    (\w+Error): ", text.partition("Raises:\n")[2], re.MULTILINE):
                link = f"[`{package}.{name}`](api/{package}.md#{name.lower()})"
                if link not in found.setdefault(raised, []):
                    found[raised].append(link)
    return found


def _descend(cls: type, found: set[type]) -> Iterator[type]:
    yield cls
    for child in sorted((each for each in found if cls in each.__bases__), key=lambda each: each.__name__):
        yield from _descend(child, found)


def _parent(cls: type) -> str:
    return ", ".join(f"`{base.__name__}`" for base in cls.__bases__)


def _public_module(cls: type) -> str:
    """The package that exports the class."""
    module = cls.__module__
    return (
        module
        if module == "emplan.errors"
        else ".".join(module.split(".")[: 2 if module.startswith("emplan.") else 1])
    )


def _messages(root: Path, names: set[str]) -> dict[str, list[Message]]:
    """The messages of each class, in the order of the source."""
    found: dict[str, list[Message]] = {}
    for path in sorted([*root.glob("src/**/*.py"), *root.glob("plugins/*/src/**/*.py")]):
        for name, call in _calls(ast.parse(path.read_text("utf-8")), names):
            message = _message(call)
            if message is not None and message not in found.setdefault(name, []):
                found[name].append(message)
    return found


def _calls(tree: ast.AST, names: set[str]) -> Iterator[tuple[str, ast.Call]]:
    """Calls that make an error: of the class, of ``super().__init__`` in it, or ``Faults.report``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name in names:
            for inner in ast.walk(node):
                if isinstance(inner, ast.Call) and _called(inner) == "__init__":
                    yield node.name, inner
        elif isinstance(node, ast.Call) and _called(node) in names:
            yield _called(node), node
        elif isinstance(node, ast.Call) and _called(node) == "report" and len(node.args) == 4:
            yield "PlanFaultError", node


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _message(call: ast.Call) -> Message | None:
    given = {keyword.arg: _worded(keyword.value) for keyword in call.keywords}
    texts = [_worded(argument) for argument in call.args]
    if _called(call) == "report":
        texts = texts[2:]
    if len(texts) < 2 or not _is_sentence(texts[0]) or not _says_something(texts[1]):
        return None
    return Message(texts[0], texts[1], given.get("remedy", ""), given.get("remedy_zh", ""))


def _is_sentence(text: str) -> bool:
    return " " in text and text.endswith(".") and _says_something(text)


def _says_something(text: str) -> bool:
    return bool(re.search(r"\w", text.replace("…", "")))


def _worded(node: ast.expr) -> str:
    """A text of the source; what is filled in becomes …."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return re.sub("…+", "…", "".join(_worded(part) for part in node.values))
    if isinstance(node, ast.BinOp):
        return _worded(node.left) + _worded(node.right)
    if isinstance(node, ast.Constant) and node.value is None:
        return ""
    return "…"
