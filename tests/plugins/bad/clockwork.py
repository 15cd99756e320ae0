"""Writes the day of export into the file: tomorrow the same plan is another file."""

import datetime

from emplan import lay_out, plain_text


class Exporter:
    """Writes the official text."""

    format = "clockwork"
    media_type = "text/plain"
    suffix = ".clockwork"

    def export(self, plan, /):
        return f"{plain_text(lay_out(plan))}\n{datetime.date.today()}\n".encode()  # noqa: DTZ011 - the point of it
