"""Raises its own errors, and leaves the interpreter for good measure."""

from emplan import lay_out, plain_text


class Exporter:
    """Writes the official text."""

    format = "raiser"
    media_type = "text/plain"
    suffix = ".raiser"

    def export(self, plan, /):
        if plan.notice is None:
            raise SystemExit("no notice, no file")
        return plain_text(lay_out(plan)).encode()
