"""DOCX opened and saved again by LibreOffice: many in one run, with a user profile of its own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

_SECONDS = 900
_A_RUN = 40


def is_there() -> bool:
    """Whether LibreOffice is installed."""
    return shutil.which("soffice") is not None


def saved_again(sources: Sequence[Path], folder: Path) -> list[Path]:
    """Save the files again as DOCX; return the new ones, in the same order."""
    target = folder / "saved"
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(target)]
    for start in range(0, len(sources), _A_RUN):
        part = map(str, sources[start : start + _A_RUN])
        subprocess.run([*command, *part], check=True, capture_output=True, timeout=_SECONDS)
    return [target / source.name for source in sources]
