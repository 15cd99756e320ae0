"""Fonts as they are asked for: by path, as one face of a collection, by the name of an installed one."""

import os
import re
import struct
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeAlias

from attrs import field, frozen

from emplan.errors import InvalidValueError
from emplan_pdf.errors import FontFileError
from emplan_pdf.font_data import FileData, FontData
from emplan_pdf.font_names import folded, names_of
from emplan_pdf.opentype import OpenTypeFont
from emplan_pdf.sfnt import font_count, font_tables
from emplan_pdf.truetype import TrueTypeFont

_FILE: Final = re.compile(r"(?P<path>.*\.(?:tt[cf]|ot[cf]))(?:#(?P<subfont>.+))?", re.IGNORECASE | re.DOTALL)


def _path(source: str | os.PathLike[str]) -> Path:
    try:
        return Path(source)
    except TypeError as cause:
        raise _unknown(source) from cause


@frozen
class FontFile:
    """A font by its path; ``subfont`` tells the faces of a collection (.ttc) apart: from 0, or by family."""

    path: Path = field(converter=_path)
    subfont: int | str = 0

    def __str__(self) -> str:
        return f"{self.path}#{self.subfont}" if self.subfont else str(self.path)


@frozen
class FontFamily:
    """An installed font by its family name, 仿宋_GB2312, or the full name of one of its faces."""

    name: str

    def __str__(self) -> str:
        return self.name


FontSource: TypeAlias = str | os.PathLike[str] | FontFile | FontFamily
"""A font by its path (``simsun.ttc#1`` for one face of a collection) or by the name it is installed under."""


def font_of(source: FontSource) -> FontFile | FontFamily:
    """What is meant: what ends like a font file, has a folder or is a file is a path, all else is a name.

    Raises:
        InvalidValueError: it is neither.
    """
    if isinstance(source, FontFile | FontFamily):
        return source
    try:
        text = os.fspath(source)
    except TypeError as cause:
        raise _unknown(source) from cause
    if match := _FILE.fullmatch(text):
        subfont = match["subfont"] or "0"
        return FontFile(match["path"], int(subfont) if subfont.isdecimal() else subfont)
    if Path(text).name != text or Path(text).is_file():
        return FontFile(text)
    return FontFamily(text.strip())


def open_font(file: FontFile) -> OpenTypeFont:
    """The font of the file; a file that has not changed since is parsed only once.

    Raises:
        FontFileError: the file cannot be read, is damaged, is no font that can be embedded or forbids it.
    """
    try:
        state = file.path.stat()
        return _parsed(file, state.st_mtime_ns, state.st_size)
    except OSError as cause:
        reason = cause.strerror or type(cause).__name__
        raise FontFileError(str(file), f"it cannot be read ({reason})", f"无法读取（{reason}）") from cause


@lru_cache(maxsize=32)
def _parsed(file: FontFile, _changed: int, size: int) -> OpenTypeFont:
    if size == 0:
        raise FontFileError(str(file), "it is empty", "文件为空")
    data = FileData(file.path)
    place = str(file)
    try:
        subfont = _subfont(data, file)
        tables = font_tables(data, place, subfont)
    except (struct.error, IndexError) as cause:
        raise FontFileError(place, "it is damaged", "文件已损坏") from cause
    if tables.keys() & {b"CFF ", b"CFF2"} and b"glyf" not in tables:
        return OpenTypeFont(data, place, subfont)
    return TrueTypeFont(data, place, subfont)


def _subfont(data: FontData, file: FontFile) -> int:
    """The number of the face that is meant."""
    if isinstance(file.subfont, int):
        return file.subfont
    faces = [names_of(data, str(file), number) for number in range(font_count(data))]
    wanted = folded(file.subfont)
    fitting = [number for number, face in enumerate(faces) if wanted in face.folded]
    if not fitting:
        listed = "、".join(dict.fromkeys(face.family for face in faces))
        reason = f"it holds no font named {file.subfont}, only {listed}"
        raise FontFileError(str(file), reason, f"其中没有名为 {file.subfont} 的字体，只有 {listed}")
    return min(fitting, key=lambda number: (faces[number].rank(wanted), number))


def _unknown(source: object) -> InvalidValueError:
    problem = f"A font (字体) is given by its path, its name or as a FontFile, not as {source!r}."
    return InvalidValueError(problem, f"字体应以路径或名称指明：{source!r}。", field="fonts")
