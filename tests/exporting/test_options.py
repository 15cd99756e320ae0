"""Options of an exporter: listed with their types, set from text, refused when they do not fit."""

import enum
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, ClassVar, Literal, cast

import pytest
from attrs import field, frozen

from emplan.errors import InvalidValueError, OptionError
from emplan.exporting import Exporter, Option, exporter_options, has_option, with_options
from emplan.model import AnnualPlan
from emplan_json import JsonExporter

if TYPE_CHECKING:
    from decimal import Decimal


class Ink(enum.Enum):
    RED = "red"
    DEEP_BLUE = "deep_blue"


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


def _even(number: int) -> int:
    return number + number % 2


def _as_paths(given: Sequence[str | Path]) -> tuple[Path, ...]:
    return tuple(map(Path, given))


class Named:
    format: ClassVar[str] = "seal"
    media_type: ClassVar[str] = "application/x-seal"
    suffix: ClassVar[str] = ".seal"

    def export(self, plan: AnnualPlan, /) -> bytes:
        return b""


@frozen(kw_only=True)
class SealExporter(Named):
    """Seals plans.

    Attributes:
        ink: The ink,
            and ``nothing`` else.
        copies: How many: 1 at least.

    Not an option: this line.
    """

    ink: Ink = Ink.RED
    level: Level = Level.LOW
    copies: int = field(default=1)
    scale: float = 1.5
    title: str = "题"
    dry: bool = False
    mode: Literal["fast", "slow"] = "fast"
    file: Path | None = None
    note: str | None = None
    margins: tuple[int, int] = (1, 2)
    mixed: tuple[int, str] = (1, "a")
    columns: tuple[str, ...] = ()
    numbers: list[int] = field(factory=list)
    faces: Mapping[Ink, str | Path] = field(factory=dict)
    even: int = field(default=2, converter=_even)
    extra: tuple[Path, ...] = field(default=(), converter=_as_paths)
    plain: tuple[str, ...] = field(default=(), converter=tuple)
    foreign: AnnualPlan | None = None
    _private: int = 3

    @copies.validator
    def _is_some(self, attribute: object, value: int) -> None:
        if value == 0:
            raise InvalidValueError("copies (份数) must not be 0.", "份数不能为0。", field="copies")
        if value < 0:
            raise ArithmeticError("fewer than none")


def set_to(*settings: str) -> SealExporter:
    exporter = with_options(SealExporter(), settings)
    assert isinstance(exporter, SealExporter)
    return exporter


@pytest.mark.parametrize(
    ("settings", "name", "value"),
    [
        (["ink=deep_blue"], "ink", Ink.DEEP_BLUE),
        (["ink=Deep-Blue"], "ink", Ink.DEEP_BLUE),
        (["level=high"], "level", Level.HIGH),
        (["copies=12"], "copies", 12),
        (["scale=0.5"], "scale", 0.5),
        (["title=a=b.c"], "title", "a=b.c"),
        (["title="], "title", ""),
        (["dry=YES"], "dry", True),
        (["dry=否"], "dry", False),
        (["mode=slow"], "mode", "slow"),
        (["file=a/b.txt"], "file", Path("a/b.txt")),
        (["note=none"], "note", None),
        (["note=无关"], "note", "无关"),
        (["margins=3", "margins=4"], "margins", (3, 4)),
        (["columns=甲", "columns=乙,丙"], "columns", ("甲", "乙,丙")),
        (["numbers=3", "numbers=1"], "numbers", [3, 1]),
        (["faces.red=a", "faces.deep_blue=b"], "faces", {Ink.RED: Path("a"), Ink.DEEP_BLUE: Path("b")}),
        (["even=7"], "even", 8),
        (["extra=a"], "extra", (Path("a"),)),
        (["plain=x", "plain=y"], "plain", ("x", "y")),
        (["private=5"], "_private", 5),
    ],
    ids=str,
)  # fmt: skip
def test_a_text_becomes_a_value_of_the_options_type(settings: list[str], name: str, value: object) -> None:
    found = getattr(set_to(*settings), name)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("settings", "said", "said_zh"),
    [
        (["colour=red"], "no option .* 'colour'; it has ink, level", "没有选项“colour”"),
        (["ink=green"], "'green': it takes red or deep_blue", "不能取“green”：只能为 red、deep_blue"),
        (["level=3"], "it takes low or high", "只能为 low、high"),
        (["copies=two"], "it takes a whole number", "应为整数"),
        (["copies=1.5"], "it takes a whole number", "应为整数"),
        (["scale=wide"], "it takes a number", "应为数值"),
        (["scale=nan"], "it takes a number", "应为数值"),
        (["dry=perhaps"], "it takes true or false", "只能为 true 或 false"),
        (["mode=medium"], "it takes fast or slow", "只能为 fast、slow"),
        (["margins=1"], "it takes 2 values, each as margins=VALUE", "需要2个值"),
        (["mixed=1"], "can only be set in Python", "只能在 Python 程序中设置"),
        (["foreign=x"], "can only be set in Python", "只能在 Python 程序中设置"),
        (["copies=1", "copies=2"], "it is set twice", "出现了两次"),
        (["copies.red=1"], r"it has no parts such as '\.red'", "没有“.red”这样的分项"),
        (["faces=a"], "it is set as faces.KEY=VALUE", "应写成 faces.键=值"),
        (["faces.=a"], "it is set as faces.KEY=VALUE", "应写成 faces.键=值"),
        (["faces.green=a"], "it takes red or deep_blue", "只能为"),
        (["faces.red=a", "faces.red=b"], "a key is set twice", "同一个键出现了两次"),
        (["copies=-1"], "does not take this value: ArithmeticError: fewer than none", "ArithmeticError"),
        (["copies"], "is set as name=value", "名称=值"),
        (["=1"], "is set as name=value", "名称=值"),
    ],
    ids=str,
)  # fmt: skip
def test_what_does_not_fit_is_refused_in_both_languages(settings: list[str], said: str, said_zh: str) -> None:
    with pytest.raises(OptionError, match=said) as refused:
        set_to(*settings)
    assert said_zh in refused.value.message("zh")
    assert "emplan formats seal" in str(refused.value)


