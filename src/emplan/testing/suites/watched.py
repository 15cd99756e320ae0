"""A plugin at work in a process of its own, under a time limit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from attrs import field, frozen

# Two surroundings that must make no difference; the second one also lives 400 days later.
_SURROUNDINGS: Final[Mapping[int, dict[str, str]]] = {
    1: {"TZ": "UTC", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"},
    2: {"TZ": "Asia/Shanghai", "LC_ALL": "C", "LANG": "zh_CN.UTF-8"},
}
_LATER_DAYS: Final = {1: 0, 2: 400}


@frozen
class Watched:
    """What was seen; ``hung`` if it had to be stopped, ``crash`` if the process ended without findings."""

    hung: bool = False
    crash: str = ""
    findings: Mapping[str, Any] = field(factory=dict)

    def __getitem__(self, name: str) -> Any:
        """One finding by its name.

        Raises:
            AssertionError: there are none: the plugin hung, or took the whole process with it.
        """
        assert not self.hung, "it was not done in time"
        assert not self.crash, f"it ended the process it ran in: {self.crash}"
        return self.findings[name]


@cache
def watched(
    group: str,
    name: str,
    *,
    options: tuple[str, ...] = (),
    source: bytes = b"",
    seed: int = 1,
    limit: float = 30.0,
) -> Watched:
    """Start the probe on a plugin and wait for it, at most the seconds given."""
    task: dict[str, object] = {"group": group, "name": name, "options": options, "source": source.hex()}
    task["later_days"] = _LATER_DAYS[seed]
    environment = {
        **os.environ,
        **_SURROUNDINGS[seed],
        "PYTHONHASHSEED": str(seed),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-m", "emplan.testing.probe", json.dumps(task)]
    # A folder of its own: what is written beside it is found by the audit hook all the same.
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = subprocess.run(
                command, capture_output=True, env=environment, cwd=folder, timeout=limit, check=False
            )
        except subprocess.TimeoutExpired:
            return Watched(hung=True)
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    try:
        return Watched(findings=json.loads(lines[-1]))
    except (IndexError, ValueError):
        return Watched(crash=f"exit code {done.returncode} {done.stderr[-300:].decode('utf-8', 'replace')}")
