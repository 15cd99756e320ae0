"""Remarks: what a person must look at in a draft, as the review of a roll-forward or plain data gives it."""

from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from attrs import frozen

from emplan.errors import InvalidValueError
from emplan.rollover import Classification, ReviewItem, Severity

ReviewData: TypeAlias = ReviewItem | Mapping[str, object]

_KEYS: Final = ("path", "token", "after", "reason")
_URGENCIES: Final = {
    Severity.MUST: "印发前须定",
    Severity.CHECK: "请核对",
    Severity.INFO: "供参考",
}


@frozen(kw_only=True)
class Remark:
    """One place (待核对事项): the words of last year and of the draft, why, and how urgent it is.

    ``path`` leads to the text or the field of the envelope, ``excerpt`` is last year's text around it.
    """

    path: str
    token: str
    after: str
    reason: str
    excerpt: str = ""
    classification: Classification = Classification.REVIEW
    severity: Severity = Severity.CHECK

    @property
    def needs_a_person(self) -> bool:
        """Whether somebody has to decide, or to fill in what the draft leaves open."""
        if self.classification is Classification.SHIFTED:
            return self.severity is Severity.MUST
        return self.classification is Classification.REVIEW

    @property
    def lines(self) -> tuple[str, ...]:
        """The comment, a paragraph each."""
        now = "未改动"
        if self.classification is Classification.SHIFTED:
            now = self.after or "已删去"
        said = (
            ("原文", self.token),
            ("现为", now),
            ("理由", self.reason),
            ("程度", _URGENCIES[self.severity]),
        )
        return tuple(f"{label}：{text}" for label, text in said if text)


def remarks_of(review: Iterable[ReviewData]) -> tuple[Remark, ...]:
    """Take review items, or the plain data that ``to_review_data`` makes of them.

    Raises:
        InvalidValueError: an object of the plain data lacks a key or has a value that means nothing.
    """
    return tuple(_remark(item, number) for number, item in enumerate(review, start=1))


def _remark(item: "ReviewData | Remark", number: int) -> Remark:
    if isinstance(item, Remark):
        return item
    if isinstance(item, ReviewItem):
        return Remark(
            path=item.path,
            token=item.token,
            after=item.after,
            reason=item.reason,
            excerpt=item.excerpt,
            classification=item.classification,
            severity=item.severity,
        )
    values = {"after": item.get("token"), "excerpt": "", "class": "review", "severity": "check", **item}
    for key in _KEYS:
        if not isinstance(values.get(key), str):
            raise _refused(number, key, "is missing or no text", "缺失或不是文字")
    try:
        return Remark(
            **{key: str(values[key]) for key in (*_KEYS, "excerpt")},
            classification=Classification(values["class"]),
            severity=Severity(values["severity"]),
        )
    except ValueError:
        raise _refused(number, "class, severity", "have values that are none", "取值无效") from None


def _refused(number: int, key: str, problem: str, problem_zh: str) -> InvalidValueError:
    return InvalidValueError(
        f"Of review item (核对事项) {number}, {key} {problem}.",
        f"第{number}项核对事项的 {key} {problem_zh}。",
        field="review",
        place=f"review[{number - 1}]",
        remedy="Pass Draft.review, or what to_review_data makes of it.",
        remedy_zh="请传入 Draft.review，或 to_review_data 得到的数据。",
    )
