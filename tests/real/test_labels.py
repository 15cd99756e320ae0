"""The real documents against their labels: everything for 000–004, what is promised so far for the others."""

import pytest
from scoring import ALL, COMPLETE, HEADER, MEASURES, score, source_of, totals

from emplan.model import Phase, Responsibility, Roster, UnparsedDeadline
from emplan.reading import Furniture, Reading, Repairs, Structure, read, source_text
from emplan.reading.text import TextReader
from emplan.records import to_outline

pytestmark = pytest.mark.needs("corpus")

# Seen otherwise than by the labels: 013 cites its parent plan.
KNOWN = {"013": ("no citation",)}
# What the labels of all documents together must agree on at least, in per cent.
WANTED = {
    "header": 98.0,
    "outline": 99.0,
    "units": 98.0,
    "deadlines": 99.0,
    "citations": 98.0,
    "noise": 100.0,
}


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {}


def reading_of(number: str, readings: dict[str, Reading]) -> Reading:
    if number not in readings:
        readings[number] = read(source_of(number))
    return readings[number]


@pytest.mark.parametrize("number", ALL)
def test_a_document_agrees_with_its_labels(number: str, readings: dict[str, Reading]) -> None:
    result = score(number, reading_of(number, readings))
    known = KNOWN.get(number, ())
    assert [fault for fault in result.faults if not fault.startswith(known or ("\0",))] == []


def test_all_documents_together_reach_what_is_wanted() -> None:
    cells = [cell.strip() for cell in totals().strip("|").split("|")]
    rates = dict(zip(MEASURES, cells[1:], strict=False))
    assert [name for name, least in WANTED.items() if float(rates[name]) < least] == []
    assert cells[-1] == "0"


@pytest.mark.parametrize("number", ALL)
def test_a_header_field_without_doubt_is_right(number: str, readings: dict[str, Reading]) -> None:
    reading = reading_of(number, readings)
    result = score(number, reading)
    wrong = {fault.partition(":")[0] for fault in result.faults} & set(HEADER)
    assert wrong <= {one.element for one in reading.report.doubtful}


@pytest.mark.parametrize("number", COMPLETE)
def test_a_complete_document_scores_full(number: str, readings: dict[str, Reading]) -> None:
    result = score(number, reading_of(number, readings))
    assert {result.rate(measure) for measure in MEASURES} <= {None, 1.0}
    assert result.counts["header"][0] == len(HEADER)


@pytest.mark.parametrize("repairs", [Repairs.OFFICIAL, Repairs.NONE], ids=["official", "none"])
@pytest.mark.parametrize("number", ALL)
def test_the_account_of_a_real_document_adds_up(number: str, repairs: Repairs) -> None:
    path = source_of(number)
    if number == "016" and repairs is Repairs.NONE:
        pytest.skip("a document on one line needs its line breaks to be read at all")
    reading = read(path, repairs=repairs)
    assert reading.report.adds_up(reading.plan)
    assert reading.report.source_text == source_text(TextReader().lines(path.read_bytes()))


@pytest.mark.parametrize("number", COMPLETE)
def test_nothing_between_title_and_signature_is_dropped(number: str, readings: dict[str, Reading]) -> None:
    account = reading_of(number, readings).report.account
    dropped = [index for index, entry in enumerate(account) if isinstance(entry, Furniture)]
    taken = [
        index
        for index, entry in enumerate(account)
        if not isinstance(entry, Furniture | Structure) and getattr(entry, "path", None)
    ]
    assert not [index for index in dropped if taken[0] < index < taken[-1]]


def test_the_implementation_plan_holds_all_blocks_units_and_phases(readings: dict[str, Reading]) -> None:
    plan = reading_of("003", readings).plan
    nodes = [item.node for item in plan.numbered()]
    blocks = [one for node in nodes for one in node.responsibilities if isinstance(one, Responsibility)]
    assert len(blocks) == 53
    assert sum(isinstance(node, Phase) for node in nodes) == 3
    roster = next(block for block in plan.blocks() if isinstance(block, Roster))
    assert [(group.role, len(group.members)) for group in roster.groups] == [
        ("组长", 1),
        ("常务副组长", 1),
        ("副组长", 2),
        ("成员", 21),
    ]
    contact = next(plan.contacts())
    assert contact.person
    assert contact.phone
    assert contact.email
    assert len(to_outline(plan)["tasks"]) == 54


@pytest.mark.parametrize("number", COMPLETE)
def test_every_deadline_is_understood(number: str, readings: dict[str, Reading]) -> None:
    plan = reading_of(number, readings).plan
    for item in plan.numbered():
        assert not [one for one in item.node.deadlines if isinstance(one, UnparsedDeadline)]
