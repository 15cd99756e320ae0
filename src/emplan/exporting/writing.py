"""`write`: a plan into a file, whole or not at all."""

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

from emplan.errors import TargetError, UnknownFormatError
from emplan.exporting.export import export
from emplan.exporting.finding import available_exporters, exporter_for_suffix
from emplan.exporting.protocol import Exporter
from emplan.model import AnnualPlan

_REASONS_ZH = {
    errno.EACCES: "没有写入权限",
    errno.EPERM: "操作不被允许",
    errno.EROFS: "文件系统是只读的",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "超出磁盘配额",
    errno.ENAMETOOLONG: "文件名过长",
    errno.EEXIST: "已有同名文件",
    errno.ENOTDIR: "所在路径不是文件夹",
}


def write(plan: AnnualPlan, path: str | os.PathLike[str], *, format: str | Exporter | None = None) -> Path:
    """Writes the plan into a file and returns its path; the file is replaced in one step or left untouched.

    Args:
        plan: The plan to write.
        path: The target. Its folder must exist.
        format: A format's name or an exporter with its options; without it the file's suffix decides.

    Raises:
        UnknownFormatError: no installed exporter has the name or writes files of this suffix.
        AmbiguousPluginError: several exporters claim it.
        BrokenPluginError: the exporter cannot be used.
        ExportError: the exporter failed.
        TargetError: the file cannot be written.
    """
    target = Path(path)
    return write_bytes_atomically(target, export(plan, _format_of(target) if format is None else format))


def write_bytes_atomically(path: str | os.PathLike[str], data: bytes) -> Path:
    """Puts `data` into the file through a temporary one beside it, so that no half-written file is ever seen.

    A file that stood there keeps its permissions; a symbolic link keeps pointing where it did.

    Raises:
        TargetError: the folder is missing, the target is a folder or no ordinary file, is read-only, or the
            system refuses; the file that stood there is whole.
    """
    target = Path(path)
    try:
        mode = _mode_of(target)
        # What a link points to is replaced, not the link.
        _replace(Path(os.path.realpath(target)), data, mode)
    except OSError as cause:
        raise _refused(target, *reasons(cause)) from cause
    except ValueError as cause:  # a NUL in the name
        raise _refused(target, str(cause), "文件名含有非法字符") from cause
    return target


def check_target(path: str | os.PathLike[str]) -> None:
    """Refuses a file that cannot be written, before the work of making its bytes; writes nothing.

    Raises:
        TargetError: the folder is missing or may not be written, or the target is no ordinary, writable file.
    """
    target = Path(path)
    try:
        _mode_of(target)
        if not os.access(Path(os.path.realpath(target)).parent, os.W_OK):
            raise _refused(target, "its folder is read-only", "所在文件夹不可写")
    except OSError as cause:
        raise _refused(target, *reasons(cause)) from cause
    except ValueError as cause:  # a NUL in the name
        raise _refused(target, str(cause), "文件名含有非法字符") from cause


def reasons(cause: OSError) -> tuple[str, str]:
    """Why the system refuses, in English and, for the usual reasons, in Chinese."""
    said = cause.strerror or str(cause)
    return said, _REASONS_ZH.get(cause.errno or 0, said)


def _format_of(target: Path) -> Exporter:
    if not target.suffix:
        listed = ", ".join(plugin.name for plugin in available_exporters()) or "none"
        raise UnknownFormatError(
            f"The file name has no suffix that says its format (格式); installed: {listed}.",
            f"文件名没有扩展名，无法确定格式；已安装：{listed}。",
            field="format",
            place=str(target),
            remedy="Add a suffix such as .docx, or name the format.",
            remedy_zh="请加上扩展名（如 .docx），或者指明格式。",
        )
    return exporter_for_suffix(target.suffix)


def _mode_of(target: Path) -> int | None:
    """The permissions of the file that stands there; None if there is none yet."""
    try:
        state = target.stat()
    except FileNotFoundError:
        if not Path(os.path.realpath(target)).parent.is_dir():
            raise _refused(target, "its folder does not exist", "所在文件夹不存在") from None
        return None
    except NotADirectoryError:
        raise _refused(target, "a file stands where its folder should be", "所在路径不是文件夹") from None
    if stat.S_ISDIR(state.st_mode):
        raise _refused(target, "it is a folder", "它是文件夹")
    if not stat.S_ISREG(state.st_mode):
        raise _refused(target, "it is not an ordinary file", "它不是普通文件")
    # The administrator may write everything; a file marked read-only is still meant to stay.
    if not state.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise _refused(target, "the file is read-only", "该文件是只读的")
    return stat.S_IMODE(state.st_mode)


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    draft = target.with_name(f".emplan-{secrets.token_hex(8)}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            draft.chmod(mode)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    _settle(target.parent)


def _settle(folder: Path) -> None:
    """Makes the new name last through a power cut, where the system can do that for folders."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refused(target: Path, reason: str, reason_zh: str) -> TargetError:
    return TargetError(
        f"The file (目标文件) cannot be written: {reason}.",
        f"无法写入目标文件：{reason_zh}。",
        field="path",
        place=str(target),
        remedy="Name a file in a folder that exists and is writable, and close it in other programs.",
        remedy_zh="请指明可写文件夹中的文件名，并关闭正在使用该文件的程序。",
    )
