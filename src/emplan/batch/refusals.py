"""The wording of what a batch refuses before it begins."""

from __future__ import annotations

import os
from pathlib import Path

from emplan.errors import BatchError, WorkerError


def refused(
    problem: str, problem_zh: str, *, place: str | None = None, remedy: str, remedy_zh: str
) -> BatchError:
    """The error that says why a batch (批量处理) cannot begin."""
    return BatchError(
        f"The batch (批量处理) was not begun: {problem}.",
        f"批量处理没有开始：{problem_zh}。",
        field="batch",
        place=place,
        remedy=remedy,
        remedy_zh=remedy_zh,
    )


def check_folder(folder: Path) -> None:
    """Refuse a folder in which no file can be made.

    Raises:
        BatchError: It is one.
    """
    try:
        folder.stat()
    except (FileNotFoundError, NotADirectoryError):
        pass
    except (OSError, ValueError) as cause:  # a name that the system does not take
        raise _no_folder(folder) from cause
    there = next((path for path in (folder, *folder.absolute().parents) if path.exists()), None)
    if there is None or not there.is_dir() or not os.access(there, os.W_OK):
        raise _no_folder(folder)


def make_folder(folder: Path) -> None:
    """Make the folder of the files, if it is missing.

    Raises:
        BatchError: The system refuses.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise _no_folder(folder) from cause


def _no_folder(folder: Path) -> BatchError:
    return refused(
        "its folder (输出文件夹) cannot be written",
        "输出文件夹无法写入",
        place=str(folder),
        remedy="Name a folder that can be made or written.",
        remedy_zh="请指明可以新建或写入的文件夹。",
    )


def lost(source: str, *, alone: bool) -> WorkerError:
    """The error for a file whose worker died; ``alone``: with nothing else under way."""
    if alone:
        return WorkerError(
            "The worker process (处理进程) died twice at this file (来源文件), at last with no other.",
            "处理该来源文件时，处理进程两次意外终止（第二次为单独处理）。",
            field="source",
            place=source,
            remedy="Most often memory ran out: close other programs. The other files are not touched by it.",
            remedy_zh="多因内存不足，请关闭其他程序后重试。其他文件不受影响。",
        )
    return WorkerError(
        "A worker process (处理进程) died while this file (来源文件) was under way or waiting.",
        "该来源文件处理中或等待处理时，处理进程意外终止。",
        field="source",
        place=source,
        remedy="Run the batch again: what is done is skipped. With --jobs 1 nothing else disturbs it.",
        remedy_zh="请再次运行，已完成的会自动跳过；也可用 --jobs 1 逐个处理。",
    )
