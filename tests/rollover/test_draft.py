"""The draft as a whole: envelope, titles, notice, spans that hang on the text, and refusals."""

from __future__ import annotations

import pendulum
import pytest
from attrs import evolve

from emplan.chinese.spans import Span
from emplan.errors import InvalidValueError, RolloverError
from emplan.model import (
    OPEN,
    AnnualPlan,
    Attachment,
    Citation,
    Contact,
    CoveringNotice,
    DamagedNumber,
    DocumentNumber,
    Envelope,
    Heading,
    HeadingForm,
    Illegible,
    Issuer,
    LabelledParagraph,
    Paragraph,
    Responsibility,
    ResponsibleUnit,
    Roster,
    RosterGroup,
    RosterMember,
    Table,
    Task,
    Title,
    UnitGroup,
    UnitRole,
)
from emplan.rollover import Classification, Draft, ReviewItem, Severity, roll_forward, to_review_data

PLAN = AnnualPlan(
    year=2026,
    title=Title("2026年青禾示范区应急管理工作要点", fixed_lines=("20", "26年青禾示范区", "应急管理工作要点")),
    envelope=Envelope(
        copy_number="000012",
        issuers=(Issuer("青禾示范区安全生产委员会", code="青安委"),),
        document_number=DocumentNumber("青安委", 2026, 3),
        signatories=("赵青禾",),
        issue_date=pendulum.date(2026, 3, 9),
        closing_note="联系电话：0000-8000000，2026年内有效",
        printing_date=pendulum.date(2026, 3, 10),
    ),
    notice=CoveringNotice(
        title=Title("关于印发《2026年青禾示范区应急管理工作要点》的通知"),
        body=(
            Paragraph(
                text="现将《2026年应急管理工作的要点》印发给你们，请对照《青禾市2026年应急管理工作要点》执行。"
            ),
        ),
    ),
)


def entries(draft: Draft, path: str) -> list[ReviewItem]:
    return [item for item in draft.review if item.path == path]


def paragraph(plan: AnnualPlan, text: str, **values: object) -> AnnualPlan:
    return evolve(plan, preamble=(Paragraph(text=text, **values),))  # type: ignore[arg-type]  # mixed values


def test_number_and_dates_are_opened_before_issue() -> None:
    draft = roll_forward(PLAN)
    envelope = draft.plan.envelope
    assert envelope.document_number == DocumentNumber("青安委", 2027, OPEN)
    assert envelope.issue_date is OPEN
    assert envelope.printing_date is OPEN
    assert draft.plan.year == 2027
    assert {item.path for item in draft.settle_first()} == {
        "envelope.document_number",
        "envelope.issue_date",
        "envelope.printing_date",
    }
    (number,) = entries(draft, "envelope.document_number")
    assert (number.before, number.after) == ("青安委〔2026〕3号", "青安委〔2027〕\u3000号")


def test_what_the_document_lacks_is_not_opened() -> None:
    draft = roll_forward(AnnualPlan(year=2026, title=Title("2026年要点")))
    assert draft.plan.envelope == Envelope()
    assert [item.path for item in draft.review] == ["year", "title.text"]


def test_open_dates_stay_open_and_in_the_review() -> None:
    plan = AnnualPlan(year=2026, title=Title("要点"), envelope=Envelope(issue_date=OPEN, printing_date=OPEN))
    draft = roll_forward(plan)
    assert draft.plan.envelope == plan.envelope
    assert [item.severity for item in draft.review[1:]] == [Severity.MUST, Severity.MUST]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (
            DamagedNumber(as_found="青安委20263号", candidate=DocumentNumber("青安委", 2026, 3)),
            DocumentNumber("青安委", 2027, OPEN),
        ),
        (DamagedNumber(as_found="青安委〔20263号"), DocumentNumber("青安委", 2027, OPEN)),
        (DamagedNumber(as_found="〔2026号"), DamagedNumber(as_found="〔2026号")),
    ],
)
def test_a_damaged_number_is_written_anew_where_its_code_is_legible(
    number: DamagedNumber, expected: DocumentNumber | DamagedNumber
) -> None:
    draft = roll_forward(evolve(PLAN, envelope=Envelope(document_number=number)))
    assert draft.plan.envelope.document_number == expected
    (entry,) = entries(draft, "envelope.document_number")
    assert entry.severity is Severity.MUST


def test_the_authors_title_lines_move_with_the_title() -> None:
    title = roll_forward(PLAN, 2031).plan.title
    assert title == Title(
        "2031年青禾示范区应急管理工作要点", fixed_lines=("20", "31年青禾示范区", "应急管理工作要点")
    )


