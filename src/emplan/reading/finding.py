"""Finding readers: which are installed, and the one for a source by its content and suffix."""

from __future__ import annotations

from typing import cast

from emplan.discovery import READERS, Installed, find, installed, load
from emplan.reading import refusals
from emplan.reading.source import Reader
from emplan.reading.text import TextReader

_HEAD = 4096


def available_readers() -> tuple[Installed, ...]:
    """The installed readers that the office permits, with distribution and version; imports none of them."""
    return tuple(plugin for plugin in installed(READERS) if plugin.is_permitted)


def load_reader(name: str) -> Reader:
    """The reader of that format.

    Raises:
        UnknownFormatError: no installed reader has the name.
        AmbiguousPluginError: two distributions claim the name.
        BrokenPluginError: the reader cannot be imported or does not keep the contract.
    """
    return _load(find(READERS, name))


def reader_for(data: bytes, suffix: str = "", name: str | None = None) -> Reader:
    """The reader that accepts the content; among several, the one that states the suffix, then the others.

    Raises:
        ReadingError: no installed reader takes it: an unknown format, or not what the suffix says.
    """
    head = data[:_HEAD]
    text = TextReader()
    # Most sources are text; then no plugin need be imported.
    if suffix.lower() in ("", *text.suffixes) and text.accepts(head):
        return text
    plugins = available_readers()
    accepting = []
    is_known = False
    for plugin in plugins:
        try:
            reader = _load(plugin)
            stated = suffix.lower() in reader.suffixes
            is_known |= stated
            if reader.accepts(head):
                accepting.append((reader, stated))
        except KeyboardInterrupt:
            raise
        except BaseException:  # noqa: BLE001 - it may even leave the interpreter, and perhaps nobody needs it
            continue
    for reader, stated in accepting:
        if stated:
            return reader
    if accepting:
        last = accepting[-1][0]
        return last if last.format != text.format else accepting[0][0]
    if text.accepts(head) or suffix.lower() in text.suffixes:
        return text
    if is_known:
        raise refusals.not_of_its_suffix(name, suffix)
    raise refusals.not_accepted(name, suffix, tuple(plugin.name for plugin in plugins))


def _load(plugin: Installed) -> Reader:
    loaded = load(READERS, plugin, attributes=("format", "suffixes"), methods=("accepts", "lines"))
    return cast("Reader", loaded)
