"""What belongs to the whole process and is no plugin's to change."""

from __future__ import annotations

import builtins
import decimal
import locale
import logging
import os
import random
import signal
import socket
import sys
from collections.abc import Mapping
from pathlib import Path


def process_state() -> Mapping[str, str]:
    """The state by its name, each as a text to compare; long ones as a digest of what matters."""
    return {
        "working folder": str(Path.cwd()),
        "environment": str(sorted(os.environ.items())),
        "locale": str(locale.setlocale(locale.LC_ALL)),
        "search path": str(sys.path),
        "recursion limit": str(sys.getrecursionlimit()),
        "random numbers": str(hash(random.getstate())),
        "decimal context": f"{decimal.getcontext().prec} {decimal.getcontext().rounding}",
        "time limit of sockets": str(socket.getdefaulttimeout()),
        "handling of interrupts": str(signal.getsignal(signal.SIGINT)),
        "handling of exceptions": str(sys.excepthook),
        "log": f"{logging.getLogger().level} {logging.getLogger().handlers}",
        "built-in names": str(sorted(vars(builtins))),
        "umask": oct(_umask()),
    }


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
