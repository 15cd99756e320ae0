"""Needs a library that is not installed."""

import a_library_that_nobody_has


class Exporter:
    """Writes the official text."""

    format = "lonely"
    media_type = "text/plain"
    suffix = ".lonely"

    def export(self, plan, /):
        return a_library_that_nobody_has.render(plan)
