"""Phrases that a clerk met in other offices' plans: each is asked about, or moved as a whole."""

from collections.abc import Callable

import pytest

from emplan.rollover import Classification, ReviewItem, Severity

Rolled = Callable[..., tuple[str, dict[str, ReviewItem]]]


@pytest.mark.parametrize(
    ("sentence", "token", "severity"),
    [
        ("贯彻2026年全国应急管理工作会议部署，制定本要点。", "2026年", Severity.CHECK),
        ("落实2026年“一号文件”精神。", "2026年", Severity.CHECK),
        ("26年底前完成整改。", "26年", Severity.CHECK),
        ("今年是攻坚的最后一年，务必见效。", "最后一年", Severity.MUST),
        ("落实市十六届人大六次会议要求。", "十六届人大六次会议", Severity.CHECK),
        ("未来三年持续攻坚。", "未来三年", Severity.CHECK),
        ("自2024年起连续三年开展排查。", "连续三年", Severity.CHECK),
    ],
)
def test_what_only_a_person_knows_is_asked_about(
    rolled: Rolled, sentence: str, token: str, severity: Severity
) -> None:
    text, items = rolled(sentence)
    assert text == sentence
    assert items[token].classification is Classification.REVIEW
    assert items[token].severity is severity


def test_a_meeting_that_the_plan_calls_itself_moves_with_it(rolled: Rolled) -> None:
    text, _ = rolled("2026年1月召开工作会议部署全年任务。")
    assert text == "2027年1月召开工作会议部署全年任务。"


@pytest.mark.parametrize("joint", ["至", "到", "起至", "起到"])
def test_a_season_across_new_year_moves_as_a_whole(rolled: Rolled, joint: str) -> None:
    text, _ = rolled(f"火灾防控从2026年11月1日{joint}2027年3月31日止。")
    assert text == f"火灾防控从2027年11月1日{joint}2028年3月31日止。"


def test_a_year_that_would_stand_beside_itself_is_asked_about(rolled: Rolled) -> None:
    text, items = rolled("2026年完成三成，2027年完成六成。")
    assert text == "2027年完成三成，2027年完成六成。"
    assert items["2026年"].severity is Severity.CHECK
    assert "同段另有2027年" in items["2026年"].reason
    assert items["2027年"].classification is Classification.REVIEW


def test_a_year_alone_in_its_passage_is_not(rolled: Rolled) -> None:
    _, items = rolled("2026年完成三成，2027年1月10日前报送总结。")
    assert items["2026年"].severity is Severity.INFO
