"""The shape of titles: trapezoids and diamonds, in faces with narrow digits and with wide ones."""

from itertools import pairwise

import pytest

from emplan.layout import title_lines
from emplan.layout.title_shape import Break, cheapest_lines, title_cells
from emplan.model import Title

ISSUERS = (
    "青禾示范区住房和城乡建设局",
    "青禾示范区防汛抗旱指挥部办公室",
    "青禾示范区安全生产委员会",
    "青禾县教育局",
    "青禾市人民政府办公室",
)
SUBJECTS = (
    "防汛抗旱和地质灾害联防联控工作安排",
    "城市安全风险综合监测预警体系建设重点任务分工",
    "防灾减灾救灾能力提升工作计划",
    "消防安全专项整治三年行动计划（2026—2028年）",
    "自然灾害综合风险普查成果应用实施方案",
)


def shape(lines: tuple[str, ...], digit: float) -> str:
    """What a reader sees: the shape of lines whose digits are so wide."""
    widths = [title_cells(line) - (0.6 - digit) * sum(map(str.isdigit, line)) for line in lines]
    steps = [after - before for before, after in pairwise(widths)]
    turns = [step > 0 for step in steps if abs(step) >= 0.5]
    if max(widths) - min(widths) > 12:
        return "ragged"
    if not turns:
        return "rectangle" if steps else "one line"
    return "hourglass" if (False, True) in pairwise(turns) else "trapezoid or diamond"


@pytest.mark.parametrize("digit", [0.5, 0.55, 0.6])
@pytest.mark.parametrize("year", ["2027年", "2027年度", "2026—2028年"])
@pytest.mark.parametrize("issuer", ISSUERS)
def test_titles_of_a_year_s_plans_are_trapezoids_or_diamonds(issuer: str, year: str, digit: float) -> None:
    place = issuer[: 5 if "示范区" in issuer else 3]
    for subject in SUBJECTS:
        for text in (f"{issuer}{place}{year}{subject}", f"{issuer}关于印发《{place}{year}{subject}》的通知"):
            found = title_lines(Title(text), issuers=(issuer,))
            assert shape(found, digit) == "trapezoid or diamond", found


def test_an_hourglass_of_half_a_cell_is_one() -> None:
    # 13, 12 and 13 cells at the first two breaks, 13, 17 and 8 at the first and the last.
    text = "青" * 13 + "禾" * 12 + "示" * 5 + "范" * 8
    breaks = [Break(13, 0.0), Break(25, 0.0), Break(30, 8.0)]
    assert cheapest_lines(text, breaks, 20) == (text[:13], text[13:30], text[30:])


def test_lines_all_alike_are_avoided_but_two_alike_among_others_are_not() -> None:
    alike = [Break(12, 0.0), Break(15, 5.0)]
    assert [len(line) for line in cheapest_lines("青" * 24, alike, 20)] == [15, 9]
    steps = [Break(8, 0.0), Break(20, 0.0), Break(22, 5.0)]
    assert [len(line) for line in cheapest_lines("青" * 32, steps, 12)] == [8, 12, 12]


def test_a_line_far_shorter_than_the_rest_is_avoided() -> None:
    breaks = [Break(6, -6.0), Break(10, 3.0), Break(21, 0.0)]
    assert [len(line) for line in cheapest_lines("青" * 40, breaks, 20)] == [10, 11, 19]


def test_the_lines_of_joint_issuers_take_no_part_in_the_shape() -> None:
    breaks = [
        Break(4, -60.0, ends_joint_issuer=True),
        Break(22, -14.0, ends_joint_issuer=True),
        Break(32, 3.0),
    ]
    assert [len(line) for line in cheapest_lines("青" * 44, breaks, 20)] == [4, 18, 10, 12]
