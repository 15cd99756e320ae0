"""Files into the folder of a batch, without ever replacing what a person has made or changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from emplan.batch.ledger import digest
from emplan.errors import TargetError
from emplan.exporting import check_target, write_bytes_atomically


def place(
    folder: Path,
    files: Sequence[tuple[str, bytes]],
    known: Mapping[str, str],
    *,
    same: bool,
    overwrite: bool,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write the files of one source that are not there; return those written and those left as changed.

    Args:
        folder: Where they go.
        files: Name and bytes of each.
        known: The SHA-256 of those that an earlier run wrote.
        same: Whether that run had the same input and options: then a file that differs was changed since.
        overwrite: Replace whatever stands there.

    Raises:
        TargetError: A file cannot be written, or another one stands in its place; none was touched.
    """
    due: list[tuple[str, bytes]] = []
    changed: list[str] = []
    for name, data in files:
        path = folder / name
        check_target(path)
        there = _bytes_there(path)
        if there == data:
            continue
        # The beginning of it, or nothing at all, is a copy that was cut off.
        cut_off = there is None or data.startswith(there)
        if cut_off or overwrite or (not same and digest(there or b"") == known.get(name)):
            due.append((name, data))
        elif same and name in known:
            changed.append(name)
        else:
            raise _occupied(path)
    for name, data in due:
        write_bytes_atomically(folder / name, data)
    return tuple(name for name, _ in due), tuple(changed)


def _bytes_there(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as cause:  # written it might be, but not seen
        raise _occupied(path) from cause


def _occupied(path: Path) -> TargetError:
    return TargetError(
        "Another file (目标文件) stands there, or was changed since it was written.",
        "该处已有其他文件，或者输出后被人改过。",
        field="path",
        place=str(path),
        remedy="Move it away, or say that it may be replaced (--overwrite).",
        remedy_zh="请先移走；确需替换的，请注明 --overwrite。",
    )
