"""The options of an exporter: what it has, and an exporter with options set from text."""

import enum
import inspect
import re
import typing
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

import attrs
from attrs import frozen

from emplan.discovery import in_words
from emplan.errors import EmplanError, OptionError
from emplan.exporting.option_values import Misfit, Taken, reading_of, written
from emplan.exporting.protocol import Exporter

_SETTING = re.compile(r"(?P<name>[^=]+)=(?P<value>.*)", re.DOTALL)
_ENTRY = re.compile(r"^(?P<indent>\s+)(?P<name>\w+)\s*(?:\([^)]*\))?:\s*(?P<text>.*)$")


@frozen(kw_only=True)
class Option:
    """One option of an exporter: a field with a default, which `with_options` sets from text.

    Attributes:
        name: The field's name.
        type: What it takes, in words: ``error or box``, ``whole number``.
        default: Its default, as it would be written.
        meaning: What the exporter's docstring says of it.
    """

    name: str
    type: str
    default: str
    meaning: str


def exporter_options(exporter: Exporter) -> tuple[Option, ...]:
    """The options of an exporter in the order of its fields; the defaults are those of the object given."""
    meanings = _meanings(type(exporter))
    return tuple(
        Option(
            name=name,
            type=kind.words,
            default=_shown(getattr(exporter, name, getattr(exporter, f"_{name}", None))),
            meaning=meanings.get(name, ""),
        )
        for name, kind in _fields(type(exporter)).items()
    )


def with_options(exporter: Exporter, settings: Iterable[str]) -> Exporter:
    """The exporter with options set as on the command line.

    Args:
        exporter: Where the options start from; it is left as it is.
        settings: Each ``name=value``. Repeating one adds to an option that is a sequence; ``name.key=value``
            fills one that is a mapping.

    Raises:
        OptionError: an option is unknown or set twice, or its value is of the wrong type or refused.
        EmplanError: the exporter's own, where it refuses a value.
    """
    fields = _fields(type(exporter))
    taken: dict[str, Taken] = {}
    for setting in settings:
        name, key, text = _parts(exporter, setting)
        if name not in fields:
            raise _unknown(exporter, name, tuple(fields))
        try:
            taken.setdefault(name, fields[name].begin()).add(text, key)
        except Misfit as misfit:
            raise _refused(exporter, name, text, misfit.words, misfit.words_zh) from None
    if not taken:
        return exporter
    try:
        changes = {name: value.finished() for name, value in taken.items()}
    except Misfit as misfit:
        raise _refused(exporter, misfit.name or "", "", misfit.words, misfit.words_zh) from None
    return _changed(exporter, changes)


def with_values(exporter: Exporter, **values: object) -> Exporter:
    """The exporter with objects of Python in the options of these names that take no text.

    By convention an exporter that can show the review of a draft has an option ``review``, one that can show
    what changed an option ``against``. An exporter without them is returned as it is.

    Raises:
        OptionError: the exporter's class refuses a value.
        EmplanError: the exporter's own, where it refuses a value.
    """
    own = {name: value for name, value in values.items() if takes_value(exporter, name)}
    return _changed(exporter, own) if own else exporter


def takes_value(exporter: Exporter, name: str) -> bool:
    """Whether the exporter has an option of that name which takes an object and no text."""
    reading = _fields(type(exporter)).get(name)
    return reading is not None and not reading.takes_text


def has_option(exporter: Exporter, name: str) -> bool:
    """Whether the exporter has an option of that name."""
    return name in _fields(type(exporter))


def _parts(exporter: Exporter, setting: str) -> tuple[str, str | None, str]:
    match = _SETTING.fullmatch(setting)
    if match is None:
        raise OptionError(
            f"An option (选项) is set as name=value, not as {setting!r}.",
            f"选项的写法是 名称=值，而不是 {setting!r}。",
            field="options",
            remedy=f"emplan formats {exporter.format} lists the options.",
            remedy_zh=f"可用 emplan formats {exporter.format} 查看选项。",
        )
    name, dot, key = match["name"].strip().partition(".")
    return name.replace("-", "_"), key if dot else None, match["value"]


