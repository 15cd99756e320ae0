"""The files a verb writes: their names checked before any work, their bytes made before any is written."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from emplan.cli.usage import WrongUsageError
from emplan.errors import TargetError
from emplan.exporting import (
    Exporter,
    check_target,
    exporter_for_suffix,
    load_exporter,
    write_bytes_atomically,
)

STANDARD_STREAM = "-"


@frozen
class Output:
    """One file to write, and its bytes."""

    path: str
    data: bytes


def check_targets(paths: Sequence[str], source: str) -> None:
    """Refuse a file that is named twice, is the source itself or cannot be written, before any work.

    Raises:
        WrongUsageError: A name stands twice, or is the source.
        TargetError: The file or its folder cannot be written.
    """
    seen: set[str] = set()
    for path in paths:
        if path == STANDARD_STREAM:
            continue
        real = os.path.realpath(path)
        if real in seen:
            raise WrongUsageError("same_output", path=path)
        if source != STANDARD_STREAM and real == os.path.realpath(source):
            raise WrongUsageError("is_source", path=path)
        check_target(path)
        seen.add(real)


def exporter_of(path: str, format_name: str | None) -> Exporter:
    """The exporter for a file: by the format's name if one is given, else by the file's suffix.

    Raises:
        PluginError: No such format, or its plugin is broken.
        TargetError: The name has no suffix.
    """
    if format_name:
        return load_exporter(format_name)
    suffix = Path(path).suffix
    if not suffix:
        raise TargetError(
            "The file name has no suffix that says its format (格式).",
            "文件名没有扩展名，无法确定格式。",
            field="output",
            place=path,
            remedy="Add a suffix such as .docx, or name the format with --format.",
            remedy_zh="请加上扩展名（如 .docx），或用 --format 指明格式。",
        )
    return exporter_for_suffix(suffix)


def write_all(outputs: Sequence[Output]) -> None:
    """Write every file whole; what goes to standard output comes last.

    Raises:
        TargetError: A file cannot be written any more, though it could when the work began.
    """
    for output in outputs:
        if output.path != STANDARD_STREAM:
            write_bytes_atomically(output.path, output.data)
    for output in outputs:
        if output.path == STANDARD_STREAM:
            sys.stdout.buffer.write(output.data)
            sys.stdout.flush()
