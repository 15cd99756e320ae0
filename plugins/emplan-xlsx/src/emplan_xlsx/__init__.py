"""The work list of emplan plans as a spreadsheet: 责任分工表, 督办台账 and the load of units."""

from emplan_xlsx.exporter import XlsxExporter

__all__ = ["XlsxExporter"]
