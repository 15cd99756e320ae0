"""主送机关 over one line or several."""

import pytest

from emplan.reading import read_text

NOTICE = """青禾示范区安全生产委员会关于加强值班值守的通知

{}

请做好值班值守。

青禾示范区安全生产委员会
2027年2月3日
"""


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (
            "各镇人民政府、各街道办事处，区直各有关部门，各有关企事\n业单位：",
            ("各镇人民政府、各街道办事处", "区直各有关部门", "各有关企事业单位"),
        ),
        (
            "各镇人民政府，各街道办事处，\n区直各部门，\n驻区各单位，\n各有关企业：",
            ("各镇人民政府", "各街道办事处", "区直各部门", "驻区各单位", "各有关企业"),
        ),
        ("各镇人民政府、区直各单位：", ("各镇人民政府", "区直各单位")),
        (
            "各镇（街道）安全生产委员会，示范区安委会各成\n员单位，驻区各企业：",
            ("各镇（街道）安全生产委员会", "示范区安委会各成员单位", "驻区各企业"),
        ),
    ],
)
def test_names_may_be_cut_where_a_line_ends(lines: str, names: tuple[str, ...]) -> None:
    reading = read_text(NOTICE.format(lines))
    assert reading.plan.envelope.addressees == names
    assert reading.report.adds_up(reading.plan)


@pytest.mark.parametrize(
    "lines",
    [
        "值班值守事关全局，各单位都要高度重视，认真落实好\n下列各项要求：",
        "各镇人民政府\n区直各单位：",
        "各镇人民政府，各街道办事处，各有关部门，认真做好这件事的\n全部工作：",
    ],
)
def test_prose_over_two_lines_is_no_list_of_names(lines: str) -> None:
    assert read_text(NOTICE.format(lines)).plan.envelope.addressees == ()


def test_a_line_of_names_above_the_text_is_read_without_its_colon_and_told() -> None:
    reading = read_text(NOTICE.format("镇政府、各街道办事处，区管委会各部门，区属各单位"))
    assert reading.plan.envelope.addressees == ("镇政府、各街道办事处", "区管委会各部门", "区属各单位")
    assert "the addressees end without a colon" in {doubt.reason for doubt in reading.report.doubts}
    assert reading.report.adds_up(reading.plan)


@pytest.mark.parametrize("line", ["各有关单位", "区应急局、区水务局，抓紧落实", "1.区应急局，区水务局"])
def test_one_name_or_other_words_without_a_colon_address_nobody(line: str) -> None:
    assert read_text(NOTICE.format(line)).plan.envelope.addressees == ()


def test_a_date_may_stand_between_the_number_and_the_addressees() -> None:
    reading = read_text(NOTICE.format("青应急〔2027〕6号\n2027年3月2日\n区水务局，各镇人民政府："))
    assert reading.plan.envelope.addressees == ("区水务局", "各镇人民政府")
    assert reading.report.adds_up(reading.plan)
