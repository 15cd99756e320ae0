"""Setting expressions on lines of 110 columns, a hanzi counting two, as ruff counts and formats them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from emplan.scripting.expressions import Expression, Invocation, Items, Name, Text

WIDTH = 110
_STEP = "    "
_STOPS = "。；！？"
_PAUSES = "，、：）”》"
_SHORTEST_PIECE = 20


def width(text: str) -> int:
    """How many columns a text takes."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def literal(text: str) -> str:
    """The string literal of a text, in double quotes unless that would need a backslash."""
    plain = repr(text)
    if plain[0] == "'" and '"' not in text:
        return f'"{plain[1:-1]}"'
    return plain


def set_lines(tree: Expression, indent: str, before: str = "", after: str = "") -> list[str]:
    """The lines of an expression: one if it fits, else its parts a step further in.

    Args:
        tree: The expression.
        indent: What stands before every line.
        before: What stands before it on its first line, such as ``text=``.
        after: What stands behind it, such as a comma.
    """
    flat = f"{indent}{before}{one_line(tree)}{after}"
    if width(flat) <= WIDTH:
        return [flat]
    match tree:
        case Text(value):
            return _text_lines(value, indent, before, after)
        case Items(items):
            return _spread([("", item) for item in items], indent, f"{before}(", f"){after}", comma=",")
        case Invocation(function, arguments, keywords):
            parts = [("", each) for each in arguments] + [(f"{name}=", each) for name, each in keywords]
            return _call_lines(parts, indent, f"{before}{function}(", f"){after}")
        case Name():
            return [flat]


def _call_lines(parts: list[tuple[str, Expression]], indent: str, opening: str, closing: str) -> list[str]:
    """Arguments together on the next line if they fit there, else one a line."""
    inner = indent + _STEP
    together = inner + ", ".join(before + one_line(part) for before, part in parts)
    if width(together) <= WIDTH:
        return [indent + opening, together, indent + closing]
    # A text alone between brackets needs no comma behind its last piece.
    comma = "" if len(parts) == 1 and isinstance(parts[0][1], Text) else ","
    return _spread(parts, indent, opening, closing, comma)


def _spread(
    parts: list[tuple[str, Expression]], indent: str, opening: str, closing: str, comma: str
) -> list[str]:
    lines = [indent + opening]
    for before, part in parts:
        lines += set_lines(part, indent + _STEP, before, comma)
    return [*lines, indent + closing]


def one_line(tree: Expression) -> str:
    """An expression on one line."""
    match tree:
        case Name(code):
            return code
        case Text(value):
            return literal(value)
        case Items(items):
            inside = ", ".join(map(one_line, items))
            return f"({inside},)" if len(items) == 1 else f"({inside})"
        case Invocation(function, arguments, keywords):
            parts = [*map(one_line, arguments), *(f"{name}={one_line(each)}" for name, each in keywords)]
            return f"{function}({', '.join(parts)})"


def _text_lines(text: str, indent: str, before: str, after: str) -> list[str]:
    if before:
        inner = indent + _STEP
        lines = [inner + literal(piece) for piece in _pieces(text, WIDTH - len(inner))]
        return [f"{indent}{before}(", *lines, f"{indent}){after}"]
    *first, last = (indent + literal(piece) for piece in _pieces(text, WIDTH - len(indent) - len(after)))
    return [*first, last + after]


def _pieces(text: str, room: int) -> Iterator[str]:
    """The text in pieces whose literals fit, broken behind a stop or pause where one is near enough."""
    while width(literal(text)) > room:
        end = _longest(text, room)
        stops = [place for place in range(_SHORTEST_PIECE, end + 1) if text[place - 1] in _STOPS]
        pauses = [place for place in range(end * 2 // 3, end + 1) if place and text[place - 1] in _PAUSES]
        cut = max(stops, default=0)
        if cut < end // 2:
            cut = max(pauses, default=end)
        yield text[:cut]
        text = text[cut:]
    yield text


def _longest(text: str, room: int) -> int:
    """The most characters whose literal fits; one at least."""
    low, high = 1, min(len(text), room)
    while low < high:
        middle = (low + high + 1) // 2
        if width(literal(text[:middle])) <= room:
            low = middle
        else:
            high = middle - 1
    return low
