"""What changed in a text, so that a person can read it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emplan_docx.redline.wording import text_edits

TEXTS = st.lists(
    st.sampled_from(("应急", "管理", "2026年", "2027年", "，", "。", "《", "》", "局")), max_size=14
).map("".join)


def shown(old: str, new: str) -> str:
    """The edits as ``[-dropped-]{+added+}``."""
    return "".join(
        edit.old
        if edit.is_equal
        else (f"[-{edit.old}-]" if edit.old else "") + (f"{{+{edit.new}+}}" if edit.new else "")
        for edit in text_edits(old, new)
    )


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("2026年6月底前", "2027年6月底前", "[-2026年-]{+2027年+}6月底前"),
        ("二〇二六年计划", "二〇二七年计划", "[-二〇二六年-]{+二〇二七年+}计划"),
        ("完善预案。", "完善预案，开展演练。", "完善预案{+，开展演练+}。"),
        ("查堤防，查水库。", "查堤防，查渡口，查水库。", "查堤防，{+查渡口，+}查水库。"),
        ("依据《安全法》办理。", "依据《消防法》《安全法》办理。", "依据{+《消防法》+}《安全法》办理。"),
        ("一处。二处。二处。", "一处。二处。", "一处。二处。[-二处。-]"),
        ("2026年3月9日", "2027年　月　日", "[-2026年3月9日-]{+2027年　月　日+}"),
        ("不变", "不变", "不变"),
        ("", "新增", "{+新增+}"),
    ],
)
def test_changes_are_whole_words_and_clauses(old: str, new: str, edits: str) -> None:
    assert shown(old, new) == edits


@given(TEXTS, TEXTS)
def test_the_parts_are_both_texts(old: str, new: str) -> None:
    edits = text_edits(old, new)
    assert "".join(edit.old for edit in edits) == old
    assert "".join(edit.new for edit in edits) == new
    assert all(edit.old or edit.new for edit in edits)
