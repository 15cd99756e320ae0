"""How well reading agrees with the labels of the real documents; run as a script it prints the table."""

import json
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from attrs import define, field

from emplan.errors import EmplanError
from emplan.reading import Reading, read
from emplan.records import to_outline

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
COMPLETE = ("000", "001", "002", "003", "004")
ALL = (*COMPLETE, "010", "011", "012", "013", "014", "015", "016")
HEADER = (
    "title",
    "issuers",
    "document_number",
    "addressees",
    "issue_date",
    "kind",
    "cover_notice",
    "body_title",
    "validity",
)
_SAME = str.maketrans({"〈": "<", "〉": ">", "。": "."})


def source_of(number: str) -> Path:
    return next((CORPUS / "real").glob(f"{number}-*.txt"))


def labels_of(number: str) -> dict[str, Any]:
    labels: dict[str, Any] = json.loads((CORPUS / "labels" / f"{number}.json").read_text(encoding="utf-8"))
    return labels


def fold(value: Any) -> Any:
    """Fold width and white space, in lists too."""
    if isinstance(value, str):
        return "".join(unicodedata.normalize("NFKC", value).translate(_SAME).split())
    if isinstance(value, list):
        return [fold(item) for item in value]
    return value


@define
class Score:
    """One document: pairs of right and wanted, and what is wrong in words."""

    number: str
    counts: dict[str, tuple[int, int, int]] = field(factory=dict)
    """For each measure: right, found, wanted."""
    faults: list[str] = field(factory=list)

    def add(self, measure: str, right: int, found: int, wanted: int) -> None:
        self.counts[measure] = (right, found, wanted)

    def rate(self, measure: str) -> float | None:
        """F1, or None where nothing was wanted or found."""
        right, found, wanted = self.counts.get(measure, (0, 0, 0))
        return 2 * right / (found + wanted) if found + wanted else None


def score(number: str, reading: Reading | None = None) -> Score:
    labels = labels_of(number)
    reading = reading or read(source_of(number))
    leftovers = [(left.line, left.text) for left in reading.report.leftovers]
    data = to_outline(reading.plan, leftovers, published=reading.report.published)
    result = Score(number)
    _header(result, labels, data)
    _outline(result, labels, data)
    _tasks(result, labels, data)
    _cited(result, labels, data)
    _listed(result, "attachments", fold(labels["attachments"]), fold(data["attachments"]))
    _noise(result, labels, reading)
    result.add("leftovers", 0, len(data["leftovers"]), 0)
    result.faults += [f"leftover {left['line']}: {left['text'][:60]}" for left in data["leftovers"]]
    return result


def _header(result: Score, labels: dict[str, Any], data: dict[str, Any]) -> None:
    right = 0
    for name in HEADER:
        accepted = [fold(labels[name]), *(fold(one) for one in labels.get(f"{name}_alternatives", []))]
        if fold(data[name]) in accepted:
            right += 1
        else:
            result.faults.append(f"{name}: {data[name]!r}, not {labels[name]!r}")
    result.add("header", right, len(HEADER), len(HEADER))


def _rows(outline: list[dict[str, Any]]) -> list[tuple[int, str, str]]:
    return [
        (row["level"], fold(row.get("number_label_clean", row["number_label"])), fold(row["heading_text"]))
        for row in outline
    ]


def _outline(result: Score, labels: dict[str, Any], data: dict[str, Any]) -> None:
    wanted, found = _rows(labels["outline"]), _rows(data["outline"])
    styles = [row["style"] for row in labels["outline"]]
    optional = set(_rows(labels.get("outline_optional", [])))
    right = position = 0
    for row, style in zip(wanted, styles, strict=True):
        at = next((i for i in range(position, len(found)) if _same_row(row, found[i], style)), None)
        if at is None:
            result.faults.append(f"outline misses {row}")
            continue
        result.faults += [f"outline has {extra}" for extra in found[position:at] if extra not in optional]
        right, position = right + 1, at + 1
    result.faults += [f"outline has {extra}" for extra in found[position:] if extra not in optional]
    result.add("outline", right, sum(row not in optional for row in found), len(wanted))


def _same_row(wanted: tuple[int, str, str], found: tuple[int, str, str], style: str) -> bool:
    if wanted[:2] != found[:2]:
        return False
    # A numbered paragraph without a title is scored by label and prefix.
    return wanted[2] == found[2] or (
        style == "sentence" and wanted[2].startswith(found[2]) and len(found[2]) >= 8
    )


