"""`emplan script`: a plan as the builder script that makes it."""

from __future__ import annotations

from emplan.cli.source import load
from emplan.cli.targets import STANDARD_STREAM, Output, check_targets, write_all
from emplan.cli.usage import WrongUsageError
from emplan.scripting import script


def write_script(source: str, output: str | None) -> None:
    """`emplan script`: the script into a file, or to standard output."""
    target = output or STANDARD_STREAM
    if target != STANDARD_STREAM and not target.lower().endswith(".py"):
        raise WrongUsageError("not_script", path=target)
    check_targets([target], source)
    text = script(load(source).plan)
    write_all([Output(target, text.encode("utf-8"))])
    if target != STANDARD_STREAM:
        print(target)
