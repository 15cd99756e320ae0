"""Rosters and tables."""

import pytest

from emplan.errors import InvalidValueError
from emplan.model import Roster, RosterGroup, RosterMember, Table

HEAD = RosterGroup("组长", (RosterMember("赵禾青", "示范区管委会主任"),))


def test_a_roster_lists_its_members_in_printed_order() -> None:
    others = RosterGroup("成员", (RosterMember("钱岚"), RosterMember("孙敏")))
    assert [member.name for member in Roster(groups=(HEAD, others)).members] == ["赵禾青", "钱岚", "孙敏"]


def test_rosters_groups_and_names_are_never_empty() -> None:
    with pytest.raises(InvalidValueError, match=r"Roster\.groups"):
        Roster(groups=())
    with pytest.raises(InvalidValueError, match=r"RosterGroup\.members"):
        RosterGroup("组长", ())
    with pytest.raises(InvalidValueError, match="姓名"):
        RosterMember("")


@pytest.mark.parametrize("rows", [(), ((),), (("a", "b"), ("c",))], ids=["no rows", "no cells", "ragged"])
def test_a_table_is_a_rectangle(rows: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(InvalidValueError, match="表格行"):
        Table(rows=rows)


def test_cells_are_lines_of_text_and_may_be_empty() -> None:
    assert Table(rows=(("品名", ""),)).rows[0][1] == ""
    for wrong in ("两\n行", 5, None):
        with pytest.raises(InvalidValueError, match="表格行"):
            Table(rows=(("品名", wrong),))  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(InvalidValueError, match="must be tuple"):
        Table(rows=(["品名"],))  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize("count", [-1, 2, True])
def test_a_table_has_no_more_header_rows_than_rows(count: int) -> None:
    with pytest.raises(InvalidValueError, match="表头行数"):
        Table(rows=(("品名",),), header_rows=count)
