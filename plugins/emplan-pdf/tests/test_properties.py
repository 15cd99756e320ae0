"""What a file says about itself, from the plan: only what is known."""

from xml.etree import ElementTree

import pendulum
from attrs import evolve

from emplan import OPEN, AnnualPlan, DocumentNumber, Envelope, Issuer, PlanForm, Title, lay_out
from emplan_pdf.properties import Properties

PLAN = AnnualPlan(
    year=2027,
    form=PlanForm.KEY_POINTS,
    title=Title("青禾示范区2027年<应急>&管理工作要点"),
    envelope=Envelope(
        issuers=(Issuer("青禾示范区安委会", code="青安委"), Issuer("青禾示范区应急局", code="青应急")),
        document_number=DocumentNumber("青安委", 2027, 3),
        issue_date=pendulum.date(2027, 3, 8),
    ),
)


def _of(plan: AnnualPlan) -> Properties:
    return Properties.of(plan, lay_out(plan))


def test_a_plan_gives_title_issuers_number_and_day() -> None:
    found = _of(PLAN)
    assert found.title == PLAN.title.text
    assert found.author == "青禾示范区安委会、青禾示范区应急局"
    assert found.subject == "青安委〔2027〕3号"
    assert found.issued == "2027-03-08"


def test_what_is_open_or_absent_is_left_out() -> None:
    envelope = evolve(PLAN.envelope, document_number=DocumentNumber("青安委", 2027, OPEN), issue_date=OPEN)
    draft = _of(evolve(PLAN, envelope=envelope))
    assert (draft.subject, draft.issued) == ("", "")
    bare = _of(evolve(PLAN, envelope=Envelope()))
    assert bare.information().keys() == {"Title", "Creator", "Producer"}
    for absent in ("dc:creator", "dc:description", "dc:date"):
        assert absent not in bare.metadata()


def test_metadata_is_well_formed_and_says_the_same_as_the_information() -> None:
    found = _of(PLAN)
    packet = found.metadata()
    text = "".join(ElementTree.fromstring(packet).itertext())
    for entry in found.information().values():
        assert entry in text
    assert "2027-03-08" in text
    assert packet.startswith("<?xpacket begin")
    assert packet.endswith("?>")
