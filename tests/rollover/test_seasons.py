"""Plans of a season across new year (冬春季, 学年): both years are the plan's own."""

from __future__ import annotations

import pytest

from emplan.reading import read_text
from emplan.rollover import Classification, Draft, Severity, roll_forward

TEXT = """青禾示范区办公室关于印发青禾示范区2025—2026年冬春季火灾防控工作方案的通知

青办〔2025〕33号

各街道办事处：

《青禾示范区2025—2026年冬春季火灾防控工作方案》已经同意，现印发给你们，请认真组织实施。

青禾示范区办公室
2025年11月6日

青禾示范区2025—2026年冬春季火灾防控工作方案

为做好2025年冬季至2026年春季火灾防控工作，制定本方案。

一、时间安排

（一）部署阶段（2025年11月15日前）。制定方案。

（二）实施阶段（2025年11月16日至2026年3月20日）。2026年2月10日前开展节前检查。

（三）总结阶段（2026年3月21日至31日）。逐项讲评。

二、工作措施

1.吸取教训。深刻吸取2025年1月24日某地火灾、2025年某厂爆炸教训。

2.投入保障。2025年安排50万元，2026年安排60万元，2028年全部到位。
"""


@pytest.fixture(scope="module")
def draft() -> Draft:
    """The plan of the next season."""
    return roll_forward(read_text(TEXT).plan)


def test_both_years_move(draft: Draft) -> None:
    moved = {item.before: item.after for item in draft.review if item.before != item.after}
    assert draft.plan.title.text == "青禾示范区2026—2027年冬春季火灾防控工作方案"
    assert moved["2025年11月16日至2026年3月20日"] == "2026年11月16日至2027年3月20日"
    assert moved["2026年3月21日至31日"] == "2027年3月21日至31日"
    assert moved["2026年2月10日前"] == "2027年2月10日前"
    assert moved["2026年"] == "2027年"


def test_its_own_name_in_the_notice_moves_with_it(draft: Draft) -> None:
    own = [item for item in draft.review if item.path == "notice.body[0].text"]
    assert [(item.before, item.after) for item in own] == [("2025—2026年", "2026—2027年")]


def test_a_year_after_the_season_is_asked_about(draft: Draft) -> None:
    (item,) = [item for item in draft.review if item.token == "2028年"]
    assert item.classification is Classification.REVIEW


def test_a_lesson_that_was_learnt_keeps_its_date(draft: Draft) -> None:
    lessons = [item for item in draft.review if item.path == "outline[1].children[0].text"]
    assert [(item.token, item.classification) for item in lessons] == [
        ("2025年1月24日", Classification.KEPT),
        ("2025年", Classification.KEPT),
    ]
    assert all(item.severity is Severity.CHECK for item in lessons)


def test_the_last_phase_of_a_year_may_lie_in_the_first_quarter_of_the_next() -> None:
    text = "青禾示范区2026年火灾防控工作方案\n\n一、时间安排\n\n"
    text += "（一）实施阶段（2026年3月1日至12月31日）。全面检查。\n\n"
    text += "（二）总结阶段（2027年1月4日至1月15日）。逐项讲评。\n\n"
    text += "（三）推广阶段（2027年6月1日至6月30日）。推广做法。\n"
    shifted = [item.after for item in roll_forward(read_text(text).plan).review if item.before != item.after]
    assert "2028年1月4日至1月15日" in shifted
    assert not any("6月30日" in words for words in shifted)


def test_what_moves_in_a_plan_of_three_years_is_to_be_looked_at() -> None:
    text = "青禾示范区矿山整治三年行动方案（2025—2027年）\n\n一、实施步骤\n\n"
    text += "（一）动员部署（2025年3月1日至4月30日）。层层动员。\n\n"
    text += "（二）总结阶段（2027年11月1日至12月31日）。逐项讲评。\n"
    review = roll_forward(read_text(text).plan).review
    (title,) = (item for item in review if item.token == "2025—2027年")
    (moved,) = (item for item in review if item.before != item.after and item.path != "year")
    assert title.severity is Severity.MUST
    assert moved.after == "2026年3月1日至4月30日"
    assert moved.severity is Severity.CHECK
    assert "跨年度方案" in moved.reason
