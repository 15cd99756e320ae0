"""Comments: each at the words it is about, with what a clerk needs to decide."""

import io
import zipfile
from pathlib import Path

import attrs
import pytest
from docx import Document
from lxml import etree
from openxml_audit import OpenXmlValidator

from emplan import AnnualPlan, Issuer, Paragraph, Title, roll_forward
from emplan.errors import InvalidValueError
from emplan.model import OPEN, Envelope, Roster, RosterGroup, RosterMember
from emplan.rollover import Classification, ReviewItem, Severity, to_review_data
from emplan.testing import samples
from emplan_docx import DocxExporter
from revisions import W, body_of_file


def ranges(data: bytes) -> dict[int, str]:
    """The commented words by the number of the comment."""
    found: dict[int, str] = {}
    running: set[int] = set()
    for element in body_of_file(data).iter():
        if element.tag == f"{W}commentRangeStart":
            running.add(int(element.get(f"{W}id") or ""))
            found[int(element.get(f"{W}id") or "")] = ""
        elif element.tag == f"{W}commentRangeEnd":
            running.remove(int(element.get(f"{W}id") or ""))
        elif element.tag == f"{W}t":
            for number in running:
                found[number] += element.text or ""
    assert not running
    return found


def comments(data: bytes) -> dict[int, list[str]]:
    """The paragraphs of each comment."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        part = etree.fromstring(package.read("word/comments.xml"))
    return {
        int(comment.get(f"{W}id") or ""): ["".join(map(str, each.itertext())) for each in comment]
        for comment in part
    }


def item(path: str, token: str, after: str | None = None, **others: object) -> ReviewItem:
    is_moved = after is not None and after != token
    values: dict[str, object] = {
        "excerpt": token,
        "reason": "请核对",
        "reason_en": "check",
        "severity": Severity.CHECK,
        "classification": Classification.SHIFTED if is_moved else Classification.REVIEW,
    }
    after = token if after is None else after
    return ReviewItem(path=path, token=token, before=token, after=after, **{**values, **others})  # type: ignore[arg-type]  # mixed keywords


def commented(plan: AnnualPlan, *review: ReviewItem) -> list[str]:
    """The words that each item is anchored at."""
    data = DocxExporter(review=review, every_remark=True).export(plan)
    return [words for _, words in sorted(ranges(data).items())]


def one_paragraph(text: str) -> AnnualPlan:
    return AnnualPlan(title=Title("青禾示范区2027年工作要点"), outline=(Paragraph(text=text),))


@pytest.mark.parametrize("sample", ["typical_plan", "everything_plan", "upward_plan", "rare_characters_plan"])
def test_each_comment_is_at_the_words_it_names(sample: str) -> None:
    draft = roll_forward(getattr(samples, sample)())
    data = DocxExporter(review=draft.review).export(draft.plan)
    shown = [each for each in draft.review if each.classification is Classification.REVIEW] + [
        each
        for each in draft.review
        if each.classification is Classification.SHIFTED and each.severity is Severity.MUST
    ]
    order = [each for each in draft.review if each in shown]
    found, said = ranges(data), comments(data)
    assert sorted(found) == sorted(said) == list(range(len(order)))
    for number, each in enumerate(order):
        words = "".join(found[number].split())
        if each.after == "待定":
            assert words.endswith(("月日", "月日印发")), each
        else:
            assert words == "".join(each.after.split()), each
        assert said[number][0] == f"原文：{each.token}"
        assert f"理由：{each.reason}" in said[number]


def test_a_comment_says_what_was_what_is_why_and_how_urgent() -> None:
    plan = one_paragraph("今年是收官之年。")
    moved = item("title.text", "2026年", "2027年", severity=Severity.MUST, reason="年份顺延")
    data = DocxExporter(review=[moved, item("outline[0].text", "收官之年")]).export(plan)
    assert comments(data) == {
        0: ["原文：2026年", "现为：2027年", "理由：年份顺延", "程度：印发前须定"],
        1: ["原文：收官之年", "现为：未改动", "理由：请核对", "程度：请核对"],
    }
    assert ranges(data) == {0: "2027年", 1: "收官之年"}


def test_what_moved_or_stayed_by_itself_has_no_comment_unless_asked_for() -> None:
    draft = roll_forward(samples.typical_plan())
    few = ranges(DocxExporter(review=draft.review).export(draft.plan))
    every = ranges(DocxExporter(review=draft.review, every_remark=True).export(draft.plan))
    assert 0 < len(few) < len(every) == len(draft.review)


def test_without_a_review_there_are_no_comments() -> None:
    with zipfile.ZipFile(io.BytesIO(DocxExporter().export(samples.typical_plan()))) as package:
        assert "word/comments.xml" not in package.namelist()


def test_the_text_is_that_without_comments() -> None:
    draft = roll_forward(samples.everything_plan())
    clean, full = (
        Document(io.BytesIO(DocxExporter(review=review).export(draft.plan))) for review in ((), draft.review)
    )
    assert [each.text for each in full.paragraphs] == [each.text for each in clean.paragraphs]


def test_a_validator_of_the_format_has_no_complaints(tmp_path: Path) -> None:
    draft = roll_forward(samples.everything_plan())
    path = tmp_path / "draft.docx"
    path.write_bytes(DocxExporter(review=draft.review, every_remark=True).export(draft.plan))
    assert [error.description for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_python_docx_reads_author_and_day() -> None:
    envelope = Envelope(issuers=(Issuer("青禾示范区应急管理局"),), issue_date=OPEN)
    plan = attrs.evolve(one_paragraph("今年是收官之年。"), year=2027, envelope=envelope)
    data = DocxExporter(review=[item("outline[0].text", "收官之年")]).export(plan)
    (comment,) = Document(io.BytesIO(data)).comments
    assert (comment.author, comment.initials) == ("emplan", "EM")
    assert comment.timestamp is not None
    assert comment.timestamp.isoformat() == "2027-01-01T00:00:00+00:00"


def test_the_same_words_twice_are_told_apart_by_their_order() -> None:
    plan = one_paragraph("三年行动。三年行动。")
    review = [item("outline[0].text", "三年行动"), item("outline[0].text", "三年行动")]
    body = body_of_file(DocxExporter(review=review).export(plan))
    texts = [each.text for each in body.iter(f"{W}t")]
    assert texts == ["青禾示范区2027年工作要点", "三年行动", "。", "三年行动", "。"]


def test_the_same_words_twice_are_told_apart_by_what_stands_around() -> None:
    plan = one_paragraph("到2028年建成仓库，到2029年建成码头；按2028年规划执行。")
    review = [item("outline[0].text", "2028年", excerpt="…建成码头；按2028年规划执行。")]
    body = body_of_file(DocxExporter(review=review).export(plan))
    before = [each.text for each in body.iter(f"{W}t")][1]
    assert before == "到2028年建成仓库，到2029年建成码头；按"


def test_years_in_a_cited_title_are_inside_its_range() -> None:
    plan = one_paragraph("落实《青禾市2026年工作要点》。")
    title, year = item("outline[0].text", "《青禾市2026年工作要点》"), item("outline[0].text", "2026年")
    assert commented(plan, title, year) == ["《青禾市2026年工作要点》", "2026年"]


def test_a_title_broken_in_print_is_one_range() -> None:
    title = Title("青禾示范区安全生产委员会办公室关于印发《青禾示范区2027年应急管理工作要点》的通知")
    plan = attrs.evolve(one_paragraph("请执行。"), title=title)
    words = "《青禾示范区2027年应急管理工作要点》"
    assert commented(plan, item("title.text", words)) == [words]


def test_a_padded_name_is_found() -> None:
    members = (RosterMember(name="钱岚", post="局长"),)
    roster = Roster(groups=(RosterGroup(role="组长", members=members),))
    plan = attrs.evolve(one_paragraph("请执行。"), outline=(roster,))
    assert commented(plan, item("outline[0].groups[0].members[0].name", "钱岚")) == ["钱　岚"]


@pytest.mark.parametrize(
    ("path", "anchor"),
    [
        ("outline[0].text", "请按要求执行。"),
        ("outline[0].marks[3]", "请按要求执行。"),
        ("outline", "请按要求执行。"),
        ("envelope.copy_number", "青禾示范区2027年工作要点"),
        ("year", "青禾示范区2027年工作要点"),
        ("", "青禾示范区2027年工作要点"),
    ],
)
def test_words_that_are_not_there_are_said_at_the_nearest_text(path: str, anchor: str) -> None:
    assert commented(one_paragraph("请按要求执行。"), item(path, "没有的字")) == [anchor]


def test_what_left_the_draft_is_said_where_it_stood() -> None:
    gone = item("outline[0].text", "开展演练", "", severity=Severity.MUST)
    data = DocxExporter(review=[gone]).export(one_paragraph("请执行。"))
    assert ranges(data) == {0: "请执行。"}
    assert "现为：已删去" in comments(data)[0]


def test_plain_data_is_as_good_as_review_items() -> None:
    draft = roll_forward(samples.typical_plan())
    data = DocxExporter(review=to_review_data(draft.review)).export(draft.plan)
    assert data == DocxExporter(review=draft.review).export(draft.plan)


def test_least_plain_data_is_a_path_a_token_and_a_reason() -> None:
    review = [{"path": "outline[0].text", "token": "执行", "reason": "请核对\x0b"}]
    data = DocxExporter(review=review).export(one_paragraph("请执行。"))
    assert comments(data)[0] == ["原文：执行", "现为：未改动", "理由：请核对�", "程度：请核对"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"token": "执行", "reason": "请核对"},
        {"path": "outline[0].text", "token": 3, "reason": "请核对"},
        {"path": "outline[0].text", "token": "执行", "reason": "请核对", "severity": "loud"},
    ],
)
def test_plain_data_that_means_nothing_is_refused_with_its_number(wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidValueError, match=r"review item \(核对事项\) 1") as refused:
        DocxExporter(review=[wrong])
    assert "第1项核对事项" in refused.value.message("zh")


def test_an_exporter_with_a_review_can_be_changed() -> None:
    exporter = DocxExporter(review=[item("title.text", "2027年")])
    assert attrs.evolve(exporter, every_remark=True).review == exporter.review


def test_in_a_redline_comments_stay_at_their_words() -> None:
    plan = samples.typical_plan()
    draft = roll_forward(plan)
    clean = ranges(DocxExporter(review=draft.review, every_remark=True).export(draft.plan))
    tracked = DocxExporter(review=draft.review, every_remark=True, against=plan).export(draft.plan)
    assert ranges(tracked) == clean
