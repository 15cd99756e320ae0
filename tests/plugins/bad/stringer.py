"""Returns text instead of bytes."""

from emplan import lay_out, plain_text


class Exporter:
    """Writes the official text."""

    format = "stringer"
    media_type = "text/plain"
    suffix = ".stringer"

    def export(self, plan, /):
        return plain_text(lay_out(plan))
