"""Outline labels inside a paragraph: 一是…；二是…, and the items of a text whose line breaks are lost."""

from __future__ import annotations

from emplan.chinese.labels import LABEL_START, LabelForm, LabelMatch, match_label
from emplan.chinese.patterns import Pattern
from emplan.chinese.punctuation import bracketed_spans

_FORMS_BEHIND_WORDS = (
    LabelForm.CHINESE_COMMA,
    LabelForm.CHINESE_BRACKETED,
    LabelForm.ARABIC_DOT,
    LabelForm.ARABIC_BRACKETED,
)
_HANZI = Pattern("[\u4e00-\u9fff]")
# Behind these an item can begin.
_BOUNDARIES = "\n。；：！？）”;:!?) \t\u3000"
# With such a sequel the label is only referred to: 依照（一）、（二）项.
_REFERRED_TO = Pattern(r"\s*[、和至到及项款条的）)]")
# 第一、 and 二十一、 are no beginnings behind these.
_NO_WORD = "第十百零一二三四五六七八九"


def inline_labels(text: str, *, anywhere: bool = False) -> tuple[LabelMatch, ...]:
    """Return the labels that may begin an item inside a paragraph, its own label included, in order.

    They stand outside quotes and other brackets, at the start or behind a stop; ① also behind a word. With
    ``anywhere``, for texts that lost their line breaks, the other forms count behind a word as well
    (…体系建设2.完善…), which brings false ones: the caller must see that the ordinals go on.
    """
    found: list[LabelMatch] = []
    position = 0
    brackets = iter(bracketed_spans(text))
    bracket = next(brackets, None)
    while first := LABEL_START.search(text, position):
        position = first.start()
        while bracket is not None and bracket.end <= position:
            bracket = next(brackets, None)
        inside = bracket is not None and bracket.start < position
        match = None if inside else match_label(text, position)
        if match is not None and _may_begin(text, match, anywhere=anywhere):
            found.append(match)
            position = match.end
        else:
            position += 1
    return tuple(found)


def _may_begin(text: str, match: LabelMatch, *, anywhere: bool) -> bool:
    before = text[match.start - 1] if match.start else "\n"
    if _REFERRED_TO.match(text, match.end):
        return False
    if before in _BOUNDARIES or match.form is LabelForm.CIRCLED:
        return True
    behind_a_word = _HANZI.match(before) is not None and before not in _NO_WORD
    return anywhere and behind_a_word and match.form in _FORMS_BEHIND_WORDS
