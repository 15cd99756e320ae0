"""The five faces: keys, family names, Chinese classes, files and licences."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Final

from emplan_fonts._errors import FontFileMissingError, UnknownFaceError

FALLBACK_KEY: Final = "song"
"""The face that has every character which another face lacks."""

_GPL: Final = "GPL-3.0-only WITH Font-exception-2.0"
_OFL: Final = "OFL-1.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFace:
    """One face (字体) as a TrueType file.

    Attributes:
        key: the name by which programs ask for it, `imitation_song`.
        family: the family name inside the file, `Emplan Fang`; its only style is Regular.
        chinese_class: the class of faces that GB/T 9704-2012 speaks of, 仿宋.
        path: the file on disk.
        licence: its licence as an SPDX expression.
    """

    key: str
    family: str
    chinese_class: str
    path: Path
    licence: str


@cache
def faces() -> Mapping[str, FontFace]:
    """All faces by key, 仿宋 first. Raises FontFileMissingError if the installation is damaged."""
    catalogued = (
        _bundled("imitation_song", "Emplan Fang", "仿宋", _GPL),
        _bundled("regular_script", "Emplan Kai", "楷体", _GPL),
        _bundled("gothic", "Emplan Hei", "黑体", _OFL),
        _bundled("title_song", "Emplan Title Song", "小标宋", _OFL),
        _bundled("song", "Emplan Song", "宋体", _OFL),
    )
    return MappingProxyType({one.key: one for one in catalogued})


def face(key: str) -> FontFace:
    """The face of that key. Raises UnknownFaceError, which names the keys, or FontFileMissingError."""
    known = faces()
    try:
        return known[key]
    except KeyError:
        raise UnknownFaceError(key, tuple(known)) from None


def _bundled(key: str, family: str, chinese_class: str, licence: str) -> FontFace:
    filename = family.replace(" ", "") + "-Regular.ttf"
    resource = files("emplan_fonts") / "data" / filename
    # Font engines open files by name: a resource inside an archive is of no use to them.
    if not isinstance(resource, Path) or not resource.is_file():
        raise FontFileMissingError(filename, str(resource))
    return FontFace(key=key, family=family, chinese_class=chinese_class, path=resource, licence=licence)
