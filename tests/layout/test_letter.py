"""The letter format (信函格式), GB/T 9704-2012 10.1: what stands where on its first page."""

from typing import Any

import attrs
import pytest

from emplan.layout import (
    DEFAULT_PROFILE,
    BottomGroup,
    LetterHead,
    OfficialLayout,
    Page,
    Pages,
    ParagraphBlock,
    PlacedLine,
    Role,
    Rule,
    SplitLine,
    compose,
    lay_out,
    plain_text,
    profile_of,
)
from emplan.model import AnnualPlan, DocumentFormat, Envelope, Issuer, Paragraph, SecrecyLevel, SecrecyMark
from emplan.testing.samples import letter_plan

MM = 72 / 25.4
SENTENCE = "各镇街逐户核对低洼院落住户名单，备足沙袋木桩和照明器材，汛期昼夜有人值守，险情随时上报。"


def letter(**envelope: Any) -> AnnualPlan:
    plan = letter_plan()
    return attrs.evolve(plan, envelope=attrs.evolve(plan.envelope, **envelope))


def long_letter(**envelope: Any) -> AnnualPlan:
    return attrs.evolve(
        letter(**envelope), notice=None, preamble=(Paragraph(text=SENTENCE * 24),), outline=()
    )


def head_of(layout: OfficialLayout) -> LetterHead:
    assert layout.letter is not None
    return layout.letter


def lines_of(page: Page, *roles: Role) -> list[PlacedLine]:
    return [line for line in page.lines if line.role in roles]


def em_top(line: PlacedLine) -> float:
    size = line.runs[0].size_pt
    return (line.baseline_pt - 0.88 * size) / MM


def em_bottom(line: PlacedLine) -> float:
    return em_top(line) + line.runs[0].size_pt / MM


def test_the_masthead_is_the_lead_organ_alone_30_mm_from_the_top() -> None:
    head = head_of(lay_out(letter()))
    assert [line.text for line in head.masthead.lines] == ["青禾示范区应急管理局"]
    assert head.masthead.suffix is None
    assert head.masthead.top_pt / MM == pytest.approx(30)
    assert plain_text(lay_out(letter())).startswith("青禾示范区应急管理局\n")


def test_the_double_rules_are_170_mm_long_thick_lines_outside() -> None:
    head = head_of(lay_out(letter()))
    for double in (head.upper, head.lower):
        assert (double.x_pt / MM, double.length_pt / MM) == pytest.approx((20, 170))
        assert double.colour.value == "FF0000"
    assert head.upper.upper_pt > head.upper.lower_pt
    assert head.lower.upper_pt < head.lower.lower_pt
    ink_end = head.masthead.top_pt + head.masthead.height_pt - 2 * head.masthead.ink_inset_pt
    assert (head.upper.top_pt - ink_end) / MM == pytest.approx(4)
    (_, (second, thickness)) = head.lower.rules
    assert (second + thickness) / MM == pytest.approx(277)


def test_the_first_line_has_the_corner_left_and_the_number_right() -> None:
    (page, *_) = compose(lay_out(letter())).pages
    (first,) = lines_of(page, Role.LETTER_LINE)
    left, right = first.runs
    assert (left.text, right.text) == ("000031", "青应急函〔2027〕3号")
    assert left.x_pt / MM == pytest.approx(28)
    assert (right.x_pt + right.width_pt) / MM == pytest.approx(184)
    head = head_of(lay_out(letter()))
    bottom = head.upper.rules[1][0] + head.upper.lower_pt
    assert em_top(first) - bottom / MM == pytest.approx(7 / 8 * 16 / MM, abs=0.01)


def test_secrecy_and_urgency_follow_line_by_line_without_a_blank_one() -> None:
    blocks = lay_out(letter(copy_number=None)).blocks
    first, second = blocks[1:3]
    assert isinstance(first, SplitLine)
    assert isinstance(second, ParagraphBlock)
    assert [run.text for run in first.left] == ["秘密★1年"]
    assert second.text == "加急"


def test_a_letter_without_a_number_has_only_its_corner() -> None:
    plan = letter(document_number=None, copy_number=None, urgency=None)
    first, second = lay_out(plan).blocks[1:3]
    assert isinstance(first, ParagraphBlock)
    assert first.role is Role.SECRECY
    assert not isinstance(second, ParagraphBlock)


