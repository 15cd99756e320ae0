"""Finding exporters: by name, by the suffix of a file, or all that are installed."""

from typing import cast

from emplan.discovery import EXPORTERS, Installed, ambiguous, find, installed, load
from emplan.errors import EmplanError, UnknownFormatError
from emplan.exporting.protocol import Exporter

_TEXTS = ("format", "media_type", "suffix")


def available_exporters() -> tuple[Installed, ...]:
    """The installed exporters with distribution and version, by name; imports none of them.

    Those that the office does not permit are left out; see `installed_exporters`.
    """
    return tuple(plugin for plugin in installed_exporters() if plugin.is_permitted)


def installed_exporters() -> tuple[Installed, ...]:
    """Every installed exporter, by name, the ones that the office does not permit too; imports none."""
    return installed(EXPORTERS)


def load_exporter(name: str | Installed) -> Exporter:
    """The exporter of that format, or of that row of `available_exporters`, with its default options.

    Raises:
        UnknownFormatError: no installed exporter has the name.
        AmbiguousPluginError: two distributions claim the name.
        ForbiddenPluginError: the office does not permit it.
        OutdatedPluginError: it was made for another version of emplan.
        BrokenPluginError: the exporter cannot be imported or does not keep the contract.
    """
    plugin = find(EXPORTERS, name) if isinstance(name, str) else name
    return cast("Exporter", load(EXPORTERS, plugin, texts=_TEXTS, methods=("export",)))


def exporter_for_suffix(suffix: str) -> Exporter:
    """The exporter for files of that suffix (``.docx``): the one of that name, else the one stating it.

    Raises:
        UnknownFormatError: no installed exporter writes such files.
        AmbiguousPluginError: several do, and none has the name.
        ForbiddenPluginError: the office does not permit the exporter so named.
        OutdatedPluginError: the exporter so named was made for another version of emplan.
        BrokenPluginError: the exporter so named cannot be used.
    """
    name = suffix.removeprefix(".").lower()
    try:
        return load_exporter(name)
    except UnknownFormatError:
        stating = tuple(_stating(f".{name}"))
        if not stating:
            raise
    if len(stating) > 1:
        raise ambiguous(EXPORTERS, name, [plugin for plugin, _ in stating])
    return stating[0][1]


def _stating(suffix: str) -> list[tuple[Installed, Exporter]]:
    stating = []
    for plugin in available_exporters():
        try:
            exporter = load_exporter(plugin)
        except EmplanError:  # broken or lacking something, but nobody asked for this one
            continue
        if exporter.suffix.lower() == suffix:
            stating.append((plugin, exporter))
    return stating
