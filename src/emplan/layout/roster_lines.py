"""Rosters (名单): role words of one width, short names spread, members under each other."""

from __future__ import annotations

from collections.abc import Iterator

from emplan.layout.blocks import ParagraphBlock, Run, RunPart
from emplan.layout.header import spread
from emplan.layout.runs import Setter
from emplan.layout.styles import Role
from emplan.model import Roster, RosterMember

# Longer role words than this do not set the width of the others.
_WIDEST_ROLE = 7
_NAME_CELLS = 3
_COLON = "："


def roster_blocks(roster: Roster, path: str, setter: Setter) -> Iterator[ParagraphBlock]:
    """Yield one paragraph a member; the role word stands before the first of its group."""
    first_line = setter.style(Role.BODY).first_line_cells
    widest = max((len(g.role) for g in roster.groups if len(g.role) <= _WIDEST_ROLE), default=0)
    for row, group in enumerate(roster.groups):
        field = max(widest, len(group.role)) + len(_COLON)
        for column, member in enumerate(group.members):
            here = f"{path}.groups[{row}].members[{column}]"
            runs = _member(member, here, setter)
            hanging = 0.0
            if column == 0:
                hanging = -float(field)
                label = spread(group.role, widest) + _COLON
                role_path = f"{path}.groups[{row}].role"
                runs = (setter.run(Role.ROSTER, label, role_path, part=RunPart.LABEL, to_indent=True), *runs)
            style = setter.style(Role.ROSTER, left_cells=first_line + field, first_line_cells=hanging)
            yield ParagraphBlock(role=Role.ROSTER, style=style, runs=runs, path=here)


def _member(member: RosterMember, path: str, setter: Setter) -> tuple[Run, ...]:
    name = spread(member.name, _NAME_CELLS) if len(member.name) > 1 else member.name
    runs = [setter.run(Role.ROSTER, name, f"{path}.name")]
    if member.post:
        runs.append(setter.run(Role.ROSTER, f"（{member.post}）", f"{path}.post"))
    return tuple(runs)
