"""Finding exporters: by name, by the suffix of a file, or all that are installed."""

from typing import cast

from emplan.discovery import EXPORTERS, Installed, ambiguous, find, installed, load
from emplan.errors import PluginError, UnknownFormatError
from emplan.exporting.protocol import Exporter


def available_exporters() -> tuple[Installed, ...]:
    """The installed exporters with distribution and version, by name; imports none of them."""
    return installed(EXPORTERS)


def load_exporter(name: str) -> Exporter:
    """The exporter of that format, with its default options.

    Raises:
        UnknownFormatError: no installed exporter has the name.
        AmbiguousPluginError: two distributions claim the name.
        BrokenPluginError: the exporter cannot be imported or does not keep the contract.
    """
    return _load(find(EXPORTERS, name))


def exporter_for_suffix(suffix: str) -> Exporter:
    """The exporter for files of that suffix (``.docx``): the one of that name, else the one stating it.

    Raises:
        UnknownFormatError: no installed exporter writes such files.
        AmbiguousPluginError: several do, and none has the name.
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
            exporter = _load(plugin)
        except PluginError:  # broken, but nobody asked for this one
            continue
        if exporter.suffix.lower() == suffix:
            stating.append((plugin, exporter))
    return stating


def _load(plugin: Installed) -> Exporter:
    loaded = load(EXPORTERS, plugin, attributes=("format", "media_type", "suffix"), methods=("export",))
    return cast("Exporter", loaded)
