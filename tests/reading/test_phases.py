"""Stages of a schedule that have no number."""

import pytest

from emplan.model import HeadingForm, Paragraph, Phase, Section, SectionRole
from emplan.reading import read_text
from emplan.reading.recognise.phases import stage_period
from emplan.reading.recognise.roles import role_of

HEAD = "青禾示范区2027年专项整治工作方案\n一、实施步骤\n"


def schedule(text: str) -> Section:
    reading = read_text(HEAD + text)
    assert reading.report.adds_up(reading.plan)
    (section,) = reading.plan.outline
    assert isinstance(section, Section)
    return section


@pytest.mark.parametrize(
    ("text", "heading", "form", "rest"),
    [
        (
            "第一阶段：动员部署（2027年3月—4月）。召开会议。",
            "第一阶段：动员部署（2027年3月—4月）",
            HeadingForm.RUN_IN,
            "召开会议。",
        ),
        (
            "第二阶段（4月1日至5月31日）：排查。逐项登记。",
            "第二阶段（4月1日至5月31日）",
            HeadingForm.RUN_IN,
            "排查。逐项登记。",
        ),
        (
            "动员部署（3月1日至3月31日）：召开会议",
            "动员部署（3月1日至3月31日）",
            HeadingForm.RUN_IN,
            "召开会议",
        ),
        ("全面推进阶段（4月—11月）", "全面推进阶段（4月—11月）", HeadingForm.STANDALONE, ""),
        ("总结阶段（12月1日至次年1月15日）。", "总结阶段（12月1日至次年1月15日）", HeadingForm.SENTENCE, ""),
    ],
)
def test_a_stage_with_its_period_is_a_phase(text: str, heading: str, form: HeadingForm, rest: str) -> None:
    (phase,) = schedule(text).children
    assert isinstance(phase, Phase)
    assert (phase.heading.text, phase.heading.form, phase.text) == (heading, form, rest)
    assert phase.printed_label == ""


@pytest.mark.parametrize(
    "text",
    [
        "第一阶段：动员部署。召开会议，3月1日至3月31日完成。",
        "第一阶段：动员部署（3月底前）。召开会议。",
        "联系人（区应急局）：3月1日至3月31日值班。",
        "整治从3月1日至11月30日进行。",
        "第一阶段：" + "认真做好各项准备工作" * 6 + "（3月1日至3月31日）。",
        "第一阶段：" + "动员" * 12 + "（3月1日至3月31日）" + "认真做好各项准备工作" * 9 + "。",
        "第一阶段（2月1日至2月30日）：排查。",
    ],
)
def test_other_paragraphs_stay_what_they_are(text: str) -> None:
    assert not any(isinstance(block, Phase) for block in schedule(text).children)


def test_what_follows_a_stage_on_a_line_of_its_own_is_under_it() -> None:
    section = schedule(
        "第一阶段：动员部署（3月1日至3月31日）\n召开会议。\n1.印发方案。\n2.开展培训。\n"
        "第二阶段：集中整治（4月1日至11月30日）\n1.逐项排查。\n"
        "第三阶段：总结（12月1日至12月31日）。报送总结。\n各镇（街道）按时报送。"
    )
    first, second, third, last = section.children
    assert isinstance(first, Phase)
    assert isinstance(second, Phase)
    assert isinstance(third, Phase)
    assert isinstance(last, Paragraph)
    assert len(first.children) == 3
    assert len(second.children) == 1
    assert third.children == ()
    assert first.heading.form is HeadingForm.STANDALONE


def test_items_that_count_on_from_others_are_not_under_the_stage_between_them() -> None:
    section = schedule("1.印发方案。\n第一阶段：动员部署（3月1日至3月31日）\n2.开展培训。")
    assert [type(block) for block in section.children] == [Section, Phase, Section]


def test_a_period_is_not_that_of_last_year() -> None:
    assert stage_period("第一阶段（去年3月至5月）：排查。") is None
    assert stage_period("整治工作") is None


def test_counted_stages_are_phases_under_any_heading() -> None:
    text = "青禾示范区2027年整治方案\n一、整治安排如下\n%s"
    two = (
        "第一阶段（3月1日至3月31日）。排查。\n第二阶段（4月1日至4月30日）。整改。\n"
        "推进阶段（5月1日至5月31日）。总结。\n"
    )
    (section,) = read_text(text % two).plan.outline
    assert isinstance(section, Section)
    assert [isinstance(block, Phase) for block in section.children] == [True, True, False]
    (section,) = read_text(text % two.partition("\n")[0]).plan.outline
    assert isinstance(section, Section)
    assert not any(isinstance(block, Phase) for block in section.children)


@pytest.mark.parametrize("heading", ["整治时间和步骤", "实施阶段及进度", "专项行动步骤", "时间进度要求"])
def test_a_heading_of_words_of_time_alone_is_a_schedule(heading: str) -> None:
    assert role_of(heading) is SectionRole.SCHEDULE


@pytest.mark.parametrize("heading", ["阶段性任务", "时间紧迫", "步骤不到位", "工作方法"])
def test_other_headings_are_none(heading: str) -> None:
    assert role_of(heading) is None
