"""Docstrings as Markdown: their sections become lists, their roles and double backquotes plain code."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

_SECTION = re.compile(r"^(Args|Attributes|Returns|Raises):$")
_ENTRY = re.compile(r"^    (\*{0,2}\w+): (.*)$")
_ROLE = re.compile(r":\w+:`~?([^`]+)`")
_CODE = re.compile(r"``([^`]+)``")

NOTICE = "<!-- Written by `python -m tools.write_reference` from the code; change it there. -->"


def summary(text: str | None) -> str:
    """The first paragraph, on one line."""
    return inline(" ".join(inspect.cleandoc(text or "").split("\n\n")[0].split()))


def to_markdown(text: str | None) -> str:
    """The whole docstring as Markdown."""
    return "\n".join(_lines(inspect.cleandoc(text or ""))).strip()


def inline(text: str) -> str:
    """Roles and double backquotes as plain code."""
    return _CODE.sub(r"`\1`", _ROLE.sub(r"`\1`", text))


def cell(text: str) -> str:
    """A text that can stand in a cell of a table."""
    return inline(" ".join(text.split())).replace("|", "\\|")


def _lines(text: str) -> Iterator[str]:
    in_section = in_code = False
    code: list[str] = []
    for line in text.split("\n"):
        if in_code:
            if line and not line.startswith("    "):
                in_code = False
                yield from _fenced(code)
            else:
                code.append(line[4:])
                continue
        if match := _SECTION.match(line):
            in_section = True
            yield f"**{match[1]}**"
            yield ""
        elif in_section and (match := _ENTRY.match(line)):
            yield f"- `{match[1]}`: {inline(match[2])}"
        elif in_section and line.startswith("    "):
            yield "  " + inline(line.strip())
        elif line.endswith("::"):
            in_code = True
            code = []
            yield inline(line[:-1])
            yield ""
        else:
            in_section = in_section and not line.strip()
            yield inline(line)
    if in_code:
        yield from _fenced(code)


def _fenced(code: list[str]) -> Iterator[str]:
    yield "```python"
    yield "\n".join(code).strip("\n")
    yield "```"
    yield ""