def _tasks(result: Score, labels: dict[str, Any], data: dict[str, Any]) -> None:
    units = Counter[str]()
    deadlines = Counter[str]()
    rows = [dict(row) for row in data["tasks"]]
    for task in labels["tasks"]:
        row = next((row for row in rows if _same_task(task, row)), None)
        if row is None:
            result.faults.append(f"task missing: {task['number_label']}{task['heading_text'][:20]}")
            row = {}
        else:
            rows.remove(row)
        for key in ("units", "lead_units", "supporting_units"):
            if key in task:
                ours = fold(row.get(key, []))
                units["right"] += sum((Counter(fold(task[key])) & Counter(ours)).values())
                units["found"] += len(ours)
                units["wanted"] += len(task[key])
                if ours != fold(task[key]):
                    result.faults.append(f"{key} of {task['number_label']}: {ours}, not {task[key]}")
        said, ours = fold(task.get("deadline")), fold(row.get("deadline"))
        deadlines["right"] += said == ours and said is not None
        deadlines["found"] += ours is not None
        deadlines["wanted"] += said is not None
        if said != ours:
            result.faults.append(f"deadline of {task['number_label']}: {ours}, not {said}")
    result.add("units", units["right"], units["found"], units["wanted"])
    result.add("deadlines", deadlines["right"], deadlines["found"], deadlines["wanted"])
    count = labels["task_count"] or 0
    # Sub-items with units of their own have rows, and are no tasks.
    found = len([row for row in data["tasks"] if not row["number_label"].endswith("是")])
    result.add("tasks", min(count, found), found, count)
    if found != count:
        result.faults.append(f"{found} tasks, not {count}")


def _same_task(task: dict[str, Any], row: dict[str, Any]) -> bool:
    return fold(task["number_label"]) == fold(row["number_label"]) and fold(task["heading_text"]).startswith(
        fold(row["heading_text"])
    )


def _cited(result: Score, labels: dict[str, Any], data: dict[str, Any]) -> None:
    wanted = {fold(one["title"]): one for one in labels["cited_documents"]}
    found = {fold(one["title"]): fold(one["number"]) for one in data["cited_documents"]}
    right = 0
    for title, one in wanted.items():
        numbers = [fold(one["number"]), *(fold(other) for other in one.get("number_alternatives", []))]
        if title in found and found[title] in numbers:
            right += 1
        else:
            result.faults.append(f"citation {title}: {found.get(title, 'missing')}, not {numbers[0]}")
    result.faults += [f"no citation: {title}" for title in found if title not in wanted]
    result.add("citations", right, len(found), len(wanted))


def _listed(result: Score, measure: str, wanted: list[str], found: list[str]) -> None:
    right = sum((Counter(wanted) & Counter(found)).values())
    result.add(measure, right, len(found), len(wanted))
    if wanted != found:
        result.faults.append(f"{measure}: {found}, not {wanted}")


def _noise(result: Score, labels: dict[str, Any], reading: Reading) -> None:
    """Noise lines must not reach the plan."""
    held = fold("\n".join(_texts(reading)))
    kept = [line for line in labels["noise_lines"] if len(fold(line)) > 3 and fold(line) in held]
    result.faults += [f"noise kept: {line}" for line in kept]
    count = len(labels["noise_lines"])
    result.add("noise", count - len(kept), count, count)


def _texts(reading: Reading) -> list[str]:
    from emplan.model import text_slots

    return [slot.text for slot in text_slots(reading.plan)]


MEASURES = ("header", "outline", "tasks", "units", "deadlines", "citations", "attachments", "noise")


def table(numbers: tuple[str, ...] = ALL) -> str:
    """The scores as a Markdown table, F1 in per cent."""
    lines = ["| document | " + " | ".join(MEASURES) + " | leftovers |", "|---" * (len(MEASURES) + 2) + "|"]
    for number in numbers:
        try:
            result = score(number)
        except EmplanError as cause:
            lines.append(f"| {number} | {type(cause).__name__} |")
            continue
        rates = [result.rate(measure) for measure in MEASURES]
        cells = ["–" if rate is None else f"{100 * rate:.1f}" for rate in rates]
        lines.append(f"| {number} | " + " | ".join(cells) + f" | {result.counts['leftovers'][1]} |")
    return "\n".join(lines)


def totals(numbers: tuple[str, ...] = ALL) -> str:
    """The same over all documents together: F1 of all pairs, in per cent."""
    scores = [score(number) for number in numbers]
    cells = []
    for measure in MEASURES:
        counts = [result.counts.get(measure, (0, 0, 0)) for result in scores]
        right, found, wanted = (sum(column) for column in zip(*counts, strict=True))
        cells.append(f"{200 * right / (found + wanted):.1f}" if found + wanted else "–")
    return "| all | " + " | ".join(cells) + f" | {sum(one.counts['leftovers'][1] for one in scores)} |"


if __name__ == "__main__":
    sys.stdout.write(table() + "\n" + totals() + "\n")
    for wanted in sys.argv[1:]:
        sys.stdout.write("\n  ".join([wanted, *score(wanted).faults]) + "\n")
