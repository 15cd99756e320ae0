"""`new_exporter`: a small distribution for a new format, complete and with tests that pass."""

import os
import re
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from string import Template

from emplan.errors import InvalidValueError, TargetError
from emplan.exporting.finding import installed_exporters
from emplan.exporting.writing import reasons, write_bytes_atomically

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST_NAME = 40


def new_exporter(name: str, folder: str | os.PathLike[str] | None = None) -> tuple[Path, ...]:
    """Writes a distribution that brings the format, and returns the paths of its files.

    Args:
        name: The format's name in small letters: ``ofd``.
        folder: The folder to make; ``emplan-ofd`` in the working folder by default.

    Raises:
        InvalidValueError: the name is no format's name, or an installed format or package has it.
        TargetError: the folder holds something already, or cannot be written.
    """
    _check_name(name)
    _check_distribution(f"emplan-{name}")
    target = Path(f"emplan-{name}") if folder is None else Path(folder)
    _make(target)
    module = name.replace("-", "_")
    words = {
        "name": name,
        "module": module,
        "distribution": f"emplan-{name}",
        "package": f"emplan_{module}",
        "cls": "".join(part.capitalize() for part in name.split("-")) + "Exporter",
        "requirement": _requirement(),
    }
    sources = {
        "pyproject.toml": "pyproject.toml",
        "README.md": "README.md",
        f"src/emplan_{module}/__init__.py": "exporter.py",
        f"tests/test_{module}.py": "test_exporter.py",
    }
    written = [_write(target / path, _filled(source, words)) for path, source in sources.items()]
    return (*written, _write(target / f"src/emplan_{module}/py.typed", ""))


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        raise InvalidValueError(
            f"'{name}' is no name for a format (格式): write small letters and digits, hyphens inside.",
            f"“{name}”不能作为格式名称：应由小写字母、数字组成，中间可用连字符。",
            field="name",
            remedy="Name it like the suffix of its files: ofd.",
            remedy_zh="请用文件扩展名命名，如 ofd。",
        )
    taken = next((plugin for plugin in installed_exporters() if plugin.name == name), None)
    if taken is not None:
        raise InvalidValueError(
            f"The format '{name}' (格式) is there already: {taken.distribution} {taken.version} brings it.",
            f"格式“{name}”已经存在，由 {taken.distribution} {taken.version} 提供。",
            field="name",
            remedy="Choose another name, or uninstall that package.",
            remedy_zh="请另取名称，或者先卸载该软件包。",
        )


def _check_distribution(distribution: str) -> None:
    """Refuse a package that would take the place of an installed one that is no exporter."""
    try:
        taken = version(distribution)
    except PackageNotFoundError:
        return
    raise InvalidValueError(
        f"The package {distribution} (软件包) is installed already, and is another: version {taken}.",
        f"已经安装了另一个软件包 {distribution} {taken}。",
        field="name",
        remedy="Choose another name for the format.",
        remedy_zh="请另取格式名称。",
    )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = any(folder.iterdir())
    except OSError as cause:
        raise _refused(folder, *reasons(cause)) from cause
    except ValueError as cause:  # a NUL in the name
        raise _refused(folder, str(cause), "名称含有非法字符") from cause
    if taken:
        raise _refused(folder, "there are files in it", "文件夹中已有文件")


def _requirement() -> str:
    """This version of emplan and later ones up to the next that may change the contract."""
    try:
        major, minor = version("emplan").split(".")[:2]
    except PackageNotFoundError:  # emplan runs from its sources
        return ""
    return f">={major}.{minor},<{major}.{int(minor) + 1}"


def _filled(source: str, words: dict[str, str]) -> str:
    template = files("emplan.exporting.skeleton") / "template" / f"{source}.template"
    return Template(template.read_text("utf-8")).substitute(words)


def _write(path: Path, text: str) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise _refused(path.parent, *reasons(cause)) from cause
    return write_bytes_atomically(path, text.encode("utf-8"))


def _refused(folder: Path, reason: str, reason_zh: str) -> TargetError:
    return TargetError(
        f"The folder (文件夹) cannot be used: {reason}.",
        f"该文件夹不能使用：{reason_zh}。",
        field="folder",
        place=str(folder),
        remedy="Name a folder that does not exist yet.",
        remedy_zh="请指定一个尚不存在的文件夹。",
    )
