"""An office's own profile (版式文件): TOML with a closed set of keys, each value checked at its place."""

from __future__ import annotations

import math
import os
import re
import tomllib
from collections.abc import Mapping, Set
from pathlib import Path
from typing import Any, Final

import attrs
from attrs import define, frozen

from emplan.errors import ProfileError
from emplan.layout.faces import FaceSetup
from emplan.layout.measures import TWIPS_PER_PT, Count, Measure, Ratio, Unit
from emplan.layout.page import (
    ColophonSetup,
    HeaderSetup,
    LetterSetup,
    PageNumberSetup,
    PageSetup,
    Profile,
    Sizes,
    TableSetup,
    TextSetup,
)
from emplan.layout.profile_terms import PROFILE_TERMS

_BASE: Final = "based_on"
_ROOT_TERMS: Final = {"name": "名称", _BASE: "所据版式"}
_MEASURE: Final = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(mm|cm|pt|twips|毫米|厘米|磅)\s*")
_UNITS: Final = {
    "mm": (Unit.MM, 1.0),
    "毫米": (Unit.MM, 1.0),
    "cm": (Unit.MM, 10.0),
    "厘米": (Unit.MM, 10.0),
    "pt": (Unit.PT, 1.0),
    "磅": (Unit.PT, 1.0),
    "twips": (Unit.TWIP, 1.0),
}
_MOST_PT: Final = 1200.0
_LONGEST_NAME: Final = 31
_MOST_COUNT: Final = 100
_MOST_RATIO: Final = 4.0
# What may be less than nothing.
_SIGNED: Final = frozenset({"page.character_spacing"})
# Names of font families, one of which may be left open.
_FAMILIES: Final = "faces."
_NO_FAMILY: Final = "faces.latin"
_GROUPS: Final = {field.name: field.type for field in attrs.fields(Profile) if field.name != "name"}


@frozen
class _Source:
    """The text of a profile file, which knows where its keys stand."""

    name: str
    text: str

    def place(self, key: str) -> str:
        """Return the place of a key, with its line if it can be found."""
        line = self._line(key) or self._line(key.partition(".")[0])
        return f"{self.name}, line {line}, {key}" if line else f"{self.name}, {key}"

    def _line(self, key: str) -> int | None:
        table = ""
        for number, line in enumerate(self.text.splitlines(), start=1):
            bare = line.split("#", 1)[0].strip()
            if bare.startswith("["):
                table = bare.strip("[] \t").replace('"', "")
                if table == key:
                    return number
            elif "=" in bare:
                name = bare.split("=", 1)[0].strip().replace('"', "").replace(" ", "")
                if key in (f"{table}.{name}" if table else name, name if not table else ""):
                    return number
        return None


@define(kw_only=True)
class _Draft:
    """The groups of a profile in the making."""

    page: PageSetup
    sizes: Sizes
    faces: FaceSetup
    header: HeaderSetup
    letter: LetterSetup
    text: TextSetup
    colophon: ColophonSetup
    page_number: PageNumberSetup
    table: TableSetup

    def derive(self, base: Profile, given: Set[str]) -> None:
        """Set what follows from the values of the file, where it does not give it itself."""
        if self.page != base.page or self.sizes != base.sizes:
            self._derive_widths(given)
        if "page.line_pitch" in given:
            self._derive_pitches(given)
        if "page.bottom_margin" in given and "colophon.last_rule_to_edge" not in given:
            margin = self.page.bottom_margin
            self.colophon = attrs.evolve(self.colophon, last_rule_to_edge=margin)

    def _derive_widths(self, given: Set[str]) -> None:
        page, size = self.page, self.sizes.body
        room = math.floor((page.type_width_pt / max(page.cells.value, 1) - size.pt) * TWIPS_PER_PT)
        if "page.character_spacing" not in given and room < page.character_spacing.twips:
            spacing = attrs.evolve(page.character_spacing, value=room, unit=Unit.TWIP)
            self.page = attrs.evolve(page, character_spacing=spacing)
        if "text.title_cells" not in given:
            count = int(page.type_width_pt / max(self.sizes.title.pt, 1.0))
            cells = attrs.evolve(self.text.title_cells, value=count)
            self.text = attrs.evolve(self.text, title_cells=cells)

        width = attrs.evolve(self.header.masthead_width, value=page.type_width_pt, unit=Unit.PT)
        if "header.masthead_width" not in given and width.pt < self.header.masthead_width.pt:
            self.header = attrs.evolve(self.header, masthead_width=width)
        if "letter.masthead_width" not in given and width.pt < self.letter.masthead_width.pt:
            self.letter = attrs.evolve(self.letter, masthead_width=width)

    def _derive_pitches(self, given: Set[str]) -> None:
        pitch = self.page.line_pitch
        if "text.title_pitch" not in given:
            larger = max(pitch, self.sizes.title, key=lambda measure: measure.pt)
            self.text = attrs.evolve(self.text, title_pitch=larger)
        if "colophon.line_pitch" not in given:
            self.colophon = attrs.evolve(self.colophon, line_pitch=pitch)


