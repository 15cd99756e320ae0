"""The fonts installed on this computer: found by fontconfig where that is there, else in its folders."""

import os
import shutil
import struct
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from attrs import frozen

from emplan_pdf.errors import FontFileError, FontNotInstalledError
from emplan_pdf.font_files import FontFamily, FontFile
from emplan_pdf.font_names import FontNames, folded, names_in_file

_SUFFIXES: Final = frozenset({".ttf", ".ttc", ".otf", ".otc"})
_FC_LIST: Final = "fc-list"
_FC_FORMAT: Final = r"%{file}\t%{index}\n"
_SECONDS: Final = 20


@frozen
class InstalledFont:
    """A face that the computer has: its file and its names."""

    file: FontFile
    names: FontNames


def find_font(family: FontFamily) -> FontFile:
    """The installed face of that name: of several of one family the regular one.

    Raises:
        FontNotInstalledError: there is none; the error names those that are like it.
    """
    wanted = folded(family.name)
    fonts = installed_fonts()
    found = [font for font in fonts if wanted in font.names.folded]
    if not found:
        raise FontNotInstalledError(family.name, _alike(wanted, fonts))
    return min(found, key=lambda font: (font.names.rank(wanted), str(font.file))).file


def installed_fonts() -> tuple[InstalledFont, ...]:
    """All faces with a file that can be read, by their files; nothing is looked for before the first call."""
    return _fonts_of(_places())


def font_folders(
    platform: str = sys.platform, environment: Mapping[str, str] | None = None
) -> tuple[Path, ...]:
    """The folders in which a system keeps fonts, its own before the user's."""
    given = os.environ if environment is None else environment
    home = Path(given.get("USERPROFILE" if platform == "win32" else "HOME") or Path.home())
    if platform == "win32":
        local = Path(given.get("LOCALAPPDATA") or home / "AppData" / "Local")
        windows = Path(given.get("WINDIR") or given.get("SYSTEMROOT") or r"C:\Windows")
        return (windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts")
    if platform == "darwin":
        # Chinese faces that macOS fetches when they are first asked for are assets.
        system = Path("/System/Library")
        return (system / "Fonts", system / "AssetsV2", Path("/Library/Fonts"), home / "Library" / "Fonts")
    shared = given.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    own = Path(given.get("XDG_DATA_HOME") or home / ".local" / "share")
    return (*(Path(each) / "fonts" for each in shared.split(":") if each), own / "fonts", home / ".fonts")


def _places() -> tuple[str, ...]:
    """What decides which fonts are found: it is looked for again when that changes."""
    found = shutil.which(_FC_LIST)
    if found:
        return (found, os.environ.get("FONTCONFIG_FILE", ""), os.environ.get("FONTCONFIG_PATH", ""))
    return ("", *map(str, font_folders()))


@lru_cache(maxsize=4)
def _fonts_of(places: tuple[str, ...]) -> tuple[InstalledFont, ...]:
    program, *folders = places
    files = _listed(program) if program else _in_folders(map(Path, folders))
    return tuple(font for path in sorted(set(files)) for font in _faces(path))


def _listed(program: str) -> Iterator[Path]:
    import subprocess  # nothing else needs it, and every export would pay for it

    try:
        ran = subprocess.run(
            (program, f"--format={_FC_FORMAT}"), capture_output=True, check=True, timeout=_SECONDS
        )
    except (OSError, subprocess.SubprocessError):
        yield from _in_folders(font_folders())
        return
    for line in os.fsdecode(ran.stdout).splitlines():
        path = Path(line.partition("\t")[0])
        if path.suffix.lower() in _SUFFIXES:
            yield path


def _in_folders(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for parent, _, names in os.walk(folder):
            for name in names:
                if Path(name).suffix.lower() in _SUFFIXES:
                    yield Path(parent, name)


def _faces(path: Path) -> Iterator[InstalledFont]:
    try:
        for number, names in enumerate(names_in_file(path)):
            yield InstalledFont(FontFile(path, number), names)
    except (OSError, ValueError, FontFileError, struct.error, IndexError):
        # What cannot be read is nobody's choice.
        return


def _alike(wanted: str, fonts: Iterable[InstalledFont]) -> tuple[str, ...]:
    """Families whose names begin as the wanted one does, or hold it."""
    start = wanted[:2]
    return tuple(
        sorted({font.names.family for font in fonts if any(start in name for name in font.names.folded)})
    )
