"""Finding plugins by entry point: the one lookup that readers and exporters share."""

import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import Distribution, EntryPoint, distributions
from pathlib import Path

from attrs import field, frozen

from emplan.errors import AmbiguousPluginError, BrokenPluginError, EmplanError, UnknownFormatError

EXPORTERS = "emplan.exporters"
READERS = "emplan.readers"

_NOUNS = {EXPORTERS: ("exporter", "导出插件"), READERS: ("reader", "读取插件")}

# The package that brings a well-known name, for the message when it is missing.
_PACKAGES = {
    EXPORTERS: {"docx": "emplan-docx", "pdf": "emplan-pdf", "json": "emplan-json", "txt": "emplan"},
    READERS: {"text": "emplan"},
}


@frozen(kw_only=True)
class Installed:
    """One installed plugin, as its distribution's metadata states it; nothing of it has been imported.

    Attributes:
        name: The entry-point name, which is the format's name (``docx``).
        distribution: The distribution that brings it (``emplan-docx``).
        version: That distribution's version.
        origin: Where its code is, ``module:object``.
        entry_point: The entry point itself, for `load`.
    """

    name: str
    distribution: str
    version: str
    origin: str
    entry_point: EntryPoint = field(repr=False, eq=False)

    def __str__(self) -> str:
        return f"{self.name} ({self.distribution} {self.version})"


def installed(group: str) -> tuple[Installed, ...]:
    """Every plugin of the entry-point group, by name; read from metadata alone, importing none.

    Distributions whose metadata cannot be read are passed over, so that they never disturb the others.
    """
    return _scan(group, _search_path())


def find(group: str, name: str) -> Installed:
    """The one installed plugin of that name.

    Raises:
        UnknownFormatError: none has the name; the message lists the installed ones.
        AmbiguousPluginError: more than one distribution claims it; the message names them.
    """
    present = installed(group)
    matches = [plugin for plugin in present if plugin.name == name]
    if not matches:
        raise _unknown(group, name, present)
    if len(matches) > 1:
        raise ambiguous(group, name, matches)
    return matches[0]


def load(
    group: str, plugin: Installed, *, attributes: tuple[str, ...] = (), methods: tuple[str, ...] = ()
) -> object:
    """The plugin's object, imported and, if its entry point is a class, made without arguments.

    Args:
        group: The entry-point group, which words the messages.
        plugin: What `find` or `installed` gave.
        attributes: The names that the contract wants on the object.
        methods: The names among them that must be callable.

    Raises:
        BrokenPluginError: the import or the constructor fails (the cause is chained), a name of the contract
            is missing, or ``format`` is not the entry-point name.
        EmplanError: the plugin's own, where it can say better what it lacks.
    """
    try:
        loaded = plugin.entry_point.load()
        made: object = loaded() if isinstance(loaded, type) else loaded
    except EmplanError:  # the plugin says itself what it lacks, a font say
        raise
    # A stranger's module may raise anything while it is imported, even leave the interpreter.
    except (Exception, SystemExit) as cause:
        raise _broken(group, plugin, f"{type(cause).__name__}: {cause}") from cause
    missing = [name for name in (*attributes, *methods) if not hasattr(made, name)]
    if missing:
        raise _broken(group, plugin, f"it has no {', '.join(missing)}")
    uncallable = [name for name in methods if not callable(getattr(made, name))]
    if uncallable:
        raise _broken(group, plugin, f"{', '.join(uncallable)} cannot be called")
    stated = getattr(made, "format", plugin.name)
    if stated != plugin.name:
        raise _broken(group, plugin, f"its format is {stated!r}, its entry point says {plugin.name!r}")
    return made


def ambiguous(group: str, name: str, claimants: list[Installed]) -> AmbiguousPluginError:
    """The error that names every distribution claiming one name or suffix."""
    noun, noun_zh = _nouns(group)
    claims = [f"{plugin.distribution} {plugin.version}" for plugin in claimants]
    return AmbiguousPluginError(
        f"More than one {noun} claims the format '{name}' (格式): {' and '.join(claims)}.",
        f"格式“{name}”同时由多个{noun_zh}提供：{'、'.join(claims)}。",
        field="format",
        remedy="Uninstall all but one of them.",
        remedy_zh="请只保留其中一个，卸载其余的。",
    )


@lru_cache(maxsize=8)
def _scan(group: str, search_path: tuple[tuple[str, int], ...]) -> tuple[Installed, ...]:
    # The search path is the cache's key only: a package installed or removed meanwhile changes it.
    plugins: dict[tuple[str, str], Installed] = {}
    shadowed: set[str] = set()
    for distribution in distributions():
        try:
            found = tuple(_plugins(distribution, group))
        except Exception:  # noqa: BLE001 - metadata is a stranger's file and may break in any way
            continue
        # As for imports, the first distribution of a name on the path hides the later ones.
        names = {plugin.distribution.lower().replace("_", "-") for plugin in found}
        if names & shadowed:
            continue
        shadowed |= names
        plugins.update({(plugin.name, plugin.distribution): plugin for plugin in found})
    return tuple(plugins[key] for key in sorted(plugins))


def _plugins(distribution: Distribution, group: str) -> Iterator[Installed]:
    for entry_point in distribution.entry_points:
        # Metadata without a name gives None, or raises in later Pythons; either way nobody could be named.
        if entry_point.group == group and distribution.name:
            yield Installed(
                name=entry_point.name,
                distribution=distribution.name,
                version=distribution.version,
                origin=entry_point.value,
                entry_point=entry_point,
            )


def _search_path() -> tuple[tuple[str, int], ...]:
    """Each folder of ``sys.path`` with its time of change."""
    return tuple((folder, _changed(folder)) for folder in sys.path)


def _changed(folder: str) -> int:
    try:
        return Path(folder).stat().st_mtime_ns
    except OSError:
        return 0


def _nouns(group: str) -> tuple[str, str]:
    return _NOUNS.get(group, ("plugin", "插件"))


def _unknown(group: str, name: str, present: tuple[Installed, ...]) -> UnknownFormatError:
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


def _broken(group: str, plugin: Installed, cause: str) -> BrokenPluginError:
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
