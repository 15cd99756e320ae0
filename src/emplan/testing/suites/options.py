"""Checks of the options: typed, described, refused when unknown or unfit, left as they were."""

from __future__ import annotations

import contextlib
import re
from typing import Any

import pytest

from emplan.errors import EmplanError
from emplan.exporting import Option, export, exporter_options, load_exporter, with_options
from emplan.testing.suites.subject import SAMPLES, Subject

_PLAIN = ("whole number", "number", "true or false")
# Words for a type, where the others of a choice are the values themselves.
_NO_VALUES = ("path", "text", "whole number", "number")


class OptionChecks(Subject):
    """Its options can be seen and set."""

    def option_list(self) -> tuple[Option, ...]:
        """Its options; skips the check if it has none."""
        options = exporter_options(load_exporter(self.format))
        if not options:
            pytest.skip(f"{self.format} has no options")
        return options

    def test_every_option_has_a_type_that_text_can_be(self) -> None:
        untyped = [option.name for option in self.option_list() if option.type == "set in Python only"]
        assert sorted(set(untyped) - self.python_only) == [], "no type, or one without a form as text"

    def test_every_option_is_explained(self) -> None:
        silent = [option.name for option in self.option_list() if not option.meaning]
        assert silent == [], "the section 'Attributes:' of the class's docstring says nothing of these"

    def test_every_plain_option_takes_its_own_default(self) -> None:
        exporter = load_exporter(self.format)
        for option in self.option_list():
            if option.default != "none" and (option.type in _PLAIN or _choices(option)):
                again = with_options(exporter, [f"{option.name}={option.default}"])
                assert _shown(again) == _shown(exporter), option.name

    def test_an_unknown_option_is_refused(self) -> None:
        anything: Any = type(load_exporter(self.format))
        with pytest.raises((TypeError, EmplanError)):
            anything(no_such_option_at_all=1)

    def test_setting_an_option_leaves_the_first_exporter_alone(self) -> None:
        exporter = self.exporter()
        before = _shown(exporter)
        for option in self.option_list():
            if (other := _another(option)) is not None:
                with contextlib.suppress(EmplanError):  # it may have reasons not to take this one
                    with_options(exporter, [f"{option.name}={other}"])
        assert _shown(exporter) == before

    def test_exporting_changes_no_option(self) -> None:
        self.must_not_hang()
        exporter = self.exporter()
        before = _shown(exporter)
        export(SAMPLES["minimal_plan"](), exporter)
        assert _shown(exporter) == before


def _another(option: Option) -> str | None:
    """Another value than the default; None where nobody can say."""
    if option.type == "whole number":
        return str(int(option.default) + 1) if option.default != "none" else "1"
    return next((each for each in _choices(option) if each not in (option.default, *_NO_VALUES)), None)


def _choices(option: Option) -> list[str]:
    is_one = " or " in option.type and not re.search(" for each |repeatable|×", option.type)
    return option.type.split(" or ") if is_one else []


def _shown(exporter: Any) -> tuple[str, list[str]]:
    values = vars(exporter) if hasattr(exporter, "__dict__") else {}
    return str(exporter_options(exporter)), [f"{name}={value!r}" for name, value in sorted(values.items())]