def _changed(exporter: Exporter, changes: Mapping[str, object]) -> Exporter:
    cls: Any = type(exporter)
    try:
        if attrs.has(cls):
            return cast("Exporter", attrs.evolve(cast("Any", exporter), **changes))
        others = (name for name in _fields(cls) if name not in changes and hasattr(exporter, name))
        return cast("Exporter", cls(**{name: getattr(exporter, name) for name in others}, **changes))
    except EmplanError:
        raise
    except Exception as cause:
        names = ", ".join(changes)
        reason = in_words(cause)
        raise _refused(exporter, names, "", reason, reason) from cause


def _fields(cls: type) -> dict[str, Any]:
    """What each option takes, by name: the parameters with which the exporter's class is made."""
    try:
        signature = inspect.signature(cls)
    except (TypeError, ValueError):
        return {}
    return {
        parameter.name: reading_of(_type_of(cls, parameter.name), parameter.name)
        for parameter in signature.parameters.values()
        if parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD, parameter.POSITIONAL_ONLY)
    }


def _type_of(cls: type, name: str) -> object:
    """What may be given for the field: what its converter takes, else its own type; None if nobody says."""
    if attrs.has(cls):
        field = next((each for each in attrs.fields(cls) if each.alias == name), None)
        converter = field.converter if field is not None else None
        given = _parameter_type(getattr(converter, "converter", converter)) if converter else None
        if given is not None:
            return given
        return _hints(cls).get(field.name if field is not None else name)
    initializer: Any = inspect.getattr_static(cls, "__init__")
    return _hints(initializer).get(name, _hints(cls).get(name))


def _parameter_type(converter: Any) -> object:
    if isinstance(converter, type):
        return None
    try:
        first = next(iter(inspect.signature(converter).parameters), None)
    except (TypeError, ValueError):
        return None
    return _hints(converter).get(first or "")


def _hints(owner: Callable[..., object] | type) -> dict[str, Any]:
    try:
        return typing.get_type_hints(owner)
    except Exception:  # noqa: BLE001 - a name that only the type checker knows; the option is then not settable
        return {}


def _meanings(cls: type) -> dict[str, str]:
    """What the section ``Attributes:`` or ``Args:`` of the docstring says of each name, on one line."""
    found: dict[str, str] = {}
    section, current, indent = False, "", 0
    for line in (inspect.getdoc(cls) or "").splitlines():
        if not line.startswith(" "):
            section = line.strip() in ("Attributes:", "Args:") or (section and not line.strip())
            continue
        entry = _ENTRY.match(line)
        if section and entry and (not current or len(entry["indent"]) <= indent):
            current, indent = entry["name"], len(entry["indent"])
            found[current] = entry["text"]
        elif section and current:
            found[current] += f" {line.strip()}"
    return {name: re.sub(r"``([^`]*)``", r"\1", text).strip() for name, text in found.items()}


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or value in ((), [], {}, frozenset()):
        return "none"
    if isinstance(value, enum.Enum):
        return written(value)
    if isinstance(value, Mapping):
        return "; ".join(f"{_shown(key)}={_shown(inner)}" for key, inner in value.items())
    if isinstance(value, tuple | list | frozenset):
        return "; ".join(_shown(inner) for inner in value)
    return str(value)


def _unknown(exporter: Exporter, name: str, known: tuple[str, ...]) -> OptionError:
    listed = ", ".join(known)
    return OptionError(
        f"The format '{exporter.format}' has no option (选项) '{name}'; it has {listed or 'none'}.",
        f"格式“{exporter.format}”没有选项“{name}”；可用的选项：{'、'.join(known) or '无'}。",
        field=name,
        remedy=f"emplan formats {exporter.format} explains them.",
        remedy_zh=f"说明见 emplan formats {exporter.format}。",
    )


def _refused(exporter: Exporter, name: str, text: str, words: str, words_zh: str) -> OptionError:
    given = f"'{text}'" if text else "this value"
    given_zh = f"“{text}”" if text else "该值"
    return OptionError(
        f"The option (选项) '{name}' of the format '{exporter.format}' does not take {given}: {words}.",
        f"格式“{exporter.format}”的选项“{name}”不能取{given_zh}：{words_zh}。",
        field=name,
        remedy=f"emplan formats {exporter.format} explains it.",
        remedy_zh=f"说明见 emplan formats {exporter.format}。",
    )
