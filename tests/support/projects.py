"""Projects of exporters, installed as an editable install does it but without pip, and their tests run."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

from distributions import distribution


def install(project: Path) -> Path:
    """Put the project's metadata beside its sources; return the folder for the path."""
    stated = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    return distribution(
        project / "src",
        stated["name"],
        entry_points=stated["entry-points"],
        version=stated["version"],
        requires=stated["dependencies"],
    )


def run_tests(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the project's own tests in its folder, without the settings of this repository."""
    environment = {**os.environ, "PYTHONPATH": str(project / "src"), "PYTHONUTF8": "1"}
    environment = {name: value for name, value in environment.items() if not name.startswith("PYTEST_")}
    command = [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=240
    )
