"""Title breaking: sense units, shapes, and what is never cut."""

import re
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emplan.layout import title_lines, title_shape
from emplan.layout.title_lines import torn_at
from emplan.layout.title_shape import title_cells
from emplan.model import Title

ISSUER = "青禾示范区安全生产委员会"


def lines(text: str, *issuers: str) -> tuple[str, ...]:
    return title_lines(Title(text), issuers=issuers)


def test_a_title_that_fits_stays_on_one_line() -> None:
    assert lines("2027年青禾示范区应急管理工作要点") == ("2027年青禾示范区应急管理工作要点",)


def test_a_line_ends_after_the_issuer() -> None:
    found = lines(f"{ISSUER}关于做好2027年汛期值班值守工作的通知", ISSUER)
    assert found[0] == ISSUER
    assert found[1].startswith("关于")


@pytest.mark.parametrize("opening", ["", ISSUER])
@pytest.mark.parametrize("name", ["青禾示范区2027年应急管理工作要点", "青禾示范区防灾减灾救灾工作实施方案"])
def test_a_name_in_book_quotes_that_fits_on_a_line_is_never_broken(opening: str, name: str) -> None:
    assert any(f"《{name}》" in line for line in lines(f"{opening}关于印发《{name}》的通知", ISSUER))


def test_the_author_s_lines_win() -> None:
    title = Title("青禾示范区关于印发工作要点的通知", fixed_lines=("青禾示范区关于印发工作", "要点的通知"))
    assert title_lines(title) == ("青禾示范区关于印发工作", "要点的通知")


def test_an_author_s_line_that_is_too_long_is_broken_again() -> None:
    text = "青禾示范区安全生产委员会关于进一步加强防灾减灾救灾和应急管理工作的意见"
    found = title_lines(Title(text, fixed_lines=(text,)), issuers=(ISSUER,))
    assert len(found) > 1
    assert "".join(found) == text


def test_joint_issuers_have_a_line_each() -> None:
    names = ("青禾市应急管理局", "青禾市财政局")
    found = lines(f"{names[0]}　{names[1]}关于做好2027年度救助资金管理工作的通知", *names)
    assert found[:2] == names


def test_a_short_title_of_joint_issuers_still_has_a_line_each() -> None:
    names = ("青禾市水利局", "青禾市财政局")
    found = lines(f"{names[0]} {names[1]}关于防汛的通知", *names)
    assert found == (*names, "关于防汛的通知")


@pytest.mark.parametrize(
    "title",
    [
        "青禾县应急管理局关于印发《青禾县2027年度监督检查计划》的通知",
        "青禾市安全生产委员会办公室关于印发《“十五五”时期综合防灾减灾规划》的通知",
        "青禾市应急管理局关于转发《应急避难场所管理办法》的通知",
    ],
)
def test_a_title_is_never_broken_inside_book_quotes_that_fit_on_a_line(title: str) -> None:
    for line in lines(title, "青禾县应急管理局", "青禾市应急管理局"):
        assert line.count("《") == line.count("》")


@pytest.mark.parametrize(
    "title",
    [
        "关于印发青禾示范区2027年安全生产和消防工作要点及责任分工的通知",
        "青禾市2026—2028年防灾减灾救灾能力提升三年行动计划实施方案",
        "青禾示范区“一芯一码一平台”应急指挥体系建设2027年度工作方案",
    ],
)
def test_years_ranges_and_quoted_words_stay_whole(title: str) -> None:
    for line in lines(title):
        assert not re.search(r"\d$|^年|^—|—$", line)
        assert line.count("“") == line.count("”")


def test_no_line_begins_with_de_or_ends_with_an_opening_mark() -> None:
    found = lines("青禾示范区安全生产委员会办公室关于做好化工园区的隐患排查和《岗位须知》修订工作的通知")
    assert not any(line.startswith(("的", "》", "了")) for line in found)
    assert not any(line.endswith(("《", "（", "“")) for line in found)


def test_lines_form_no_hourglass_and_no_rectangle() -> None:
    found = lines(
        "青禾市人民政府办公室关于印发青禾市2027年度安全生产和防灾减灾救灾工作要点的通知",
        "青禾市人民政府办公室",
    )
    widths = [title_cells(line) for line in found]
    assert len(widths) == 3
    assert not (widths[0] > widths[1] < widths[2])
    assert len({round(width) for width in widths}) > 1


def test_the_last_line_is_more_than_a_word() -> None:
    found = lines("青禾示范区2027年自然灾害综合风险监测预警工作实施方案")
    assert len(found) == 2
    assert len(found[-1]) > 3


def test_a_segmenter_of_one_s_own_decides_the_words() -> None:
    class Halves:
        def segment(self, text: str, /) -> tuple[str, ...]:
            return text[:13], text[13:]

    assert title_lines(Title("青" * 26), segmenter=Halves()) == ("青" * 13, "青" * 13)


