"""The glossary knows every class and every field of the model."""

from collections.abc import Iterator

import attrs
import pytest

import emplan.model
from emplan.terms import term

CLASSES = sorted(
    (each for name in emplan.model.__all__ if attrs.has(each := getattr(emplan.model, name))),
    key=lambda each: each.__name__,
)


def names_of(cls: type) -> Iterator[str]:
    # A base class is no word of the domain; its fields still are.
    if not cls.__subclasses__():
        yield cls.__name__
    for field in attrs.fields(cls):
        if not field.name.startswith("_"):
            yield f"{cls.__name__}.{field.name}"


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_public_name_has_a_chinese_term(cls: type) -> None:
    unknown = []
    for name in names_of(cls):
        try:
            assert term(name).chinese
        except KeyError:
            unknown.append(name)
    assert not unknown


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_class_is_frozen_and_slotted(cls: type) -> None:
    assert "__dict__" not in dir(cls), "not slotted"
    setter: object = cls.__setattr__
    assert setter is not object.__setattr__, "not frozen"