def test_title_lines_with_spaces_of_their_own_move_too() -> None:
    plan = evolve(PLAN, title=Title("青禾示范区　2026 年要点", fixed_lines=("青禾示范区", "2 026年要 点")))
    assert roll_forward(plan).plan.title.fixed_lines == ("青禾示范区", "2 027年要 点")


def test_the_plans_own_name_moves_with_its_title_and_the_superiors_plan_does_not() -> None:
    draft = roll_forward(PLAN)
    assert draft.plan.notice is not None
    assert draft.plan.notice.title.text == "关于印发《2027年青禾示范区应急管理工作要点》的通知"
    body = draft.plan.notice.body[0]
    assert isinstance(body, Paragraph)
    assert (
        body.text
        == "现将《2027年应急管理工作的要点》印发给你们，请对照《青禾市2026年应急管理工作要点》执行。"
    )


def test_what_the_notice_issues_is_the_plan_whatever_its_title() -> None:
    notice = CoveringNotice(
        title=Title("关于印发《青禾示范区2026年强基行动方案》的通知"),
        body=(Paragraph(text="现将《青禾示范区2026年强基行动方案》印发给你们。"),),
    )
    plan = AnnualPlan(year=2026, title=Title("2026年工作安排"), notice=notice)
    moved = roll_forward(plan).plan.notice
    assert moved is not None
    assert moved.title.text == "关于印发《青禾示范区2027年强基行动方案》的通知"
    assert moved.body == (Paragraph(text="现将《青禾示范区2027年强基行动方案》印发给你们。"),)


def test_anothers_plan_of_the_same_name_is_a_citation() -> None:
    plan = AnnualPlan(
        year=2026,
        title=Title("2026年应急管理工作要点"),
        envelope=Envelope(issuers=(Issuer("青禾示范区应急管理局"),)),
        preamble=(
            Paragraph(
                text="按照市应急局印发的《2026年应急管理工作要点》执行，我局《2026年应急管理工作要点》从之。"
            ),
            Paragraph(text="青禾示范区应急管理局《2026年应急管理工作要点》为本要点。"),
        ),
    )
    first, second = roll_forward(plan).plan.preamble
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert (
        first.text == "按照市应急局印发的《2026年应急管理工作要点》执行，我局《2027年应急管理工作要点》从之。"
    )
    assert second.text.startswith("青禾示范区应急管理局《2027年")


def test_another_years_edition_is_not_the_plan_itself() -> None:
    draft = roll_forward(paragraph(PLAN, "《2025年青禾示范区应急管理工作要点》同时废止。"))
    assert draft.plan.preamble == paragraph(PLAN, "《2025年青禾示范区应急管理工作要点》同时废止。").preamble


def test_a_name_that_the_title_quotes_moves_everywhere() -> None:
    plan = AnnualPlan(
        year=2026,
        title=Title("青禾示范区“2026年强基行动”实施方案"),
        preamble=(Paragraph(text="“2026年强基行动”覆盖各街道，“2026年青禾杯”竞赛照常。"),),
    )
    draft = roll_forward(plan)
    assert draft.plan.title.text == "青禾示范区“2027年强基行动”实施方案"
    block = draft.plan.preamble[0]
    assert isinstance(block, Paragraph)
    assert block.text == "“2027年强基行动”覆盖各街道，“2026年青禾杯”竞赛照常。"


def test_a_quoted_name_with_a_bare_year_moves_with_the_title() -> None:
    plan = AnnualPlan(
        year=2026,
        title=Title("“应急使命2026”演练方案"),
        preamble=(Paragraph(text="“应急使命2026”演练分两个科目。"),),
    )
    block = roll_forward(plan).plan.preamble[0]
    assert isinstance(block, Paragraph)
    assert block.text == "“应急使命2027”演练分两个科目。"


def test_a_plan_over_several_years_is_not_simply_moved() -> None:
    draft = roll_forward(AnnualPlan(year=2026, title=Title("青禾示范区攻坚方案（2026—2028年）")))
    assert draft.plan.title.text == "青禾示范区攻坚方案（2026—2028年）"
    assert entries(draft, "title.text")[0].severity is Severity.MUST


def test_a_title_of_bare_years_moves() -> None:
    draft = roll_forward(AnnualPlan(year=2026, title=Title("青禾示范区2026应急管理工作要点")))
    assert draft.plan.title.text == "青禾示范区2027应急管理工作要点"