def read_profile(path: str | os.PathLike[str], profiles: Mapping[str, Profile]) -> Profile:
    """Return the profile that a TOML file describes; what it does not say is as in the one it is based on.

    Args:
        path: The file: UTF-8, with the keys of the reference.
        profiles: Those that it may be based on, by name; the first is the usual one.

    Raises:
        ProfileError: The file cannot be read, a key is unknown, or a value is of the wrong kind, out of range
            or does not fit the others; the message names file, line and key.
    """
    source = _load(path)
    try:
        data = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as cause:
        raise _no_toml(source, cause) from cause
    base = _base(data, source, profiles)
    name = data.get("name", Path(source.name).stem)
    if not isinstance(name, str) or not name.strip():
        raise _wrong_value(source, "name", name, "a text", "文字")
    for key in data:
        if key not in _GROUPS and key not in _ROOT_TERMS:
            raise _unknown(source, key, (*_ROOT_TERMS, *_GROUPS))
    groups = {
        group: _group(getattr(base, group), group, data[group], source) for group in _GROUPS if group in data
    }
    draft = _Draft(**{group: getattr(base, group) for group in _GROUPS} | groups)
    draft.derive(base, {f"{group}.{key}" for group in groups for key in data[group]})
    changed = {group: getattr(draft, group) for group in _GROUPS}
    try:
        return attrs.evolve(base, name=name, **changed)
    except ProfileError as misfit:
        misfit.place = source.place(misfit.field or "")
        raise


