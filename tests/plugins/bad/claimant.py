"""Claims a name that is taken: emplan's own txt."""

from emplan import lay_out, plain_text


class Exporter:
    """Writes the official text."""

    format = "txt"
    media_type = "text/plain"
    suffix = ".txt"

    def export(self, plan, /):
        return plain_text(lay_out(plan)).encode()
