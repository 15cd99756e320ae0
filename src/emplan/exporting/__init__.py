"""Exporting: from a plan to the bytes of a file, through exporters found by entry point."""

from emplan.exporting.export import export
from emplan.exporting.finding import (
    available_exporters,
    exporter_for_suffix,
    installed_exporters,
    load_exporter,
)
from emplan.exporting.options import (
    Option,
    exporter_options,
    has_option,
    takes_value,
    with_options,
    with_values,
)
from emplan.exporting.protocol import Exporter
from emplan.exporting.writing import check_target, write, write_bytes_atomically

__all__ = [
    "Exporter",
    "Option",
    "available_exporters",
    "check_target",
    "export",
    "exporter_for_suffix",
    "exporter_options",
    "has_option",
    "installed_exporters",
    "load_exporter",
    "takes_value",
    "with_options",
    "with_values",
    "write",
    "write_bytes_atomically",
]
