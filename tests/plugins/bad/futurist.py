"""Was made for a later emplan, as its own requirement says (see the test)."""

from emplan import lay_out, plain_text


class Exporter:
    """Writes the official text."""

    format = "futurist"
    media_type = "text/plain"
    suffix = ".futurist"

    def export(self, plan, /):
        return plain_text(lay_out(plan)).encode()
