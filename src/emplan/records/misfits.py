"""What a single value of a record can have wrong, said before its place is known."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class Problem:
    """What is wrong with a value and what to do, to be put behind the name of its field."""

    english: str
    chinese: str
    remedy: str
    remedy_zh: str


class MisfitError(Exception):
    """A value that does not fit its field; ``key`` where the fault is in one key of an object.

    It never leaves the package: :mod:`emplan.records.faults` turns it into a ``RecordError`` with its place.
    """

    def __init__(self, problem: Problem, key: str | None = None) -> None:
        super().__init__(problem.english)
        self.problem = problem
        self.key = key


_WANTED = {
    "text": ("text", "文字", 'Write it between quotation marks: "…".', "请写成引号内的文字。"),
    "number": (
        "a whole number",
        "整数",
        "Write digits without quotation marks.",
        "请直接写阿拉伯数字，不加引号。",
    ),
    "flag": ("true or false", "true 或 false", "Write true or false.", "请写 true 或 false。"),
    "list": ("a list", "列表", "Put the values into [ ].", "请将各项写在 [ ] 之内。"),
    "object": ("an object", "对象", "Put the fields into { }.", "请将各字段写在 { } 之内。"),
    "date": (
        "a day of the calendar",
        "日历上的一天",
        'Write the day as "2027-03-26".',
        "请写成“2027-03-26”形式的日期。",
    ),
}


def wrong_type(wanted: str, value: object, key: str | None = None) -> MisfitError:
    """Return the misfit for a value of another JSON type than the one wanted."""
    name, name_zh, remedy, remedy_zh = _WANTED[wanted]
    found, found_zh = _found(value)
    problem = Problem(
        english=f"must be {name}, not {found}",
        chinese=f"应为{name_zh}，而不是{found_zh}",
        remedy=remedy,
        remedy_zh=remedy_zh,
    )
    return MisfitError(problem, key)


def not_among(value: object, choices: list[str], key: str | None = None) -> MisfitError:
    """Return the misfit for a word that is none of a closed list."""
    found, found_zh = _found(value)
    problem = Problem(
        english=f"is {found}, which is not one of its values",
        chinese=f"不能是{found_zh}",
        remedy=f"Use one of: {', '.join(choices)}.",
        remedy_zh=f"可用的值：{'、'.join(choices)}。",
    )
    return MisfitError(problem, key)


def without_kind(choices: list[str], key: str) -> MisfitError:
    """Return the misfit for an object that does not say what it is."""
    problem = Problem(
        english="is missing",
        chinese="缺失",
        remedy=f"Add one of: {', '.join(choices)}.",
        remedy_zh=f"请补上其中之一：{'、'.join(choices)}。",
    )
    return MisfitError(problem, key)


def _found(value: object) -> tuple[str, str]:
    """Name a JSON value, short enough for a message, in English and Chinese."""
    match value:
        case None:
            return "null", "空值 null"
        case bool():
            return str(value).lower(), str(value).lower()
        case int() if abs(value) > 10**12:
            return "an enormous number", "过大的数字"
        case int() | float():
            return f"the number {value:.12g}", f"数字{value:.12g}"
        case str():
            shown = repr(value if len(value) <= 24 else f"{value[:24]}…")
            return shown, shown
        case list():
            return "a list", "列表"
        case dict():
            return "an object", "对象"
        case _:
            return f"a {type(value).__name__}", f" {type(value).__name__}"
