"""The error family: one root, two languages, and whole across processes."""

import inspect
import pickle

import pytest

import emplan.errors
from emplan.errors import BuildError, EmplanError, InvalidValueError, MissingExtraError, RecordVersionError

FAMILY = [cls for _, cls in inspect.getmembers(emplan.errors, inspect.isclass) if issubclass(cls, Exception)]


def fault(place: str | None = "outline[2]") -> InvalidValueError:
    return InvalidValueError(
        "the issue date (成文日期) is missing.",
        "缺少成文日期。",
        field="issue_date",
        place=place,
        remedy="Give it.",
        remedy_zh="请补上。",
    )


@pytest.mark.parametrize("cls", FAMILY, ids=lambda cls: cls.__name__)
def test_every_error_belongs_to_the_family_and_says_when_it_is_raised(cls: type[Exception]) -> None:
    assert issubclass(cls, EmplanError)
    assert cls.__name__.endswith("Error")
    assert cls.__doc__


def test_a_message_names_the_place_first_and_the_remedy_last() -> None:
    assert str(fault()) == "outline[2]: the issue date (成文日期) is missing. Give it."
    assert fault().message("zh") == "outline[2]：缺少成文日期。请补上。"


def test_a_message_without_place_and_remedy_is_the_bare_sentence() -> None:
    bare = EmplanError("nothing.", "没有。")
    assert (str(bare), bare.message("zh")) == ("nothing.", "没有。")
    assert str(fault(place=None)).startswith("the issue date")


def test_a_build_error_lists_every_fault_in_both_languages() -> None:
    error = BuildError([fault("outline[0]"), fault("outline[1]")])
    assert len(error.faults) == 2
    assert str(error).splitlines()[0] == "the plan has 2 faults:"
    assert str(error).count("\n  - outline[") == 2
    assert error.message("zh").startswith("方案中有2处错误：\n  - outline[0]：缺少成文日期。")


@pytest.mark.parametrize(
    ("place", "chinese"),
    [
        ("counties.csv, line 3", "counties.csv，第3行"),
        ("line 2, column 7", "第2行，第7列"),
        ("house.toml, line 5, page.head", "house.toml，第5行，page.head"),
        ("outline[2].heading", "outline[2].heading"),
        ("the line 3 of us.txt", "the line 3 of us.txt"),
    ],
)
def test_a_chinese_message_counts_lines_in_chinese(place: str, chinese: str) -> None:
    error = EmplanError("It is odd.", "有误。", place=place)
    assert error.message("zh") == f"{chinese}：有误。"
    assert str(error) == f"{place}: It is odd."


def test_a_build_error_counts_one_fault_in_the_singular() -> None:
    assert str(BuildError([fault()])).startswith("the plan has 1 fault:\n")


def test_a_missing_extra_names_the_extra_and_how_to_install_it() -> None:
    error = MissingExtraError("traditional", "Reading traditional characters", "读取繁体字")
    assert "[traditional]" in str(error)
    assert "读取繁体字" in error.message("zh")
    assert error.field == "traditional"


def test_a_missing_extra_of_a_plugin_names_the_plugin() -> None:
    error = MissingExtraError("otf", "The font", "字体", plugin="emplan-pdf")
    assert "'emplan-pdf[otf]'" in str(error)
    assert "'plugins/emplan-pdf[otf]'" in (error.remedy or "")
    assert "plugins/emplan-pdf[otf]" in error.message("zh")


@pytest.mark.parametrize(
    "error",
    [
        fault(),
        BuildError([fault()]),
        MissingExtraError("cli", "The command", "命令"),
        MissingExtraError("otf", "The font", "字体", plugin="emplan-pdf"),
        RecordVersionError("a", "b", place="$.record"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_survives_pickling_with_all_it_says(error: EmplanError) -> None:
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert str(back) == str(error)
    assert back.message("zh") == error.message("zh")
    assert (back.field, back.place, back.args) == (error.field, error.place, error.args)
