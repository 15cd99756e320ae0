"""How each element of a plan was found in its source, and what a person should check."""

from __future__ import annotations

import enum

from attrs import frozen


class Manner(enum.Enum):
    """How an element was found, the surest first.

    LABELLED: a label says what it is (责任单位：). POSITION: it stands where GB/T 9704-2012 puts it. PATTERN:
    it is worded as such things are. PROSE: a sentence says it. LOOKS: only its looks tell it. INFERRED:
    something else in the document stands for it.
    """

    LABELLED = "labelled"
    POSITION = "position"
    PATTERN = "pattern"
    PROSE = "prose"
    LOOKS = "looks"
    INFERRED = "inferred"


@frozen(kw_only=True)
class Found:
    """One element of the head or one task: where it stood, how it was found, and what to check.

    Args:
        element: The field (``issue_date``) or ``task``.
        path: Where it stands in the plan: ``envelope.issue_date``, ``outline[0].children[1]``.
        line: The line of the source; 0 where no line says it.
        value: What was found, as the plan has it.
        manner: How it was found.
        check: What a person should check, in English; empty where there is no doubt.
        check_zh: The same in Chinese.
    """

    element: str
    path: str
    line: int
    value: str
    manner: Manner
    check: str = ""
    check_zh: str = ""

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look at it."""
        return bool(self.check)

    def message(self, language: str = "en") -> str:
        """Say in ``en`` or ``zh`` where it stands and what to check."""
        value = self.value if len(self.value) <= _LONGEST_VALUE else f"{self.value[:_LONGEST_VALUE]}…"
        english, chinese = _ELEMENTS.get(self.element, (self.element, self.element))
        if language == "zh":
            place = f"（第{self.line}行）" if self.line else ""
            return f"{chinese}{place}“{value}”：{self.check_zh}"
        place = f" (line {self.line})" if self.line else ""
        return f"{english}{place} “{value}”: {self.check}"


_LONGEST_VALUE = 40
_ELEMENTS = {
    "title": ("title", "标题"),
    "body_title": ("title of the plan", "方案标题"),
    "issuers": ("issuing authority", "发文机关"),
    "document_number": ("document number", "发文字号"),
    "addressees": ("addressees", "主送机关"),
    "issue_date": ("date of issue", "成文日期"),
    "validity": ("validity", "有效期"),
    "task": ("task", "任务"),
}