def test_a_caption_is_left_to_a_person() -> None:
    caption = "（2026年1月5日区安委会全体会议通过）"
    draft = roll_forward(evolve(PLAN, caption=caption))
    assert draft.plan.caption == caption
    assert entries(draft, "caption")[0].severity is Severity.MUST


def test_the_closing_note_is_text_too() -> None:
    draft = roll_forward(PLAN)
    assert draft.plan.envelope.closing_note == "联系电话：0000-8000000，2027年内有效"
    assert [item.token for item in entries(draft, "envelope.closing_note")] == ["0000-8000000", "2026年内"]


def test_the_own_number_in_the_text_must_be_settled() -> None:
    draft = roll_forward(paragraph(PLAN, "青安委〔2026〕3号为本文件，青安委〔2026〕2号为附表。"))
    assert [item.severity for item in entries(draft, "preamble[0].text")] == [Severity.MUST, Severity.INFO]


def test_spans_follow_their_words_through_a_change() -> None:
    text = "二〇二六年按照《2026年青禾示范区应急管理工作要点》，联系人：赵禾，□□处待补，2026年底前完成。"

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    title = "2026年青禾示范区应急管理工作要点"
    marks = (
        Citation(span=span(f"《{title}》"), title=title),
        Contact(span=span("联系人：赵禾"), person="赵禾"),
        Illegible(span=span("□□")),
    )
    draft = roll_forward(paragraph(PLAN, text, marks=marks), 2030)
    block = draft.plan.preamble[0]
    assert isinstance(block, Paragraph)
    assert [mark.span.of(block.text) for mark in block.marks] == [
        "《2030年青禾示范区应急管理工作要点》",
        "联系人：赵禾",
        "□□",
    ]
    citation = block.marks[0]
    assert isinstance(citation, Citation)
    assert citation.title == "2030年青禾示范区应急管理工作要点"
    by_token = {item.token: item.severity for item in entries(draft, "preamble[0].text")}
    assert by_token["联系人：赵禾"] is Severity.CHECK
    assert by_token["□□"] is Severity.MUST


def test_marks_that_share_characters_are_listed_once() -> None:
    text = "联系人：赵禾，内线8001。"
    marks = (Contact(span=Span(0, 6), person="赵禾"), Contact(span=Span(0, 13), phone="8001"))
    draft = roll_forward(paragraph(PLAN, text, marks=marks))
    assert len(entries(draft, "preamble[0].text")) == 1


def test_a_contact_across_heading_and_text_is_listed_where_it_begins() -> None:
    heading = Heading("联系人：赵禾", form=HeadingForm.SENTENCE, closing_mark="，")
    task = Task(heading=heading, text="2026分机。", marks=(Contact(span=Span(0, 13), person="赵禾"),))
    draft = roll_forward(AnnualPlan(year=2025, title=Title("要点"), outline=(task,)))
    assert [item.token for item in entries(draft, "outline[0].heading.text")] == ["联系人：赵禾"]
    assert [item.token for item in entries(draft, "outline[0].text")] == ["2026"]


def test_headings_labels_tables_and_attachments_move() -> None:
    task = Task(
        heading=Heading("部署2026年工作", form=HeadingForm.RUN_IN, closing_mark="。"),
        text="2026年抓好落实。",
        children=(LabelledParagraph(label="2026年", text="2026年底前完成。"),),
    )
    table = Table(rows=(("年份", "任务"), ("2026", "2026年抓好演练"), ("", "2026人")), caption="2026年任务表")
    plan = AnnualPlan(
        year=2026,
        title=Title("2026年要点"),
        outline=(task,),
        attachments=(
            Attachment(title=Title("2026年任务表"), content=(table,)),
            Attachment(title=Title("图")),
        ),
    )
    moved = roll_forward(plan).plan
    node = moved.outline[0]
    assert isinstance(node, Task)
    assert node.paragraph_text == "部署2027年工作。2027年抓好落实。"
    labelled = node.children[0]
    assert isinstance(labelled, LabelledParagraph)
    assert labelled.paragraph_text == "2027年：2027年底前完成。"
    assert moved.attachments[0].title.text == "2027年任务表"
    assert moved.attachments[0].content == (
        Table(rows=(("年份", "任务"), ("2027", "2027年抓好演练"), ("", "2026人")), caption="2027年任务表"),
    )
    assert moved.attachments[1] == plan.attachments[1]


