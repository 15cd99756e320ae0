"""The skeleton of an exporter's distribution: everything that a new format begins with."""

from emplan.exporting.skeleton.making import new_exporter

__all__ = ["new_exporter"]
