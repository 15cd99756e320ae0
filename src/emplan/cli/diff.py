"""`emplan diff`: two plans side by side, as a list for the clerk or as JSON."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence

from emplan.cli.language import LANGUAGE, Language
from emplan.cli.messages import Say, in_language
from emplan.cli.source import STANDARD_INPUT, load
from emplan.cli.targets import STANDARD_STREAM, Output, write_all
from emplan.cli.usage import WrongUsageError
from emplan.comparison import (
    BY_THEMSELVES,
    AssignedUnit,
    ChangeKind,
    Comparison,
    FieldChange,
    ItemChange,
    TextDifference,
    compare,
    to_comparison_data,
)

_CONTEXT = 8
_INDENT = "    "


def show_differences(old: str, new: str, *, as_json: bool, everything: bool) -> None:
    """`emplan diff`: what is different in NEW; ``everything`` lists mere numbers and years, too."""
    check_sources([old, new])
    comparison = compare(load(old).plan, load(new).plan)
    if as_json:
        print_json(to_comparison_data(comparison))
        return
    language = LANGUAGE.get()
    for line in comparison_lines(comparison, in_language(language), language, everything=everything):
        print(line)


def check_sources(sources: Sequence[str]) -> None:
    """Refuse one file, or standard input, that is named twice.

    Raises:
        WrongUsageError: It is.
    """
    seen: set[str] = set()
    for source in sources:
        real = source if source == STANDARD_INPUT else os.path.realpath(source)
        if real in seen:
            raise WrongUsageError("same_source", path=source)
        seen.add(real)


def print_json(data: object) -> None:
    """Print data as JSON to standard output."""
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    write_all([Output(STANDARD_STREAM, text.encode("utf-8"))])


def comparison_lines(
    comparison: Comparison, say: Say, language: Language, *, everything: bool = False
) -> Iterator[str]:
    """The changes under their sections, the counts first."""
    yield f"- {comparison.old_title}"
    yield f"+ {comparison.new_title}"
    if comparison.is_same:
        yield say("no_differences")
        return
    shown = comparison.items if everything else comparison.decided
    fields = [change for change in comparison.fields if everything or not change.is_year_shift]
    yield _counts(comparison, say)
    if hidden := len(comparison.items) + len(comparison.fields) - len(shown) - len(fields):
        yield say("diff_hidden", count=hidden)
    if fields:
        yield ""
        yield say("diff_fields")
        yield from (f"  {_field(change, say, language)}" for change in fields)
    section = None
    for change in shown:
        if change.item.section != section:
            section = change.item.section
            yield ""
            yield section or say("diff_top")
        yield from (f"  {line}" for line in _change(change, say))


def _counts(comparison: Comparison, say: Say) -> str:
    decided = (kind for change in comparison.decided for kind in change.kinds)
    counts = Counter(kind for kind in decided if kind not in BY_THEMSELVES)
    parts = [f"{_word(kind, say)} {counts[kind]}" for kind in ChangeKind if counts[kind]]
    return say(
        "diff_counts", counts=say("comma").join([*parts, f"{say('unchanged')} {comparison.unchanged}"])
    )


def _word(kind: ChangeKind, say: Say) -> str:
    return say(f"change_{kind.value}")


def _field(change: FieldChange, say: Say, language: Language) -> str:
    term = change.term if language == "zh" else f"{change.term_en} ({change.term})"
    none = say("none")
    return f"{term}: {change.before or none} → {change.after or none}"


def _change(change: ItemChange, say: Say) -> Iterator[str]:
    item = change.item
    kinds = say("comma").join(_word(kind, say) for kind in change.kinds)
    yield f"[{kinds}] {item.label}{item.name}"
    before = change.before
    if before is not None and ChangeKind.MOVED in change.kinds:
        yield _INDENT + say("diff_from", section=before.section or say("diff_top"))
    if before is not None and ChangeKind.RENUMBERED in change.kinds:
        yield _INDENT + say("diff_label", before=before.label or "–", after=item.label or "–")
    yield from (_INDENT + _excerpt(item.text, each) for each in change.differences if not each.is_year_shift)
    if change.units is not None:
        names = _units(change.units.before, say), _units(change.units.after, say)
        yield _INDENT + say("diff_units", before=names[0], after=names[1])
    if change.deadlines is not None:
        words = (
            say("comma").join(each) or say("none")
            for each in (change.deadlines.before, change.deadlines.after)
        )
        yield _INDENT + say("diff_deadline", before=next(words), after=next(words))


def _units(units: Sequence[AssignedUnit], say: Say) -> str:
    return "、".join(unit.name for unit in units) or say("none")


def _excerpt(text: str, difference: TextDifference) -> str:
    """The words that went and came, with what stands around them in the new text."""
    start, end = difference.after.start, difference.after.end
    before = ("…" if start > _CONTEXT else "") + text[max(0, start - _CONTEXT) : start]
    after = text[end : end + _CONTEXT] + ("…" if end + _CONTEXT < len(text) else "")
    old = f"[-{difference.old}-]" if difference.old else ""
    new = f"{{+{difference.new}+}}" if difference.new else ""
    return f"{before}{old}{new}{after}"
