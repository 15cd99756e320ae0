"""Leaves out the last lines: whoever copies a layout by hand forgets attachments and colophon."""

from emplan import lay_out, plain_text


class Exporter:
    """Writes the official text."""

    format = "careless"
    media_type = "text/plain"
    suffix = ".careless"

    def export(self, plan, /):
        lines = plain_text(lay_out(plan)).splitlines()
        return "\n".join(lines[: max(1, len(lines) - 3)]).encode()