def test_what_cannot_be_broken_is_cut_where_the_page_ends() -> None:
    class Whole:
        def segment(self, text: str, /) -> tuple[str, ...]:
            return (text,)

    assert title_lines(Title("青" * 30), segmenter=Whole()) == ("青" * 20, "青" * 10)


hanzi = st.sampled_from(
    "青禾示范区应急管理安全生产关于印发通知工作要点年度方案的和、《》（）“”2027办公室委员会"
)


@given(st.text(hanzi, min_size=1, max_size=70))
def test_the_lines_are_the_title_and_fit(text: str) -> None:
    found = lines(text)
    assert "".join(found) == text
    for before, after in pairwise(found):
        assert after[0] not in "》）”、"
        assert after[0] != "的" or before[-1] == "》"
        assert before[-1] not in "《（“"


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("青禾示范区应急管理局关于转发《青禾市2027年防汛备汛工作要点》的通知", ("青禾示范区应急管理局",)),
        ("青禾示范区防汛抗旱指挥部办公室关于印发《青禾示范区防汛应急预案》的通知", ()),
        ("关于印发《青禾示范区值班值守办法》《青禾示范区信息报送办法》《青禾示范区调度办法》的通知", ()),
    ],
)
def test_a_title_is_never_broken_inside_book_quotes_where_it_need_not(
    text: str, issuers: tuple[str, ...]
) -> None:
    found = title_lines(Title(text), issuers=issuers)
    ends = accumulate(map(len, found[:-1]))
    assert [torn_at(text, end, issuers) for end in ends] == [""] * (len(found) - 1)


def test_a_number_is_not_torn_whatever_a_segmenter_says() -> None:
    class Characters:
        def segment(self, text: str, /) -> tuple[str, ...]:
            return tuple(text)

    text = "青禾示范区应急管理局关于调整本区值守安排2027年第12期专项检查工作的通知"
    found = title_lines(Title(text), segmenter=Characters())
    ends = accumulate(map(len, found[:-1]))
    assert "数字" not in [torn_at(text, end, ()) for end in ends]


def test_what_a_break_tears_is_named() -> None:
    text = "青禾示范区应急局关于印发《2027年方案》的通知"
    torn = {end: torn_at(text, end, ("青禾示范区应急局",)) for end in (5, 8, 15, 21)}
    assert torn == {5: "发文机关名称", 8: "", 15: "《》", 21: ""}
    assert torn_at("做好2027年工作", 4, ()) == "数字"


@pytest.mark.parametrize("others", ["等部门", "等5部门", "等六个单位"])
def test_the_other_organs_stay_with_the_lead_one(others: str) -> None:
    organs = ("青禾示范区应急管理局", "青禾示范区水务局")
    text = f"青禾示范区应急管理局{others}关于印发《青禾示范区2027年防汛方案》的通知"
    first, *_ = title_lines(Title(text), issuers=organs)
    assert first.startswith(f"青禾示范区应急管理局{others}")


def test_a_joint_document_whose_title_names_one_organ_is_shaped_as_any_other() -> None:
    text = "青禾示范区防汛抗旱指挥部办公室青禾示范区2027年城市安全风险综合监测预警体系建设任务分工"
    found = title_lines(Title(text), issuers=("青禾示范区防汛抗旱指挥部办公室", "青禾示范区水务局"))
    widths = [title_cells(line) for line in found]
    assert not (len(widths) == 3 and widths[0] > widths[1] < widths[2])


def test_spaces_between_latin_words_part_no_more_lines_than_there_must_be() -> None:
    title = "青禾示范区关于实施 Integrated Emergency Response Platform Programme 的2027年工作方案"
    found = lines(title)
    assert len(found) == 3
    assert " ".join(found).replace(" ", "") == title.replace(" ", "")
    assert lines("关于印发 5G 应急指挥网建设方案的通知") == ("关于印发 5G 应急指挥网建设方案的通知",)


def test_a_space_between_chinese_words_is_where_the_author_ended_a_line() -> None:
    found = lines("青禾示范区有关部门及其派出机构 关于做好2027年安全生产工作的通知")
    assert found == ("青禾示范区有关部门及其派出机构", "关于做好2027年安全生产工作的通知")


def test_what_is_longer_than_any_title_is_broken_into_lines_without_a_shape(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unwanted(*_: object) -> None:
        raise AssertionError

    text = "青禾示范区应急管理局关于第1号值守点夜间巡查两次并记录" * 100
    monkeypatch.setattr(title_shape._Shape, "with_line", unwanted)
    found = lines(text)
    assert "".join(found) == text
    assert all(title_cells(line) <= 20 for line in found)
