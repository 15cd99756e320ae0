"""A plan's tasks as a Markdown checklist, to tick off."""

from typing import ClassVar

from attrs import frozen

from emplan import AnnualPlan

__all__ = ["ChecklistExporter"]


@frozen(kw_only=True)
class ChecklistExporter:
    """Writes a line with a box for each task, units and deadlines behind it.

    Attributes:
        units: Whether the responsible units are named.
    """

    format: ClassVar[str] = "checklist"
    media_type: ClassVar[str] = "text/markdown"
    suffix: ClassVar[str] = ".md"

    units: bool = True

    def export(self, plan: AnnualPlan, /) -> bytes:
        """The checklist as UTF-8; the same plan gives the same bytes."""
        lines = [f"# {plan.title}", ""]
        for item in plan.tasks():
            names = "、".join(unit.name for unit in item.node.units) if self.units else ""
            dues = "；".join(deadline.wording for deadline in item.node.deadlines)
            notes = "　".join(filter(None, (names, dues)))
            lines.append(f"- [ ] {item.label}{item.node.heading.text}　{notes}".rstrip())
        return ("\n".join(lines) + "\n").encode("utf-8")
