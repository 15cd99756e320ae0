"""What a person sees of a plan in the terminal: a summary and a readable tree."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from rich.cells import cell_len

from emplan.cli.formats import FormatRow
from emplan.cli.language import Language
from emplan.cli.messages import Say
from emplan.cli.rule_names import rule_name
from emplan.exporting import Option
from emplan.model import AnnualPlan, NumberedNode, Section, Table, task_rows
from emplan.reading import ReadingReport
from emplan.records import to_outline

_Row = TypeVar("_Row")


def summary(plan: AnnualPlan, report: ReadingReport | None, say: Say, language: Language) -> Iterator[str]:
    """What was found and mended, a line each, what needs a look last."""
    in_tables = [
        row.task for block in plan.blocks() if isinstance(block, Table) for row in task_rows(block, plan.year)
    ]
    nodes = [block for block in plan.blocks() if isinstance(block, NumberedNode)]
    yield say(
        "found",
        title=plan.document_title.text,
        sections=sum(isinstance(node, Section) for node in nodes),
        tasks=sum(1 for _ in plan.tasks()),
        units=len({unit.name for node in (*nodes, *in_tables) for unit in node.units}),
        deadlines=sum(len(node.deadlines) for node in (*nodes, *in_tables)),
        citations=len({citation.title for citation in plan.citations()}),
        attachments=len(plan.attachments),
    )
    if report is None:
        return
    yield from _first(
        report.doubtful,
        lambda one: say("doubtful", text=one.message(language)),
        say,
    )
    if report.edits:
        counts = Counter(edit.rule for edit in report.edits)
        between = "、" if language == "zh" else ", "
        rules = between.join(f"{rule_name(rule, language)} {count}" for rule, count in counts.most_common())
        yield say("mended", count=len(report.edits), rules=rules)
    furniture = report.furniture
    if furniture:
        yield say("furniture", count=len(furniture))
    told = {leftover.line for leftover in report.leftovers}
    told |= {one.line for one in report.doubtful}
    doubts = [doubt for doubt in report.doubts if doubt.line not in told]
    yield from _first(doubts, lambda doubt: say("doubt", text=doubt.message(language)), say)
    yield from left_over(report, say)
    if not report.leftovers:
        yield say("all_read")


def left_over(report: ReadingReport, say: Say) -> Iterator[str]:
    """What of the source is in no part of the plan, a line each."""
    lines: dict[int, str] = {}
    for leftover in report.leftovers:
        lines[leftover.line] = f"{lines.get(leftover.line, '')} {leftover.text}".strip()
    yield from _first(
        list(lines.items()), lambda row: say("not_understood", line=row[0], text=row[1][:_EXCERPT]), say
    )


def _first(rows: Sequence[_Row], word: Callable[[_Row], str], say: Say) -> Iterator[str]:
    """The first rows in words, and how many more there are."""
    for row in rows[:_MOST_ROWS]:
        yield word(row)
    if len(rows) > _MOST_ROWS:
        yield say("more", count=len(rows) - _MOST_ROWS)


_MOST_ROWS = 10
_EXCERPT = 60


def tree(plan: AnnualPlan, say: Say) -> Iterator[str]:
    """The official elements, then the outline with units and deadlines, one item a line."""
    data = to_outline(plan)
    names = say("columns_outline").split("\t")
    yield str(data["title"])
    rows = (
        "、".join(data["issuers"]),
        data["document_number"],
        plan.envelope.addressee_line,
        data["issue_date"],
        data["body_title"],
        data["validity"],
        "；".join(data["attachments"]),
    )
    for name, value in zip(names, rows, strict=False):
        if value:
            yield f"  {name}  {value}"
    units, due = names[-2:]
    for item in plan.numbered():
        indent = "  " * item.level
        yield f"{indent}{item.label}{item.node.heading.text}"
        if item.node.units:
            yield f"{indent}  {units}  {'、'.join(unit.name for unit in item.node.units)}"
        for deadline in item.node.deadlines:
            yield f"{indent}  {due}  {deadline.wording}"
    for block in plan.blocks():
        for row in task_rows(block, plan.year) if isinstance(block, Table) else ():
            yield f"  {row.number} {row.task.heading.text}".rstrip()
            if row.task.units:
                yield f"    {units}  {'、'.join(unit.name for unit in row.task.units)}"
            yield from (f"    {due}  {deadline.wording}" for deadline in row.task.deadlines)


def format_table(rows: Sequence[FormatRow], say: Say, language: Language) -> Iterator[str]:
    """The installed formats in aligned columns."""
    table = [say("columns_formats").split("\t")]
    for row in rows:
        data = row.as_data(language)
        table.append(
            [
                data["format"],
                data["suffix"],
                data["media_type"],
                f"{data['distribution']} {data['version']}",
                say("state_ready") if row.is_ready else data["state"],
            ]
        )
    yield from aligned(table)


def format_page(
    row: FormatRow, about: str, options: Sequence[Option], say: Say, language: Language
) -> Iterator[str]:
    """One format: what it is, where it comes from, and its options."""
    yield from format_table([row], say, language)
    summary = about.strip().partition("\n")[0]
    if summary:
        yield from ("", summary)
    yield ""
    if not options:
        yield say("no_options")
        return
    table = [say("columns_options").split("\t")]
    table += [[option.name, option.type, option.default, option.meaning] for option in options]
    yield from aligned(table)


def aligned(table: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows with every column but the last padded to one width; what would move the cursor is a ``?``."""
    table = [[_printable(cell) for cell in row] for row in table]
    widths = [max(cell_len(row[column]) for row in table) for column in range(len(table[0]) - 1)]
    for row in table:
        padded = [cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=False)]
        yield "  ".join([*padded, row[-1]])


def _printable(cell: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in cell)
