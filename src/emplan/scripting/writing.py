"""From a plan to the text of its builder script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import emplan.builder as builder
import emplan.chinese as chinese
from emplan.model import AnnualPlan
from emplan.scripting.chain import Chain, chain_of
from emplan.scripting.expressions import Invocation, Name, expression, names_in
from emplan.scripting.pages import WIDTH, one_line, set_lines, width
from emplan.scripting.steps import Step, Steps

_IN_ONE_PIECE = 40
"""With more steps than these, every section is a statement of its own."""

_LONGEST_CHAIN = 300
"""Python itself reads no chain of thousands of calls."""

_INDENT = "    "
_SHORT_CHAIN = 2
FACADE = ("OPEN", "AnnualPlan", "PlanForm", "annual_plan", "write")
_TITLE_WIDTH = 50


def script(plan: AnnualPlan) -> str:
    """Write a plan as a Python script that makes it again with the builder (编写脚本).

    Running the script makes exactly this plan and writes it to the files named on its command line. What the
    builder cannot say is made with the classes of the model. The text passes ruff and mypy --strict.
    """
    chain = chain_of(plan)
    body, names = _constructed(plan) if chain is None else _chained(chain)
    names |= {"AnnualPlan", "write", "sys"}
    return "\n".join(
        [
            f'"""{_shown(plan.title.text)}: builds the plan and writes the files named to it."""',
            "",
            *_imports(names),
            "",
            "",
            "def build_plan() -> AnnualPlan:",
            f'{_INDENT}"""Build the plan as it stands in its document."""',
            *body,
            "",
            "",
            'if __name__ == "__main__":',
            f"{_INDENT}for target in sys.argv[1:]:",
            f"{_INDENT * 2}write(build_plan(), target)",
            "",
        ]
    )


def _shown(title: str) -> str:
    """The title as it can stand in a docstring."""
    plain = "".join(
        character if character.isprintable() and character not in '"\\' else " " for character in title
    )
    while width(plain) > _TITLE_WIDTH:
        plain = plain[:-2].rstrip() + "…"
    return plain.strip()


def _constructed(plan: AnnualPlan) -> tuple[list[str], set[str]]:
    tree = expression(plan)
    return set_lines(tree, _INDENT, "return "), names_in(tree)


def _chained(chain: Chain) -> tuple[list[str], set[str]]:
    opening = Invocation("annual_plan", (Name(str(chain.year)), expression(chain.form)))
    names = names_in(opening).union(*(names_in(_plain(step)) for step in chain.steps))
    repairs = _repairs(chain)
    result = "plan = " if repairs else "return "
    lines: list[str] = []
    parts = list(_parts(chain))
    subject: Name | Invocation = opening
    for name, steps in parts[:-1]:
        lines += _statement(subject, steps, f"{name} = ")
        subject = Name(name)
    lines += _statement(subject, [*parts[-1][1], Step("build")], result)
    if repairs:
        names |= names_in(repairs)
        lines += set_lines(repairs, _INDENT, "return ")
    return lines, names - {"plan", ""}


def _plain(step: Step) -> Invocation:
    call = step.written()
    return Invocation("", call.arguments, call.keywords)


def _parts(chain: Chain) -> Iterator[tuple[str, Steps]]:
    """The statements: all steps in one, or one for each group and each chain that would get too long."""
    if len(chain.steps) <= _IN_ONE_PIECE:
        yield "plan", chain.steps
        return
    for number, group in enumerate(chain.groups):
        name = _group_name(chain, number)
        for start in range(0, max(len(group), 1), _LONGEST_CHAIN):
            part = start // _LONGEST_CHAIN
            yield (f"{name}_part_{part + 1}" if part else name), group[start : start + _LONGEST_CHAIN]


def _group_name(chain: Chain, number: int) -> str:
    if number == 0:
        return "head"
    attached = [
        place for place, group in enumerate(chain.groups) if group and group[0].method == "attachment"
    ]
    if number in attached:
        return f"attachment_{attached.index(number) + 1}"
    return f"section_{number}"


def _statement(subject: Name | Invocation, steps: Steps, before: str) -> list[str]:
    """One chain: on one line if it fits, else a step a line in brackets unless they are two at most."""
    whole = _joined(subject, steps)
    if width(f"{_INDENT}{before}{one_line(whole)}") <= WIDTH:
        return set_lines(whole, _INDENT, before)
    short = isinstance(whole, Invocation) and width(f"{_INDENT}{before}{whole.function}(") <= WIDTH
    if isinstance(subject, Name) and len(steps) <= _SHORT_CHAIN and short:
        return set_lines(whole, _INDENT, before)
    if isinstance(subject, Name):
        # A name is too short for a line of its own.
        subject, steps = _joined(subject, steps[:1]), steps[1:]
    inner = _INDENT * 2
    lines = [f"{_INDENT}{before}(", *set_lines(subject, inner)]
    for step in steps:
        lines += set_lines(step.written(), inner)
    return [*lines, f"{_INDENT})"]


def _joined(subject: Name | Invocation, steps: Steps) -> Name | Invocation:
    """The steps as calls on one line, the last one with its arguments still to be set."""
    for step in steps:
        call = step.written()
        subject = Invocation(one_line(subject) + call.function, call.arguments, call.keywords)
    return subject


def _repairs(chain: Chain) -> Invocation | None:
    """What puts right the fields that no step says."""
    fields = [(name, expression(value)) for name, value in chain.repairs.items()]
    if chain.envelope_repairs:
        inner = tuple((name, expression(value)) for name, value in chain.envelope_repairs.items())
        fields.insert(0, ("envelope", Invocation("evolve", (Name("plan.envelope"),), inner)))
    return Invocation("evolve", (Name("plan"),), tuple(fields)) if fields else None


def _imports(names: set[str]) -> Iterator[str]:
    """The import statements in the order of isort: the standard library, other packages, emplan."""
    yield "import sys"
    if "date" in names:
        yield "from datetime import date"
    others = [f"import {name}" for name in ("pendulum",) if name in names]
    if "evolve" in names:
        others.append("from attrs import evolve")
    if others:
        # Whether emplan is a section of its own depends on the settings of who sorts; cut off, it always is.
        yield from ("", *others, "", "# isort: split")
    yield ""
    taken: dict[str, list[str]] = {}
    for name in names - {"sys", "date", "pendulum", "evolve"}:
        taken.setdefault(_home(name), []).append(name)
    for module in sorted(taken):
        yield from _import_lines(module, sorted(taken[module], key=_isort_key))


def _home(name: str) -> str:
    if name in FACADE:
        return "emplan"
    if name in builder.__all__:
        return "emplan.builder"
    return "emplan.chinese" if name in chinese.__all__ else "emplan.model"


def _isort_key(name: str) -> tuple[int, str]:
    kind = 0 if name.isupper() else 1 if name[:1].isupper() else 2
    return kind, name


def _import_lines(module: str, names: Iterable[str]) -> list[str]:
    names = list(names)
    line = f"from {module} import {', '.join(names)}"
    if width(line) <= WIDTH:
        return [line]
    return [f"from {module} import (", *(f"{_INDENT}{name}," for name in names), ")"]