def test_the_refusal_of_the_exporter_itself_passes_as_it_is() -> None:
    with pytest.raises(InvalidValueError, match="份数"):
        set_to("copies=0")


def test_the_exporter_is_left_as_it_was_and_what_it_had_is_kept() -> None:
    before = SealExporter(title="甲", private=7)
    after = with_options(before, ["copies=2"])
    assert after == SealExporter(title="甲", copies=2, private=7)
    assert before == SealExporter(title="甲", private=7)
    assert with_options(before, []) is before


def test_options_are_listed_with_type_default_and_meaning() -> None:
    options = {option.name: option for option in exporter_options(SealExporter())}
    assert options["ink"] == Option(
        name="ink", type="red or deep_blue", default="red", meaning="The ink, and nothing else."
    )
    assert options["copies"].meaning == "How many: 1 at least."
    assert {name: option.type for name, option in options.items()} == {
        "ink": "red or deep_blue",
        "level": "low or high",
        "copies": "whole number",
        "scale": "number",
        "title": "text",
        "dry": "true or false",
        "mode": "fast or slow",
        "file": "path or none",
        "note": "none or text",
        "margins": "2 × whole number",
        "mixed": "set in Python only",
        "columns": "text, repeatable",
        "numbers": "whole number, repeatable",
        "faces": "path for each red or deep_blue",
        "even": "whole number",
        "extra": "path, repeatable",
        "plain": "text, repeatable",
        "foreign": "set in Python only",
        "private": "whole number",
    }
    defaults = {name: option.default for name, option in options.items()}
    assert (defaults["dry"], defaults["ink"], defaults["level"]) == ("false", "red", "low")
    assert defaults["margins"] == "1; 2"
    assert (defaults["file"], defaults["faces"], defaults["private"]) == ("none", "none", "3")
    assert exporter_options(SealExporter(faces={Ink.RED: "a"}))[13].default == "red=a"


def test_an_exporter_without_options_has_none() -> None:
    assert exporter_options(JsonExporter()) == ()
    assert not has_option(JsonExporter(), "indent")
    with pytest.raises(OptionError, match="it has none"):
        with_options(JsonExporter(), ["indent=2"])


class Plain(Named):
    """An exporter without attrs.

    Args:
        width: Columns.
    """

    def __init__(self, width: int = 80, *, hidden: str = "", **more: object) -> None:
        self.width = width


def test_an_exporter_of_any_class_has_the_options_of_its_constructor() -> None:
    exporter = with_options(Plain(40), ["hidden=x"])
    assert isinstance(exporter, Plain)
    assert exporter.width == 40
    assert [option.name for option in exporter_options(exporter)] == ["width", "hidden"]
    assert exporter_options(exporter)[0].meaning == "Columns."


@frozen(kw_only=True)
class Forward(Named):
    amount: "Decimal | None" = None


def test_a_type_that_only_a_checker_knows_can_be_set_in_python_only() -> None:
    assert [option.type for option in exporter_options(Forward())] == ["set in Python only"]
    with pytest.raises(OptionError, match="only be set in Python"):
        with_options(Forward(), ["amount=1"])


def test_exporters_are_exporters() -> None:
    assert all(isinstance(each, Exporter) for each in (SealExporter(), Plain(), Forward()))


def test_an_exporter_whose_making_nobody_knows_has_no_options() -> None:
    made = SimpleNamespace(format="made", media_type="x/y", suffix=".made", export=lambda plan: b"")
    assert exporter_options(cast("Exporter", made)) == ()


@frozen(kw_only=True)
class Converted(Named):
    width: int = field(default=1, converter=max)


def test_a_converter_that_says_nothing_leaves_the_fields_own_type() -> None:
    assert [option.type for option in exporter_options(Converted(width=(1, 2)))] == ["whole number"]  # type: ignore[arg-type]  # what max takes
