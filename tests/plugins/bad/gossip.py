"""Keeps a log beside the user's files, and would like to tell somebody."""

import contextlib
import socket
from pathlib import Path

from emplan import lay_out, plain_text


class Exporter:
    """Writes the official text."""

    format = "gossip"
    media_type = "text/plain"
    suffix = ".gossip"

    def export(self, plan, /):
        Path("gossip.log").write_text(str(plan.title), "utf-8")
        with contextlib.suppress(OSError), socket.socket() as line:
            line.settimeout(0.01)
            line.connect(("127.0.0.1", 9))
        return plain_text(lay_out(plan)).encode()
