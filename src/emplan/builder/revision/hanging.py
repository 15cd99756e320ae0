"""What hangs on a paragraph – marks, units, deadlines – moved along when words of the paragraph change."""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve

from emplan.builder.texts import noted_in
from emplan.chinese.spans import Edit, Span, apply_edits
from emplan.errors import InvalidValueError
from emplan.model import (
    Citation,
    Contact,
    Deadline,
    DirectedDeadline,
    Illegible,
    Mark,
    RelativeDeadline,
    Responsibility,
    ResponsibleUnit,
    ValidityPeriod,
)


class Hanging:
    """The edits of one paragraph, and how the rest follows them.

    Args:
        text: The paragraph's text before.
        edits: The edits of it.
        reword: The same replacement for a short text of its own, such as a unit's name.
    """

    def __init__(self, text: str, edits: tuple[Edit, ...], reword: Callable[[str], str]) -> None:
        self._edits = edits
        self._reword = reword
        self._text, self._offsets = apply_edits(text, edits)

    def assignments(
        self, assignments: tuple[Responsibility | Deadline, ...]
    ) -> tuple[Responsibility | Deadline, ...]:
        """Units, and the organs and events that deadlines name, with the new words; all where they stand now.

        Raises:
            InvalidValueError: The words are part of a deadline.
        """
        return tuple(
            self._responsibility(one) if isinstance(one, Responsibility) else self._deadline(one)
            for one in assignments
        )

    def _responsibility(self, responsibility: Responsibility) -> Responsibility:
        span = responsibility.span
        if span is None or self._touches(span):
            groups = tuple(
                evolve(group, units=tuple(ResponsibleUnit(self._reword(unit.name)) for unit in group.units))
                for group in responsibility.groups
            )
            responsibility = evolve(responsibility, groups=groups)
        return evolve(responsibility, span=span and self._offsets.mended_span(span))

    def _deadline(self, deadline: Deadline) -> Deadline:
        span = deadline.span
        if span is None and self._reword(deadline.wording) == deadline.wording:
            return deadline
        if span is not None and not self._touches(span):
            return evolve(deadline, span=self._offsets.mended_span(span))
        wording = self._reword(deadline.wording)
        moved = span and self._offsets.mended_span(span)
        if isinstance(deadline, DirectedDeadline):
            authority = self._reword(deadline.authority)
            return evolve(deadline, span=moved, wording=wording, authority=authority)
        if isinstance(deadline, RelativeDeadline) and self._reword(deadline.event) != deadline.event:
            return evolve(deadline, span=moved, wording=wording, event=self._reword(deadline.event))
        raise _typed(deadline.wording, "完成时限")

    def marks(self, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
        """Marks where they stand now; citations read anew where their words changed.

        Raises:
            InvalidValueError: The words are part of a validity.
        """
        kept = tuple(moved for mark in marks if (moved := self._mark(mark)) is not None)
        if not self._edits:
            return kept
        # A replacement may bring a citation with it.
        fresh = (one for one in noted_in(self._text) if not any(one.span.overlaps(k.span) for k in kept))
        return (*kept, *fresh)

    def _mark(self, mark: Mark) -> Mark | None:
        if not self._touches(mark.span):
            return evolve(mark, span=self._offsets.mended_span(mark.span))
        if isinstance(mark, Citation | Illegible):
            # The citation is read anew; lost characters have been filled in.
            return None
        if isinstance(mark, ValidityPeriod):
            return evolve(mark, span=self.untouched(mark.span, "有效期"))
        span = self._offsets.mended_span(mark.span)
        if len(span) == 0:
            return None
        return Contact(
            span=span,
            person=self._optional(mark.person),
            phone=self._optional(mark.phone),
            email=self._optional(mark.email),
        )

    def untouched(self, span: Span, term: str) -> Span:
        """Where a span stands now that no edit may touch.

        Raises:
            InvalidValueError: One does.
        """
        if self._touches(span):
            words = next(edit.before for edit in self._edits if edit.span.overlaps(span))
            raise _typed(words, term)
        return self._offsets.mended_span(span)

    def _touches(self, span: Span) -> bool:
        return any(edit.span.overlaps(span) for edit in self._edits)

    def _optional(self, text: str | None) -> str | None:
        return None if text is None else self._reword(text) or None


_STEPS = {"完成时限": "due(…)", "有效期": "valid_for(…)", "工作阶段的起止时间": "rescheduled(…)"}


def _typed(words: str, term: str) -> InvalidValueError:
    step = _STEPS[term]
    return InvalidValueError(
        f"'{words}' is part of a typed value ({term}), which a replacement of words would falsify.",
        f"“{words}”属于{term}，不能只改文字。",
        field="text",
        remedy=f"Change the value itself: {step}.",
        remedy_zh=f"请直接修改{term}：{step}。",
    )
