"""Waits for something that never comes."""

import threading


class Exporter:
    """Writes the official text."""

    format = "sleeper"
    media_type = "text/plain"
    suffix = ".sleeper"

    def export(self, plan, /):
        threading.Event().wait()
        return b""