def test_people_are_to_be_checked() -> None:
    roster = Roster(
        groups=(
            RosterGroup("组长", (RosterMember("赵青禾", "区长"),)),
            RosterGroup("成员", (RosterMember("钱禾", "应急局局长"), RosterMember("孙苗"))),
        )
    )
    group = UnitGroup(role=UnitRole.PERSON_IN_CHARGE, units=(ResponsibleUnit("孙苗"),), label="责任人")
    task = Task(heading=Heading("值守"), assignments=(Responsibility(groups=(group,)),), children=(roster,))
    draft = roll_forward(evolve(PLAN, outline=(task,)))
    people = [item for item in draft.review if item.severity is Severity.CHECK and "请核对" in item.reason]
    paths = [item.path for item in people]
    assert "envelope.signatories[0]" in paths
    assert "outline[0].assignments[0].groups[0].units[0].name" in paths
    assert [path for path in paths if "members" in path] == [
        "outline[0].children[0].groups[0].members[0].name"
    ]
    assert "3人" in next(item.reason for item in people if "members" in item.path)


def test_members_of_a_roster_are_found_again_in_the_text() -> None:
    roster = Roster(groups=(RosterGroup("成员", (RosterMember("赵青禾"), RosterMember("钱禾"))),))
    text = Paragraph(text="办公室设在应急局，赵青禾兼任主任，钱禾任联络员，抓好钱禾村的巡查。")
    draft = roll_forward(evolve(PLAN, outline=(roster, text)))
    assert [item.token for item in entries(draft, "outline[1].text")] == [
        "赵青禾",
        "兼任主任",
        "钱禾",
        "任联络员",
    ]


def test_a_year_in_a_name_is_never_moved() -> None:
    plan = AnnualPlan(
        year=2026,
        title=Title("要点"),
        envelope=Envelope(
            issuers=(Issuer("2026年青禾赛会筹委会", masthead_name="青禾2026年赛会筹委会"),),
            addressees=("2026年赛会各组",),
            signature=("2026年筹委会",),
            copied_to=("2026年赛会",),
            printing_office="2026年筹委会办公室",
        ),
    )
    draft = roll_forward(plan)
    assert draft.plan.envelope == plan.envelope
    assert {item.classification for item in draft.review[1:]} == {Classification.REVIEW}
    assert len(draft.review) == 7


def test_the_plan_given_is_not_changed() -> None:
    before = evolve(PLAN)
    roll_forward(PLAN)
    assert before == PLAN


def test_the_review_as_data_has_exactly_the_agreed_keys() -> None:
    draft = roll_forward(PLAN)
    first = to_review_data(draft.review)[0]
    assert first == {
        "path": "year",
        "excerpt": "2026",
        "token": "2026",
        "before": "2026",
        "after": "2027",
        "class": "shifted",
        "reason": first["reason"],
        "severity": "info",
    }
    assert first["reason"].startswith("方案年度")
    assert to_review_data(draft.review, "en")[0]["reason"].startswith("the year of the plan")


def test_an_excerpt_shows_some_characters_around_its_token() -> None:
    text = "示范区各部门各街道要在认真总结的基础上于2026年6月30日前向示范区应急局报送总结材料。"
    (entry,) = entries(roll_forward(paragraph(PLAN, text)), "preamble[0].text")
    assert entry.excerpt == "…在认真总结的基础上于2026年6月30日前向示范区应急局报送总…"


def test_an_entry_cannot_say_kept_of_what_has_changed() -> None:
    (year, *_) = roll_forward(PLAN).review
    with pytest.raises(InvalidValueError, match="became"):
        evolve(year, classification=Classification.KEPT)


def test_a_plan_without_a_year_takes_the_one_given() -> None:
    plan = evolve(PLAN, year=None)
    assert roll_forward(plan, plan_year=2026) == roll_forward(PLAN)
    assert roll_forward(PLAN, plan_year=2026) == roll_forward(PLAN)
    with pytest.raises(RolloverError, match="no year") as refused:
        roll_forward(plan)
    assert "--plan-year" in refused.value.message("zh")


@pytest.mark.parametrize("year", [2026, 2025, 1000, 2199, True, "2027"])
def test_a_year_that_is_not_later_is_refused(year: int) -> None:
    with pytest.raises(RolloverError) as refused:
        roll_forward(PLAN, year)
    assert refused.value.remedy_zh
    assert refused.value.field == "year"


def test_contradicting_plan_years_are_refused() -> None:
    with pytest.raises(RolloverError, match="2026, not 2025"):
        roll_forward(PLAN, plan_year=2025)
    with pytest.raises(RolloverError, match="not a year"):
        roll_forward(evolve(PLAN, year=2500))
