"""The review: one entry for every token of time or order, with what became of it and why."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import Any

from attrs import Attribute, field, frozen

from emplan.errors import InvalidValueError
from emplan.model import AnnualPlan


class Classification(enum.Enum):
    """What happened to a token. SHIFTED: the draft says something else; the other two say the same."""

    SHIFTED = "shifted"
    KEPT = "kept"
    REVIEW = "review"


class Severity(enum.Enum):
    """How urgent it is for a person: for the record, read once, settle before issue."""

    INFO = "info"
    CHECK = "check"
    MUST = "must"


@frozen
class Verdict:
    """A decision on a token, with its reason in Chinese and English."""

    classification: Classification
    severity: Severity
    reason: str
    reason_en: str


@frozen(kw_only=True)
class ReviewItem:
    """One classified token (待核对事项).

    ``path`` leads to the text slot (``outline[3].children[1].text``) or the field of the envelope. ``token``
    is what is printed there in last year's plan, ``excerpt`` the same with some characters around it.
    ``before`` and ``after`` are the words in last year's plan and in the draft; they differ exactly for what
    is shifted. ``old_path`` is the path in last year's plan, another one behind tasks that left the draft.
    Of such a task, ``path`` leads to what it stood under, ``before`` is all of its text and ``after`` empty.
    ``reason`` is Chinese, ``reason_en`` the same in English.
    """

    path: str
    excerpt: str
    token: str
    before: str
    after: str
    classification: Classification = field()
    reason: str
    reason_en: str
    severity: Severity = Severity.INFO
    old_path: str = field()

    @old_path.default
    def _the_same_path(self) -> str:
        return self.path

    @classification.validator
    def _says_what_happened(self, attribute: Attribute[Any], value: Classification) -> None:
        if (self.before != self.after) != (value is Classification.SHIFTED):
            raise InvalidValueError(
                f"A review entry (核对事项) says {value.value}, but '{self.before}' became '{self.after}'.",
                f"核对事项标为{value.value}，与改动“{self.before}”→“{self.after}”不符。",
                field=attribute.name,
                place=self.path,
            )


@frozen
class Draft:
    """Next year's plan and, in document order, what became of every token of last year's."""

    plan: AnnualPlan
    review: tuple[ReviewItem, ...]
    unused: tuple[str, ...] = ()
    """Names of units and titles of citations that were to be replaced and are nowhere in the plan."""

    def settle_first(self) -> tuple[ReviewItem, ...]:
        """What must be settled before the draft is issued."""
        return tuple(item for item in self.review if item.severity is Severity.MUST)


def to_review_data(review: Iterable[ReviewItem], language: str = "zh") -> list[dict[str, str]]:
    """Return the review as plain data, one object a token, with the reason in ``zh`` or ``en``."""
    return [
        {
            "path": item.path,
            "excerpt": item.excerpt,
            "token": item.token,
            "before": item.before,
            "after": item.after,
            "class": item.classification.value,
            "reason": item.reason_en if language == "en" else item.reason,
            "severity": item.severity.value,
        }
        for item in review
    ]


def shifted(reason: str, reason_en: str, severity: Severity = Severity.INFO) -> Verdict:
    """The draft says something else."""
    return Verdict(Classification.SHIFTED, severity, reason, reason_en)


def kept(reason: str, reason_en: str, severity: Severity = Severity.INFO) -> Verdict:
    """The draft says the same, and rightly so."""
    return Verdict(Classification.KEPT, severity, reason, reason_en)


def doubtful(reason: str, reason_en: str, severity: Severity = Severity.CHECK) -> Verdict:
    """The draft says the same, and a person has to decide."""
    return Verdict(Classification.REVIEW, severity, reason, reason_en)
