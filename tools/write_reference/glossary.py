"""The glossary page: every entry of `emplan.terms`."""

from __future__ import annotations

from collections.abc import Mapping

from tools.write_reference.docstrings import NOTICE, cell

from emplan import terms
from emplan.model import PlanForm, SectionRole

_INTRODUCTION = """\
# Glossary 术语表

Which name of the API stands for which term of official documents. The Chinese term prevails. The clauses are
those of GB/T 9704-2012 《党政机关公文格式》."""


def page() -> str:
    """The whole page."""
    lines = [NOTICE, "", _INTRODUCTION, "", "## Classes", "", *_table(terms.CLASSES)]
    lines += ["", "## Fields", "", *_table(terms.FIELDS)]
    special = terms._SPECIAL  # noqa: SLF001 - the rest of the glossary
    lines += ["", "## Fields that mean something else in one class", "", *_table(special)]
    lines += ["", "## What a plan calls itself", "", "| last word of the title | `PlanForm` |", "|---|---|"]
    lines += [f"| {word} | `{PlanForm(value).name}` |" for word, value in terms.PLAN_FORMS.items()]
    lines += ["", "## Headings by which a section is known", "", "| `SectionRole` | headings |", "|---|---|"]
    lines += [
        f"| `{SectionRole(role).name}` | {'、'.join(words)} |"
        for role, words in terms.SECTION_HEADINGS.items()
    ]
    return "\n".join(lines) + "\n"


def _table(entries: Mapping[str, terms.Term]) -> list[str]:
    rows = [
        (f"`{name}`", entry.chinese, cell(entry.english), entry.clause.removeprefix("GB/T 9704-2012 "))
        for name, entry in entries.items()
    ]
    return [
        "| name | 中文 | English | clause |",
        "|---|---|---|---|",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]
