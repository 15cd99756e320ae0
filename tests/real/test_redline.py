"""The real documents rolled forward: comments at the words they name, tracked changes that go both ways."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from emplan import lay_out, plain_text
from emplan.model import AnnualPlan
from emplan.reading import read
from emplan.rollover import Draft, ReviewItem, roll_forward
from emplan_docx import DocxExporter
from requiring import corpus
from revisions import W, accepted, body_of_file, paragraph_texts, rejected, structure

pytestmark = pytest.mark.needs("corpus")

NUMBERS = ("000", "001", "002", "003", "004", "010", "011", "012", "013", "014", "015", "016")
LATEST = 2020


@cache
def plan_of(number: str) -> AnnualPlan:
    return read(next((corpus() / "real").glob(f"{number}-*.txt"))).plan


@cache
def draft_of(number: str, years: int = 1) -> Draft:
    plan = plan_of(number)
    year = plan.year or LATEST
    return roll_forward(plan, year + years, plan_year=None if plan.year else year)


@cache
def redline_of(number: str, years: int = 1) -> bytes:
    draft = draft_of(number, years)
    return DocxExporter(review=draft.review, every_remark=True, against=plan_of(number)).export(draft.plan)


@pytest.mark.parametrize("years", [1, 5])
@pytest.mark.parametrize("number", NUMBERS)
def test_accept_all_is_the_draft_and_reject_all_the_document(number: str, years: int) -> None:
    tracked = body_of_file(redline_of(number, years))
    draft = draft_of(number, years).plan
    for body, plan in ((accepted(tracked), draft), (rejected(tracked), plan_of(number))):
        clean = body_of_file(DocxExporter().export(plan))
        assert paragraph_texts(body) == paragraph_texts(clean)
        assert structure(body) == structure(clean)
        words = "".join("".join(paragraph_texts(body)).split())
        assert words == "".join(plain_text(lay_out(plan)).split())


@pytest.mark.parametrize("number", NUMBERS)
def test_what_did_not_change_is_not_marked(number: str) -> None:
    """Roll-forward changes digits: a paragraph that comes or goes as a whole would be a wrong pair."""
    body = body_of_file(redline_of(number))
    assert body.findall(f"{W}p/{W}pPr/{W}rPr/{W}ins") == []
    assert body.findall(f"{W}p/{W}pPr/{W}rPr/{W}del") == []
    deleted = sum(len("".join(map(str, each.itertext()))) for each in body.iter(f"{W}del"))
    whole = sum(map(len, paragraph_texts(rejected(body))))
    assert deleted < whole / 10


@pytest.mark.parametrize("number", NUMBERS)
def test_each_comment_is_at_the_words_it_names(number: str) -> None:
    found = _ranges(redline_of(number))
    review = draft_of(number).review
    assert sorted(found) == list(range(len(review)))
    elsewhere = [
        (each.path, each.after, found[place])
        for place, each in enumerate(review)
        if not _fits(each, "".join(found[place].split()))
    ]
    assert elsewhere == []


# All twelve: make redlines.
AUDITED = NUMBERS if "EMPLAN_EDIT_SCRIPTS" in os.environ else ("000", "001", "004", "010")


@pytest.mark.parametrize("number", AUDITED)
def test_a_validator_of_the_format_has_no_complaints(number: str, tmp_path: Path) -> None:
    path = tmp_path / "redline.docx"
    path.write_bytes(redline_of(number))
    assert [error.description for error in OpenXmlValidator().validate(str(path)).errors] == []


def _fits(item: ReviewItem, words: str) -> bool:
    if item.path.startswith("envelope.") or item.path == "year":
        # What stands open, or is not printed, is at the element or the nearest text.
        return bool(words)
    return words == "".join(item.after.split())


def _ranges(data: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    running: set[int] = set()
    for element in body_of_file(data).iter():
        number = int(element.get(f"{W}id") or -1)
        match etree.QName(element).localname:
            case "commentRangeStart":
                running.add(number)
                found[number] = ""
            case "commentRangeEnd":
                running.remove(number)
            case "t":
                found.update({each: found[each] + (element.text or "") for each in running})
    return found
