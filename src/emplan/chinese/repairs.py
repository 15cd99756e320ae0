"""The closed list of repairs that written Chinese may need, each with its reason in both languages."""

from __future__ import annotations

import enum

from emplan.chinese.spans import Edit, Span


class RepairRule(enum.StrEnum):
    """The rule by which an `Edit` was made; the value is the stable name in records and reports."""

    PUNCTUATION_WIDTH = "punctuation_width"
    BRACKET_WIDTH = "bracket_width"
    SENTENCE_END = "sentence_end"
    NESTED_TITLE = "nested_title"
    INNER_SPACE = "inner_space"
    DIGIT_WIDTH = "digit_width"
    RADICAL = "radical"
    TRADITIONAL = "traditional"
    PINYIN = "pinyin"
    LABEL = "label"
    LOST_CHARACTER = "lost_character"

    @property
    def reason(self) -> str:
        """Why this is repaired, in English."""
        return _REASONS[self][0]

    @property
    def reason_zh(self) -> str:
        """Why this is repaired, in Chinese."""
        return _REASONS[self][1]


_REASONS = {
    RepairRule.PUNCTUATION_WIDTH: (
        "half-width punctuation in Chinese text (标点符号, GB/T 15834-2011)",
        "中文文本中的标点应为全角",
    ),
    RepairRule.BRACKET_WIDTH: (
        "half-width brackets in Chinese text (括号, GB/T 15834-2011)",
        "中文文本中的括号应为全角",
    ),
    RepairRule.SENTENCE_END: (
        "a Latin full stop ends a Chinese sentence (句号, GB/T 15834-2011)",
        "中文句末应使用句号",
    ),
    RepairRule.NESTED_TITLE: (
        "a title inside a title takes 〈〉 (书名号, GB/T 15834-2011 4.15.3.5)",
        "书名号内的书名号应为单书名号",
    ),
    RepairRule.INNER_SPACE: ("white space inside a word, number or date", "词语、数字或日期中的多余空格"),
    RepairRule.DIGIT_WIDTH: ("full-width digits (GB/T 15835-2011 5.1.7.1)", "阿拉伯数字应为半角"),
    RepairRule.RADICAL: (
        "a radical or compatibility code stands for the character",
        "部首或兼容编码代替了汉字",
    ),
    RepairRule.TRADITIONAL: ("traditional characters in a mainland document", "公文应使用规范简化字"),
    RepairRule.PINYIN: ("a pinyin note of a web page behind the character", "网页加注的拼音"),
    RepairRule.LABEL: ("the label in its official shape (GB/T 9704-2012 7.3.3)", "结构层次序数应为规范写法"),
    RepairRule.LOST_CHARACTER: ("characters lost when the text was converted", "转码时丢失的文字"),
}


def repair(text: str, start: int, end: int, after: str, rule: RepairRule, *, origin: int = 0) -> Edit:
    """Make the edit that puts ``after`` in place of ``text[start:end]``, with the rule's own reason.

    ``origin`` is the place of the text in a longer one, from whose beginning the edit shall count.
    """
    return Edit(
        span=Span(origin + start, origin + end),
        before=text[start:end],
        after=after,
        rule=rule,
        reason=rule.reason,
    )
