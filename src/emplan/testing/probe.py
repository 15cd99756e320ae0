"""One plugin watched in a process of its own: ``python -m emplan.testing.probe TASK`` prints what it did.

The suites start it, with a hash seed, time zone and clock of their choice, and end it when it takes too long.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import io
import json
import sys
import threading
from typing import Any, Final

from attrs import asdict, define, field, frozen

from emplan.discovery import EXPORTERS, Installed, find, installed, load
from emplan.exporting import export, load_exporter, with_options
from emplan.testing import samples, shifted_clock
from emplan.testing.process_state import process_state
from emplan.testing.watch import Watch

_TEST_TOOLS: Final = frozenset({"pytest", "hypothesis", "_pytest"})


@frozen(kw_only=True)
class Task:
    """What to do: which plugin, with which options, and on what."""

    group: str
    name: str
    options: tuple[str, ...] = ()
    sample: str = "typical_plan"
    source: str = ""
    later_days: int = 0


@define
class Findings:
    """What was seen; texts are ready to be shown to a person."""

    imported_by_listing: bool = False
    digest: str = ""
    digest_after_reload: str = ""
    error: str = ""
    import_events: list[str] = field(factory=list)
    work_events: list[str] = field(factory=list)
    printed_on_import: str = ""
    printed_at_work: str = ""
    changed_state: list[str] = field(factory=list)
    threads_left: list[str] = field(factory=list)
    test_tools: list[str] = field(factory=list)


def run(task: Task) -> Findings:
    """Load the plugin, let it work twice, the second time imported anew, and report."""
    findings = Findings()
    plugins = [plugin for plugin in installed(task.group) if plugin.name == task.name]
    module = plugins[0].origin.partition(":")[0] if plugins else task.name
    findings.imported_by_listing = module in sys.modules and not module.startswith("emplan.")
    if task.later_days:
        shifted_clock.put_forward(task.later_days)
    before, threads = process_state(), set(threading.enumerate())
    watch = Watch()
    try:
        with watch.events_into(findings.import_events), _printing() as printed:
            worker = _worker(task)
        findings.printed_on_import = printed.getvalue()
        with watch.events_into(findings.work_events), _printing() as printed:
            findings.digest = worker()
        findings.printed_at_work = printed.getvalue()
        _forget(module)
        findings.digest_after_reload = _worker(task)()
    except BaseException as cause:  # noqa: BLE001 - whatever the plugin does is a finding
        findings.error = f"{type(cause).__name__}: {cause}"
    after = process_state()
    findings.changed_state = [
        f"{name}: {before[name]} became {after[name]}" for name in before if before[name] != after[name]
    ]
    findings.threads_left = [thread.name for thread in threading.enumerate() if thread not in threads]
    findings.test_tools = sorted(_TEST_TOOLS & set(sys.modules))
    return findings


def _worker(task: Task) -> Any:
    if task.group == EXPORTERS:
        exporter = with_options(load_exporter(task.name), task.options)
        plan = getattr(samples, task.sample)()
        return lambda: hashlib.sha256(export(plan, exporter)).hexdigest()
    plugin: Installed = find(task.group, task.name)
    reader: Any = load(task.group, plugin)
    data = bytes.fromhex(task.source)
    return lambda: hashlib.sha256(repr(tuple(reader.lines(data))).encode()).hexdigest()


def _forget(module: str) -> None:
    """Drop the plugin's package, so that it is imported anew; emplan's own cannot be without the rest."""
    package = module.partition(".")[0]
    if package == "emplan":
        return
    for name in [name for name in sys.modules if name == package or name.startswith(f"{package}.")]:
        del sys.modules[name]
    importlib.invalidate_caches()


@contextlib.contextmanager
def _printing() -> Any:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        yield printed


def main() -> None:
    """Read the task from the command line and print the findings as JSON, on the last line."""
    given = json.loads(sys.argv[1])
    findings = run(Task(**{**given, "options": tuple(given["options"])}))
    sys.stdout.write("\n" + json.dumps(asdict(findings)))


if __name__ == "__main__":
    main()
