"""The tables of a run, as text."""

from collections.abc import Sequence

from benchmarks.results import Check, Measured


def medians(given: str, rows: Sequence[tuple[str, Measured]]) -> str:
    """What each job took on one input."""
    lines = [f"{given:28}{'cold ms':>10}{'warm ms':>10}{'peak MB':>10}{'bytes':>12}"]
    for job, it in rows:
        size = f"{it.size:,}" if it.size else "-"
        lines.append(f"  {job:26}{it.cold:10.0f}{it.warm:10.2f}{it.peak:10.0f}{size:>12}")
    return "\n".join(lines)


def checks(rows: Sequence[Check]) -> str:
    """Each ratio with its bar."""
    lines = [f"{'what':58}{'ours':>10}{'peer':>10}{'ratio':>8}{'bar':>7}"]
    for row in rows:
        bar = "" if row.at_most is None else f"{row.at_most:7.2f}  {'met' if row.met else 'MISSED'}"
        lines.append(f"{row.what:58}{row.ours:10.2f}{row.peer:10.2f}{row.ratio:8.2f}{bar}")
    return "\n".join(lines)
