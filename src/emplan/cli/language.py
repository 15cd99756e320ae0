"""The language of the command: Chinese under a zh locale or --lang zh, English otherwise."""

import locale
import os
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["en", "zh"]

LANGUAGE: ContextVar[Language] = ContextVar("LANGUAGE", default="en")
"""The language in which the command speaks."""

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def chosen_language(
    arguments: Sequence[str], environment: Mapping[str, str] | None = None
) -> tuple[Language, list[str]]:
    """The language, and the arguments without ``--lang``, which may stand anywhere.

    An unknown or missing value of ``--lang`` is left in place, so that the parser refuses it.
    """
    language = _of_locale(os.environ if environment is None else environment)
    rest: list[str] = []
    pending = iter(arguments)
    for argument in pending:
        if argument == "--":
            rest.extend([argument, *pending])
            break
        name, _, value = argument.partition("=")
        if name != "--lang":
            rest.append(argument)
            continue
        if not value:
            value = next(pending, "")
        if value == "zh":
            language = "zh"
        elif value == "en":
            language = "en"
        else:
            rest.extend(["--lang", value] if value else ["--lang"])
    return language, rest


def _of_locale(environment: Mapping[str, str]) -> Language:
    for variable in _VARIABLES:
        value = environment.get(variable, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    # Windows sets no such variable; its own name for the language is 'Chinese (Simplified)_China' or 'zh_CN'.
    name = (locale.getlocale()[0] or "").lower()
    return "zh" if name.startswith(("zh", "chinese")) else "en"
