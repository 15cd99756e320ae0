"""The profiles (版式) that come with emplan, by name, and any profile by name or file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import attrs

from emplan.errors import ProfileError
from emplan.layout.measures import Strength, mm, pt, twips
from emplan.layout.page import DEFAULT_PROFILE, Profile

_DISPLAY: Final = "GB/T 33476.2-2016 "
_HOUSE: Final = "GB/T 9704-2012 5.2.3"


def _with(name: str, **groups: Mapping[str, Any]) -> Profile:
    changed = {
        group: attrs.evolve(getattr(DEFAULT_PROFILE, group), **values) for group, values in groups.items()
    }
    return attrs.evolve(DEFAULT_PROFILE, name=name, **changed)


def _display_standard() -> Profile:
    """GB/T 33476.2-2016: characters, not line boxes, fill the type area, half a gap beyond at both ends."""
    pitch = twips(592, _DISPLAY + "6.2", Strength.DERIVED)
    return _with(
        "gbt33476",
        page={
            "top_margin": mm(34.58, _DISPLAY + "6.2", Strength.GENERAL),
            "bottom_margin": mm(32.58, _DISPLAY + "6.2", Strength.GENERAL),
            "line_pitch": pitch,
        },
        text={"title_pitch": pitch},
        colophon={"line_pitch": pitch},
        page_number={"dash_below_type_area": mm(4.58, _DISPLAY + "8", Strength.GENERAL)},
    )


def _house_28() -> Profile:
    """The setting that most offices have: margins of the standard, lines of exactly 28 pt."""
    pitch = pt(28, _HOUSE, Strength.PRACTICE)
    return _with(
        "house-28pt",
        page={"line_pitch": pitch},
        text={"title_pitch": pitch},
        colophon={"line_pitch": pitch},
    )


def _by_name() -> Mapping[str, Profile]:
    mirrored = _with("mirrored", page={"mirror_margins": True})
    known = (DEFAULT_PROFILE, _display_standard(), _house_28(), mirrored)
    return MappingProxyType({profile.name: profile for profile in known})


PROFILES: Final[Mapping[str, Profile]] = _by_name()
"""By name: ``gbt9704`` (37/35 mm, 28.95 pt), ``gbt33476`` (34.58/32.58 mm, 29.6 pt), ``house-28pt`` (37/35
mm, 28 pt) and ``mirrored`` (as the first, the binding edge at the right of even pages)."""


def profile_of(source: Profile | str | os.PathLike[str]) -> Profile:
    """Return a profile as it is, by its name, or from an office's own file (TOML).

    Raises:
        ProfileError: There is neither a profile nor a file of that name, or the file is no sound profile.
    """
    if isinstance(source, Profile):
        return source
    name = os.fspath(source)
    if name in PROFILES:
        return PROFILES[name]
    if not Path(name).exists() and not name.lower().endswith(".toml"):
        known = ", ".join(PROFILES)
        raise ProfileError(
            f"There is no profile (版式) '{name}'; known are {known}.",
            f"没有名为“{name}”的版式，可用：{'、'.join(PROFILES)}。",
            field="profile",
            remedy="Name one of these, or a TOML file of your own.",
            remedy_zh="请写其中之一，或者写本单位的 TOML 版式文件。",
        )
    from emplan.layout.profile_file import read_profile  # TOML, for those who have a file

    return read_profile(source, PROFILES)
