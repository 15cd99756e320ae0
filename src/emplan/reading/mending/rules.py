"""The repairs that reading adds to those of written Chinese: names and reasons."""

from __future__ import annotations

import enum

from emplan.chinese.spans import Edit, Span


class LineRule(enum.StrEnum):
    """The rule by which an edit of lines was made; the value is the stable name in reports."""

    CONTROL_CHARACTER = "control_character"
    LOST_WHITE_SPACE = "lost_white_space"
    PAGE_CUT = "page_cut"
    PAGE_NUMBER = "page_number"
    DOUBLED_CHARACTER = "doubled_character"
    WRAPPED_LINE = "wrapped_line"
    LINE_BREAK = "line_break"
    TITLE_LINE = "title_line"
    MARKUP = "markup"
    LABEL_MARK = "label_mark"
    RUN_ON = "run_on"
    MISREAD_DIGIT = "misread_digit"
    TAIL_BRACKET = "tail_bracket"
    UNIT_MARK = "unit_mark"

    @property
    def reason(self) -> str:
        """Why this is repaired, in English."""
        return _REASONS[self]


_REASONS = {
    LineRule.CONTROL_CHARACTER: "a control or invisible character, which no document prints",
    LineRule.LOST_WHITE_SPACE: "question marks that stand for white space lost in a conversion",
    LineRule.PAGE_CUT: "a page break inside a paragraph",
    LineRule.PAGE_NUMBER: "a page number between the lines of the text",
    LineRule.DOUBLED_CHARACTER: "a character printed again behind a page break",
    LineRule.WRAPPED_LINE: "a line break that only wraps the line",
    LineRule.TITLE_LINE: "joint issuers in a title stand apart by a space",
    LineRule.LABEL_MARK: "a label that counts on and has lost its mark (一、 or 1.)",
    LineRule.MISREAD_DIGIT: "a letter read in place of a digit of a year (O for 0, l for 1)",
    LineRule.RUN_ON: "a line break lost behind a heading or between numbered items",
    LineRule.TAIL_BRACKET: "brackets of another kind around responsible units, which stand in （）",
    LineRule.UNIT_MARK: "responsible units parted by white space instead of 、",
    LineRule.MARKUP: "marks of Markdown for bold and italic words, which no document prints",
    LineRule.LINE_BREAK: "a line break lost where the whole document stands on one line",
}


def line_edit(text: str, start: int, end: int, after: str, rule: LineRule, *, origin: int = 0) -> Edit:
    """Make the edit that puts ``after`` in place of ``text[start:end]``; ``origin`` is as for `repair`."""
    return Edit(
        span=Span(origin + start, origin + end),
        before=text[start:end],
        after=after,
        rule=rule,
        reason=rule.reason,
    )
