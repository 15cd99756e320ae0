"""Puts its own caption into the plan, frozen or not."""

from emplan import lay_out, plain_text


class Exporter:
    """Writes the official text."""

    format = "meddler"
    media_type = "text/plain"
    suffix = ".meddler"

    def export(self, plan, /):
        object.__setattr__(plan, "caption", "（由插件生成）")
        return plain_text(lay_out(plan)).encode()
