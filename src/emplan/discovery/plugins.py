"""Installed plugins: listed from metadata, found by name, loaded under guard."""

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import (
    Distribution,
    EntryPoint,
    PackageNotFoundError,
    distributions,
)
from importlib.metadata import (
    version as version_of,
)

from attrs import field, frozen

from emplan.discovery import refusals
from emplan.discovery.permission import CORE, is_permitted
from emplan.discovery.refusals import EXPORTERS, READERS
from emplan.discovery.versions import clauses_on, is_below, normal_name, satisfies
from emplan.errors import EmplanError

__all__ = ["EXPORTERS", "READERS", "Installed", "find", "installed", "load"]


@frozen(kw_only=True)
class Installed:
    """One installed plugin, as its distribution's metadata states it; nothing of it has been imported.

    Attributes:
        name: The entry-point name, which is the format's name (``docx``).
        distribution: The distribution that brings it (``emplan-docx``).
        version: That distribution's version.
        origin: Where its code is, ``module:object``.
        requirement: Which versions of emplan the distribution asks for, ``>=0.1,<0.2``: the version of the
            contract. None if it does not require emplan.
        entry_point: The entry point itself, for `load`.
    """

    name: str
    distribution: str
    version: str
    origin: str
    requirement: str | None = None
    entry_point: EntryPoint = field(repr=False, eq=False)

    @property
    def is_permitted(self) -> bool:
        """Whether the office permits it: see :mod:`emplan.discovery.permission`."""
        return is_permitted(self.distribution)

    def __str__(self) -> str:
        return f"{self.name} ({self.distribution} {self.version})"


def installed(group: str) -> tuple[Installed, ...]:
    """Every plugin of the entry-point group, by name; read from metadata alone, importing none.

    Distributions whose metadata cannot be read are passed over, so that they never disturb the others.
    Plugins that the office does not permit are listed too.
    """
    return _scan(group, _search_path())


def find(group: str, name: str) -> Installed:
    """The one permitted plugin of that name.

    Raises:
        UnknownFormatError: none has the name; the message lists the installed ones.
        ForbiddenPluginError: only plugins that the office does not permit have it.
        AmbiguousPluginError: more than one permitted distribution claims it; the message names them.
    """
    present = installed(group)
    claimants = [plugin for plugin in present if plugin.name == name]
    matches = [plugin for plugin in claimants if plugin.is_permitted]
    if not claimants:
        raise refusals.unknown(group, name, [plugin for plugin in present if plugin.is_permitted])
    if not matches:
        raise refusals.forbidden(group, claimants[0])
    if len(matches) > 1:
        raise refusals.ambiguous(group, name, matches)
    return matches[0]


def load(
    group: str,
    plugin: Installed,
    *,
    attributes: tuple[str, ...] = (),
    texts: tuple[str, ...] = (),
    methods: tuple[str, ...] = (),
) -> object:
    """The plugin's object, imported and, if its entry point is a class, made without arguments.

    Args:
        group: The entry-point group, which words the messages.
        plugin: What `find` or `installed` gave.
        attributes: The names that the contract wants on the object.
        texts: Further ones, which must be printable texts.
        methods: Further ones, which must be callable.

    Raises:
        ForbiddenPluginError: the office does not permit it; nothing was imported.
        OutdatedPluginError: it was made for another version of emplan; nothing was imported.
        BrokenPluginError: the import or the constructor fails (the cause is chained), a name of the contract
            is missing, or ``format`` is not the entry-point name.
        EmplanError: the plugin's own, where it can say better what it lacks.
    """
    if not plugin.is_permitted:
        raise refusals.forbidden(group, plugin)
    _check_requirement(group, plugin)
    try:
        loaded = plugin.entry_point.load()
        made: object = loaded() if isinstance(loaded, type) else loaded
        fault = _fault(made, plugin.name, attributes, texts, methods)
    except (EmplanError, KeyboardInterrupt):  # the plugin says itself what it lacks, a font say
        raise
    except BaseException as cause:  # a stranger's module may raise anything, even leave the interpreter
        raise refusals.broken(group, plugin, refusals.in_words(cause)) from cause
    if fault:
        raise refusals.broken(group, plugin, fault)
    return made


def _fault(
    made: object, name: str, attributes: tuple[str, ...], texts: tuple[str, ...], methods: tuple[str, ...]
) -> str | None:
    """What the object lacks of the contract; None if nothing."""
    missing = [wanted for wanted in (*attributes, *texts, *methods) if not hasattr(made, wanted)]
    if missing:
        return f"it has no {', '.join(missing)}"
    for wanted in texts:
        value = getattr(made, wanted)
        if not (isinstance(value, str) and value.isprintable()):
            return f"its {wanted} is {value!r}, not a text"
    uncallable = [wanted for wanted in methods if not callable(getattr(made, wanted))]
    if uncallable:
        return f"{', '.join(uncallable)} cannot be called"
    stated = getattr(made, "format", name)
    if stated != name:
        return f"its format is {stated!r}, its entry point says {name!r}"
    return None


def _check_requirement(group: str, plugin: Installed) -> None:
    if not plugin.requirement:
        return
    try:
        here = _core_version(_search_path())
    except PackageNotFoundError:  # emplan runs from its sources, nobody can say which version they are
        return
    try:
        if satisfies(here, plugin.requirement):
            return
        older = is_below(here, plugin.requirement)
    except ValueError as cause:
        raise refusals.broken(group, plugin, f"its requirement on emplan: {cause}") from cause
    raise refusals.outdated(group, plugin, here, emplan_is_older=older)


@lru_cache(maxsize=2)
def _core_version(search_path: tuple[tuple[str, int], ...]) -> str:
    return version_of(CORE)


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
        names = {normal_name(plugin.distribution) for plugin in found}
        if names & shadowed:
            continue
        shadowed |= names
        plugins.update({(plugin.name, plugin.distribution): plugin for plugin in found})
    return tuple(plugins[key] for key in sorted(plugins))


def _plugins(distribution: Distribution, group: str) -> Iterator[Installed]:
    entry_points = distribution.entry_points.select(group=group)
    # Its properties parse the metadata anew each time: they are asked once, and only if it brings something.
    name = distribution.name if entry_points else None
    # Metadata without a name gives None, or raises in later Pythons; either way nobody could be named.
    if not name:
        return
    version = distribution.version or ""  # None where the metadata state none
    requirement = clauses_on(distribution.requires or (), CORE)
    for entry_point in entry_points:
        yield Installed(
            name=entry_point.name,
            distribution=name,
            version=version,
            origin=entry_point.value,
            requirement=requirement,
            entry_point=entry_point,
        )


def _search_path() -> tuple[tuple[str, int], ...]:
    """Each folder of ``sys.path`` with its time of change."""
    return tuple((folder, _changed(folder)) for folder in sys.path)


def _changed(folder: str) -> int:
    try:
        # Every export asks for all folders, and to make a Path takes far longer than the call.
        return os.stat(folder or os.curdir).st_mtime_ns  # noqa: PTH116
    except OSError:
        return 0
