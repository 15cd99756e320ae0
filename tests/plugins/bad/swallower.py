"""Swallows every error: the file is short, and nobody knows."""

from emplan import lay_out, plain_text


class Exporter:
    """Writes the official text."""

    format = "swallower"
    media_type = "text/plain"
    suffix = ".swallower"

    def export(self, plan, /):
        try:
            return plain_text(lay_out(plan)).encode()
        except Exception:  # noqa: BLE001 - that is what is bad about it
            return str(plan.title).encode()
