"""The glossary: names of the model to Chinese terms."""

import enum

import attrs
import pytest

import emplan.model
from emplan import terms
from emplan.model import BaseDeadline, DayDeadline, PlanForm, SecrecyMark, SectionRole, Title
from emplan.terms import PLAN_FORMS, SECTION_HEADINGS, chinese_term, field_term, term

PUBLIC = [getattr(emplan.model, name) for name in emplan.model.__all__]
CLASSES = [each for each in PUBLIC if isinstance(each, type) and attrs.has(each)]
CLOSED_LISTS = [
    each
    for each in PUBLIC
    if isinstance(each, type) and issubclass(each, enum.Enum) and each.__name__ != "Open"
]


@pytest.mark.parametrize("cls", [*CLASSES, *CLOSED_LISTS], ids=lambda cls: cls.__name__)
def test_every_class_and_closed_list_of_the_model_has_a_term(cls: type) -> None:
    assert cls.__name__ in terms.CLASSES


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_field_of_the_model_has_a_term(cls: type) -> None:
    for field in attrs.fields(cls):
        assert field_term(cls, field.name).chinese, field.name


def test_a_field_of_a_class_may_have_a_term_of_its_own() -> None:
    assert term("Issuer.name").chinese == "发文机关"
    assert term("RosterMember.name").chinese == "姓名"
    assert term("ResponsibleUnit").clause == ""
    assert term("issue_date").clause == "GB/T 9704-2012 7.3.5.4"


def test_an_inherited_field_has_the_term_of_the_class_it_comes_from() -> None:
    assert field_term(DayDeadline, "label") == field_term(BaseDeadline, "label")
    assert field_term(DayDeadline, "label").chinese == "时限标签"
    assert field_term(SecrecyMark, "level").chinese == "密级"


def test_a_name_that_the_glossary_lacks_is_a_key_error_or_stands_for_itself() -> None:
    with pytest.raises(KeyError):
        term("Nothing.unheard_of")
    with pytest.raises(KeyError):
        field_term(Title, "unheard_of")
    assert chinese_term("Nothing.unheard_of") == "unheard_of"
    assert chinese_term("Title") == "标题"


def test_the_last_words_of_titles_mean_forms_of_plans() -> None:
    assert {PlanForm(value) for value in PLAN_FORMS.values()} <= set(PlanForm)
    assert PLAN_FORMS["工作要点"] == PLAN_FORMS["要点"] == PlanForm.KEY_POINTS.value


def test_every_role_of_a_section_has_headings_and_no_heading_two_roles() -> None:
    assert {SectionRole(value) for value in SECTION_HEADINGS} == set(SectionRole)
    headings = [heading for words in SECTION_HEADINGS.values() for heading in words]
    assert len(headings) == len(set(headings))
