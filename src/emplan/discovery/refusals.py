"""The words for what is wrong with a plugin: unknown, ambiguous, broken, outdated, not permitted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from emplan.discovery.permission import PLUGINS_VARIABLE, permitted_file
from emplan.errors import (
    AmbiguousPluginError,
    BrokenPluginError,
    ForbiddenPluginError,
    OutdatedPluginError,
    UnknownFormatError,
)

if TYPE_CHECKING:
    from emplan.discovery.plugins import Installed

EXPORTERS = "emplan.exporters"
READERS = "emplan.readers"
RULERS = "emplan.rulers"

_NOUNS = {
    EXPORTERS: ("exporter", "导出插件"),
    READERS: ("reader", "读取插件"),
    RULERS: ("ruler", "测量插件"),
}

# The package that brings a well-known name, for the message when it is missing.
_PACKAGES = {
    EXPORTERS: {
        "docx": "emplan-docx",
        "pdf": "emplan-pdf",
        "json": "emplan-json",
        "xlsx": "emplan-xlsx",
        "ics": "emplan-ics",
        "txt": "emplan",
    },
    READERS: {"text": "emplan"},
    RULERS: {"conform": "emplan-conform"},
}


def unknown(group: str, name: str, present: Sequence[Installed]) -> UnknownFormatError:
    """No plugin of that name; the message lists those that are there."""
    noun, noun_zh = _nouns(group)
    listed = [str(plugin) for plugin in present]
    package = _PACKAGES.get(group, {}).get(name)
    remedy = "Choose one of these, or install a package that brings it."
    remedy_zh = "请改用上述格式，或者安装提供该格式的软件包。"
    if package:
        remedy = f"Install the package {package} in the same environment."
        remedy_zh = f"请在同一环境中安装软件包 {package}。"
    return UnknownFormatError(
        f"No {noun} for the format '{name}' (格式) is installed; installed: {', '.join(listed) or 'none'}.",
        f"没有安装格式“{name}”的{noun_zh}；已安装：{'、'.join(listed) or '无'}。",
        field="format",
        remedy=remedy,
        remedy_zh=remedy_zh,
    )


def ambiguous(group: str, name: str, claimants: Sequence[Installed]) -> AmbiguousPluginError:
    """The error that names every distribution claiming one name or suffix."""
    noun, noun_zh = _nouns(group)
    claims = [f"{plugin.distribution} {plugin.version}" for plugin in claimants]
    return AmbiguousPluginError(
        f"More than one {noun} claims the format '{name}' (格式): {' and '.join(claims)}.",
        f"格式“{name}”同时由多个{noun_zh}提供：{'、'.join(claims)}。",
        field="format",
        remedy=f"Uninstall all but one of them, or permit only one in {PLUGINS_VARIABLE}.",
        remedy_zh=f"请只保留其中一个，卸载其余的；或者在 {PLUGINS_VARIABLE} 中只允许其中一个。",
    )


def forbidden(group: str, plugin: Installed) -> ForbiddenPluginError:
    """A plugin that is installed and not on the list of permitted ones."""
    noun, noun_zh = _nouns(group)
    name = f"{plugin.distribution} {plugin.version}"
    return ForbiddenPluginError(
        f"The {noun} '{plugin.name}' of {name} is not permitted here (允许的插件).",
        f"本机不允许使用软件包 {name} 的{noun_zh}“{plugin.name}”。",
        field="format",
        place=plugin.origin,
        remedy=f"Add {plugin.distribution} to the list: {PLUGINS_VARIABLE}, {permitted_file()}, or both.",
        remedy_zh=f"请将 {plugin.distribution} 加入清单 {PLUGINS_VARIABLE}、{permitted_file()}。",
    )


def outdated(group: str, plugin: Installed, version: str, *, emplan_is_older: bool) -> OutdatedPluginError:
    """A plugin made for another version of emplan than this one."""
    noun, noun_zh = _nouns(group)
    name = f"{plugin.distribution} {plugin.version}"
    if emplan_is_older:
        remedy = f"Update emplan, or install an earlier version of {plugin.distribution}."
        remedy_zh = f"请更新 emplan，或者安装较早版本的 {plugin.distribution}。"
    else:
        remedy = f"Update {plugin.distribution} to a version made for this emplan."
        remedy_zh = f"请将 {plugin.distribution} 更新为适用于本版 emplan 的版本。"
    return OutdatedPluginError(
        f"The {noun} '{plugin.name}' of {name} needs emplan{plugin.requirement} (版本要求); "
        f"this is emplan {version}.",
        f"软件包 {name} 的{noun_zh}“{plugin.name}”要求 emplan{plugin.requirement}，现为 emplan {version}。",
        field="format",
        place=plugin.origin,
        remedy=remedy,
        remedy_zh=remedy_zh,
    )


def broken(group: str, plugin: Installed, cause: str) -> BrokenPluginError:
    """A plugin that cannot be loaded or does not keep the contract, with the cause in words."""
    noun, noun_zh = _nouns(group)
    name = f"{plugin.distribution} {plugin.version}"
    return BrokenPluginError(
        f"The {noun} '{plugin.name}' of {name} cannot be used: {cause}.",
        f"软件包 {name} 的{noun_zh}“{plugin.name}”无法使用：{cause}。",
        field="format",
        place=plugin.origin,
        remedy=f"Reinstall or update {plugin.distribution}; the other formats are not affected.",
        remedy_zh=f"请重新安装或者更新 {plugin.distribution}，其他格式不受影响。",
    )


def in_words(cause: BaseException) -> str:
    """A stranger's exception on one line: its type and, where it has one that can be had, its text."""
    try:
        text = str(cause)
    except BaseException:  # noqa: BLE001 - its text is made by the stranger's code too
        text = ""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return ": ".join(filter(None, (type(cause).__name__, " ".join(printable.split()))))


def _nouns(group: str) -> tuple[str, str]:
    return _NOUNS.get(group, ("plugin", "插件"))