def _load(path: str | os.PathLike[str]) -> _Source:
    name = os.fspath(path)
    try:
        return _Source(name, Path(name).read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as cause:
        raise ProfileError(
            "The profile file (版式文件) is not UTF-8 text.",
            "版式文件不是 UTF-8 编码的文本。",
            place=name,
            remedy="Save it as UTF-8.",
            remedy_zh="请另存为 UTF-8 编码。",
        ) from cause
    except (OSError, ValueError) as cause:
        reason = cause.strerror if isinstance(cause, OSError) else str(cause)
        raise ProfileError(
            f"The profile file (版式文件) cannot be read: {reason}.",
            "无法读取版式文件。",
            place=name,
            remedy="Name a TOML file, or one of the profiles that come with emplan.",
            remedy_zh="请指明 TOML 文件，或者写内置版式的名称。",
        ) from cause


def _base(data: Mapping[str, Any], source: _Source, profiles: Mapping[str, Profile]) -> Profile:
    name = data.get(_BASE, next(iter(profiles)))
    if not isinstance(name, str) or name not in profiles:
        known = ", ".join(profiles)
        raise _wrong_value(source, _BASE, name, f"one of {known}", f"以下之一：{'、'.join(profiles)}")
    return profiles[name]


def _group(base: Any, group: str, values: object, source: _Source) -> Any:
    if not isinstance(values, dict):
        raise _wrong_value(source, group, values, f"a table [{group}]", f"[{group}] 一节")
    known = tuple(field.name for field in attrs.fields(type(base)))
    changes = {}
    for name, value in values.items():
        if name not in known:
            raise _unknown(source, f"{group}.{name}", known, group)
        changes[name] = _value(getattr(base, name), f"{group}.{name}", value, source)
    return attrs.evolve(base, **changes)


def _value(usual: object, key: str, value: object, source: _Source) -> object:
    """Return a value in the class of the usual one, its clause and strength kept."""
    if isinstance(usual, Measure):
        return _measure(usual, key, value, source)
    if isinstance(usual, Count):
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST_COUNT:
            words = f"a whole number from 0 to {_MOST_COUNT}"
            raise _wrong_value(source, key, value, words, f"0至{_MOST_COUNT}的整数")
        return attrs.evolve(usual, value=value)
    if isinstance(usual, Ratio):
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= _MOST_RATIO:
            words = f"a number above 0 and up to {_MOST_RATIO:g}"
            raise _wrong_value(source, key, value, words, f"大于0、不超过{_MOST_RATIO:g}的数")
        return attrs.evolve(usual, value=float(value))
    if isinstance(usual, bool):
        if not isinstance(value, bool):
            raise _wrong_value(source, key, value, "true or false", "true 或 false")
        return value
    if not isinstance(value, str) or any(ord(char) < ord(" ") for char in value):
        raise _wrong_value(source, key, value, "a text of one line", "单行文字")
    if key.startswith(_FAMILIES):
        return _family(key, value, source)
    return value


def _family(key: str, value: str, source: _Source) -> str:
    # Word takes no longer names, and lists of what stands in for a font are parted by commas.
    if len(value) > _LONGEST_NAME or set(value) & set(",;") or (not value.strip() and key != _NO_FAMILY):
        words = f"the name of one installed font, of at most {_LONGEST_NAME} characters"
        raise _wrong_value(source, key, value, words, f"一种已安装字体的名称，不超过{_LONGEST_NAME}个字符")
    return value.strip()


def _measure(usual: Measure, key: str, value: object, source: _Source) -> Measure:
    found = _MEASURE.fullmatch(value) if isinstance(value, str) else None
    if found is not None:
        unit, factor = _UNITS[found[2]]
        measure = attrs.evolve(usual, value=float(found[1]) * factor, unit=unit)
        least = -_MOST_PT if key in _SIGNED else 0.0
        if least <= measure.pt <= _MOST_PT:
            return measure
    raise _wrong_value(
        source,
        key,
        value,
        'a length with its unit, such as "37 mm", "28.95 pt" or "579 twips"',
        "带单位的长度，如“37毫米”“28.95磅”“579 twips”",
    )


def _no_toml(source: _Source, cause: tomllib.TOMLDecodeError) -> ProfileError:
    found = re.search(r"line (\d+)", str(cause))
    place = f"{source.name}, line {found[1]}" if found else source.name
    return ProfileError(
        f"The profile file (版式文件) is no TOML: {cause}.",
        f"版式文件不是有效的 TOML：{cause}。",
        place=place,
        remedy='A group is a line [page], a value one such as top_margin = "37 mm".',
        remedy_zh='分组写作 [page]，数值写作 top_margin = "37 mm"。',
    )


def _unknown(source: _Source, key: str, known: tuple[str, ...], group: str = "") -> ProfileError:
    where, where_zh = (f"the group [{group}]", f"[{group}]") if group else ("a profile", "版式文件")
    listed = ", ".join(known)
    return ProfileError(
        f"There is no key (键) '{key}' in {where}; there are {listed}.",
        f"{where_zh}中没有键“{key}”，可用的键：{'、'.join(known)}。",
        field=key,
        place=source.place(key),
        remedy="Correct the key, or take the line out.",
        remedy_zh="请改正键名，或者删去这一行。",
    )


def _wrong_value(source: _Source, key: str, value: object, words: str, words_zh: str) -> ProfileError:
    term = PROFILE_TERMS.get(key) or _ROOT_TERMS[key]
    return ProfileError(
        f"{key} ({term}) takes {words}, not {value!r}.",
        f"{term}（{key}）应为{words_zh}，而不是 {value!r}。",
        field=key,
        place=source.place(key),
        remedy="Write such a value.",
        remedy_zh="请改正该值。",
    )