def test_the_last_line_of_a_full_page_1_stands_7_8_above_the_lower_rule() -> None:
    layout = lay_out(long_letter())
    page = compose(layout).pages[0]
    lowest = max(lines_of(page, Role.BODY), key=lambda line: line.baseline_pt)
    distance = head_of(layout).lower.top_pt / MM - em_bottom(lowest)
    assert distance == pytest.approx(7 / 8 * 16 / MM, abs=0.02)


@pytest.mark.parametrize(
    "name", ["青禾县总工会", "青禾示范区应急管理局", "青禾示范区国家高新技术产业开发区应急管理局"]
)
@pytest.mark.parametrize("profile", ["gbt9704", "gbt33476"])
def test_the_masthead_is_as_high_as_fills_the_page_with_whole_lines(name: str, profile: str) -> None:
    layout = lay_out(long_letter(issuers=(Issuer(name),)), profile_of(profile))
    head = head_of(layout)
    room = head.text_bottom_pt - head.text_top_pt
    pitch = layout.profile.page.line_pitch.pt
    assert room / pitch == pytest.approx(round(room / pitch), abs=0.001)
    (line,) = head.masthead.lines
    assert line.width_pt <= 150.1 * MM
    assert 0.3 <= line.scale <= 0.67


def test_page_1_has_no_number_and_later_pages_have_theirs() -> None:
    pages = compose(lay_out(long_letter())).pages
    assert pages[0].number_line is None
    assert [page.number for page in pages] == [None, *range(2, len(pages) + 1)]
    assert len({rule.y_pt for rule in pages[0].rules if rule.role is Role.HEADER_RULE}) == 4
    assert not any(rule.role is Role.HEADER_RULE for page in pages[1:] for rule in page.rules)


def test_later_pages_keep_the_type_area() -> None:
    pages = compose(lay_out(long_letter())).pages
    bottom = max(line.top_pt + line.height_pt for line in pages[1].lines)
    assert bottom <= DEFAULT_PROFILE.page.type_bottom_pt + 0.1


def test_the_colophon_has_neither_rules_nor_printing_office() -> None:
    plan = letter(printing_office="青禾示范区应急管理局办公室", printing_date=letter().envelope.issue_date)
    layout = lay_out(plan)
    (group,) = [block for block in layout.blocks if isinstance(block, BottomGroup)]
    assert not any(isinstance(block, Rule) for block in group.blocks)
    assert "印发" not in "".join(getattr(block, "text", "") for block in group.blocks)
    assert any("10.1" in warning.clause for warning in layout.warnings)


def colophon_bottom(pages: Pages) -> tuple[int, float]:
    last = pages.pages[-1]
    lines = lines_of(last, Role.COPIED_TO)
    return len(pages.pages), max(line.top_pt + line.height_pt for line in lines) / MM


def test_the_colophon_ends_the_type_area_of_the_last_page_even_of_page_1() -> None:
    short = attrs.evolve(letter(), notice=None, preamble=(Paragraph(text=SENTENCE),), outline=())
    assert colophon_bottom(compose(lay_out(short))) == pytest.approx((1, 262))
    assert colophon_bottom(compose(lay_out(letter()))) == pytest.approx((2, 262))


def test_without_an_issuer_a_letter_has_no_head() -> None:
    layout = lay_out(letter(issuers=()))
    assert layout.letter is None
    assert compose(layout).pages[0].number == 1


def test_signatories_stand_below_the_number_and_are_warned_of() -> None:
    layout = lay_out(letter(signatories=("赵禾青",)))
    signed = [block for block in layout.blocks if block.role is Role.SIGNATORIES]
    assert len(signed) == 1
    assert any(warning.path == "envelope.signatories" for warning in layout.warnings)


def test_page_1_of_a_letter_shows_text_however_much_stands_above_it() -> None:
    addressees = tuple(f"青禾示范区第{number}应急救援协作单位" for number in range(1, 30))
    plan = attrs.evolve(long_letter(addressees=addressees), caption="（" + "试行，" * 90 + "）")
    page = compose(lay_out(plan)).pages[0]
    assert lines_of(page, Role.BODY)


def test_the_same_envelope_as_a_file_ends_its_masthead_with_the_usual_word() -> None:
    layout = lay_out(letter(document_format=DocumentFormat.FILE))
    assert layout.letter is None
    assert "文件" in plain_text(layout).split("\n")[4]


def test_a_letter_says_so() -> None:
    assert Envelope(document_format=DocumentFormat.LETTER).is_letter
    assert not Envelope(secrecy=SecrecyMark(SecrecyLevel.SECRET)).is_letter
