"""The list of what prints nothing, and plans that print alike."""

import attrs
import pytest
from attrs import evolve

from emplan import export
from emplan.chinese.labels import LabelForm
from emplan.model import (
    UNPRINTED,
    AnnualPlan,
    DocumentNumber,
    Envelope,
    Heading,
    HeadingForm,
    Issuer,
    LabelledParagraph,
    LevelNumbering,
    Paragraph,
    Placement,
    Responsibility,
    ResponsibleUnit,
    Section,
    SignatureMode,
    StandingDeadline,
    Task,
    Title,
    UnitGroup,
    printed,
)
from emplan.terms import FIELDS
from emplan.testing.drawn import drawn_plan
from emplan.testing.samples import everything_plan, letter_plan, typical_plan

COMMISSION = Issuer("青禾示范区安委会", masthead_name="青禾市青禾示范区安委会", code="青安委")
TASK = Task(heading=Heading("清查隐患", HeadingForm.RUN_IN, "。"), text="逐户登记。")
PLAN = AnnualPlan(
    title=Title("2027年青禾示范区防汛工作安排"),
    envelope=Envelope(issuers=(COMMISSION,)),
    outline=(Section(heading=Heading("重点"), children=(TASK,)),),
)


def text_of(plan: AnnualPlan) -> bytes:
    return export(plan, "txt")


def with_envelope(plan: AnnualPlan, **values: object) -> AnnualPlan:
    return evolve(plan, envelope=evolve(plan.envelope, **values))


def test_every_entry_gives_its_reason_in_both_languages() -> None:
    for entry in UNPRINTED:
        assert entry.reason.endswith(".")
        assert entry.reason_zh.endswith("。")
        assert not (entry.is_inferred and entry.only_in_text)


@pytest.mark.parametrize(
    "plan", [everything_plan(), typical_plan(), letter_plan(), *map(drawn_plan, range(34))]
)
def test_a_plan_without_what_prints_nothing_prints_the_same(plan: AnnualPlan) -> None:
    # Of title and numbering the words are left; where a page ends may move with the lines of the title.
    for inferred in (True, False):
        bare = printed(plan, inferred=inferred)
        assert "".join(text_of(bare).decode().split()) == "".join(text_of(plan).decode().split())
        assert printed(bare, inferred=inferred) == bare


@pytest.mark.parametrize(
    "alike",
    [
        evolve(
            PLAN,
            numbering=(LevelNumbering(LabelForm.CHINESE_COMMA), LevelNumbering(LabelForm.CHINESE_BRACKETED)),
        ),
        evolve(PLAN, title=Title(PLAN.title.text, fixed_lines=("2027年青禾示范区", "防汛工作安排"))),
        evolve(PLAN, year=2027),
        evolve(
            PLAN,
            outline=(
                Section(heading=Heading("重点"), children=(Section(heading=TASK.heading, text=TASK.text),)),
            ),
        ),
        with_envelope(PLAN, issuers=(evolve(COMMISSION, code=None),)),
        with_envelope(PLAN, issuers=(Issuer("青禾市青禾示范区安委会"),)),
        with_envelope(PLAN, signature_mode=SignatureMode.STAMPED),
    ],
    ids=["numbering", "lines", "year", "kind", "code", "name", "mode"],
)
def test_plans_that_print_alike_are_equal(alike: AnnualPlan) -> None:
    assert alike != PLAN
    assert text_of(alike) == text_of(PLAN)
    assert printed(alike) == printed(PLAN)


@pytest.mark.parametrize(
    "other",
    [
        evolve(PLAN, title=Title("2028年青禾示范区防汛工作安排")),
        evolve(PLAN, outline=(evolve(PLAN.outline[0], printed_label="二、"),)),
        evolve(PLAN, closing=(Paragraph(text="请认真落实。"),)),
        with_envelope(PLAN, document_number=DocumentNumber("青安委", 2027, 3)),
        with_envelope(PLAN, addressees=("各镇人民政府",)),
        with_envelope(PLAN, secrecy=None, copied_to=("青禾市安委会",)),
    ],
    ids=["title", "label", "closing", "number", "addressees", "copied_to"],
)
def test_plans_that_print_otherwise_are_not(other: AnnualPlan) -> None:
    assert text_of(other) != text_of(PLAN)
    assert printed(other, in_text=True) != printed(PLAN, in_text=True)


def test_without_an_issuer_neither_number_nor_signatories_print() -> None:
    bare = with_envelope(PLAN, issuers=())
    numbered = with_envelope(bare, document_number=DocumentNumber("青安委", 2027, 3), signatories=("吴坚",))
    assert text_of(numbered) == text_of(bare)
    assert printed(numbered) == printed(bare)


def test_what_readers_infer_is_kept_on_demand() -> None:
    plan = typical_plan()
    kept = printed(plan, inferred=True)
    assert kept.year == 2027
    assert list(kept.marks()) == list(plan.marks())
    assert [type(item.node) for item in kept.numbered()] == [type(item.node) for item in plan.numbered()]
    assert list(printed(plan).marks()) == []
    assert {type(item.node) for item in printed(plan).numbered()} == {Section}


def test_brackets_and_joints_that_print_alike_are_alike() -> None:
    units = Responsibility(
        groups=(UnitGroup(units=(ResponsibleUnit("区应急局"), ResponsibleUnit("区住建局"))),)
    )
    spelt = evolve(units, groups=(evolve(units.groups[0], separators=("、",), joint="，"),), joint="，")
    due = StandingDeadline(wording="长期坚持", placement=Placement.OWN_LINE)
    plans = [
        evolve(PLAN, preamble=(Paragraph(text="各单位抓好落实。", assignments=both),))
        for both in ((units, due), (spelt, due), (due, units))
    ]
    assert len({text_of(plan) for plan in plans}) == 1
    assert printed(plans[0]) == printed(plans[1]) == printed(plans[2])


def test_a_labelled_paragraph_prints_like_a_paragraph() -> None:
    labelled = evolve(PLAN, preamble=(LabelledParagraph(label="煤矿", text="落实驻矿值守。"),))
    plain = evolve(PLAN, preamble=(Paragraph(text="煤矿：落实驻矿值守。"),))
    assert printed(labelled) == printed(plain)
    assert printed(labelled, inferred=True) != printed(plain, inferred=True)


def test_the_list_speaks_of_fields_that_exist() -> None:
    import emplan.model

    for entry in UNPRINTED:
        for name in entry.field.replace(";", ",").split(","):
            owner, _, field = name.strip().rpartition(".")
            if owner in emplan.model.__all__ and field.isidentifier():
                assert field in {one.name for one in attrs.fields(getattr(emplan.model, owner))} | set(FIELDS)
