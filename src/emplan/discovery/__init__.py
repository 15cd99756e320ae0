"""Finding plugins by entry point: the one door for readers and exporters."""

from emplan.discovery.permission import PLUGINS_VARIABLE, permitted_file
from emplan.discovery.plugins import EXPORTERS, READERS, Installed, find, installed, load
from emplan.discovery.refusals import RULERS, ambiguous, broken, in_words

__all__ = [
    "EXPORTERS",
    "PLUGINS_VARIABLE",
    "READERS",
    "RULERS",
    "Installed",
    "ambiguous",
    "broken",
    "find",
    "in_words",
    "installed",
    "load",
    "permitted_file",
]
