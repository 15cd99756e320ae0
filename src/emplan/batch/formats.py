"""Exporters with their options set from text, and what tells one such choice from another."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version

import attrs

from emplan.batch.refusals import refused
from emplan.discovery import READERS, installed
from emplan.errors import OptionError
from emplan.exporting import (
    Exporter,
    has_option,
    installed_exporters,
    load_exporter,
    with_options,
)


def configured(exporters: Sequence[Exporter], settings: Sequence[str]) -> list[Exporter]:
    """The exporters with every setting in the one it is for.

    ``pdf.missing=box`` is for the format named; ``missing=box`` for every one that has the option.

    Raises:
        OptionError: no exporter has the option, or its value is refused.
    """
    formats = {exporter.format for exporter in exporters}
    chosen: list[list[str]] = [[] for _ in exporters]
    for setting in settings:
        prefix, dot, rest = setting.partition(".")
        named = bool(dot) and "=" not in prefix and prefix in formats
        own = rest if named else setting
        option = own.partition("=")[0].partition(".")[0].strip().replace("-", "_")
        takers = [
            index
            for index, exporter in enumerate(exporters)
            if (exporter.format == prefix if named else has_option(exporter, option))
        ]
        if not takers and len(formats) > 1:
            raise _nobody(option, sorted(formats))
        # Of a single format, the refusal lists the options that there are.
        for index in takers or range(len(exporters)):
            chosen[index].append(own)
    return [with_options(exporter, own) for exporter, own in zip(exporters, chosen, strict=True)]


def exporters_for(formats: Iterable[str | Exporter], settings: Sequence[str]) -> list[Exporter]:
    """The exporters of a batch.

    Raises:
        BatchError: no format, or two that write files of one suffix.
        PluginError: a format is not installed, or its plugin is broken.
        OptionError: a setting that no format takes.
    """
    exporters = [load_exporter(each) if isinstance(each, str) else each for each in formats]
    suffixes = [exporter.suffix for exporter in exporters]
    if not exporters or len(set(suffixes)) < len(suffixes):
        listed = ", ".join(suffixes)
        raise refused(
            f"each format (格式) must be named once: {listed}" if exporters else "no format (格式) was named",
            f"每种格式只写一次：{listed}" if exporters else "没有指明输出格式",
            remedy="Name formats such as docx and pdf.",
            remedy_zh="请指明格式，如 docx、pdf。",
        )
    return configured(exporters, settings)


def traits(formats: Iterable[str | Exporter], settings: Iterable[str]) -> list[str]:
    """What tells these formats with their options from others, and from themselves in another version.

    An exporter that is given as an object and is no attrs class cannot be told from another; it is new
    each time.
    """
    said = [
        each
        if isinstance(each, str)
        else f"{type(each).__module__}:{each!r}"
        if attrs.has(type(each))
        else secrets.token_hex()
        for each in formats
    ]
    plugins = {f"{row.distribution} {row.version}" for row in (*installed_exporters(), *installed(READERS))}
    return [*said, *settings, *sorted(plugins), *map(_version, ("emplan", "chinesecalendar", "opencc"))]


def _version(distribution: str) -> str:
    try:
        return f"{distribution} {version(distribution)}"
    except PackageNotFoundError:
        return distribution


def _nobody(option: str, formats: Sequence[str]) -> OptionError:
    return OptionError(
        f"None of the formats {', '.join(formats)} has an option (选项) '{option}'.",
        f"格式 {'、'.join(formats)} 都没有选项“{option}”。",
        field=option,
        remedy="emplan formats NAME lists the options of a format.",
        remedy_zh="可用 emplan formats 格式名 查看选项。",
    )
