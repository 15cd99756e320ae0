"""What text of the model may hold."""

import pytest

from emplan.errors import InvalidValueError
from emplan.model import Paragraph, Table, Title


@pytest.mark.parametrize("char", ["\n", "\x00", "\u2028"])
def test_control_characters_are_refused(char: str) -> None:
    with pytest.raises(InvalidValueError, match="line break or control character"):
        Title(f"青禾{char}区")


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\xad"])
def test_invisible_characters_are_refused_with_their_name_and_place(char: str) -> None:
    with pytest.raises(InvalidValueError) as refused:
        Paragraph(text=f"各镇街逐户核对名单{char}并上报。")
    name = f"U+{ord(char):04X}"
    assert f"({name}) behind “逐户核对名单”" in refused.value.message("en")
    assert f"“逐户核对名单”之后有不可见字符{name}" in refused.value.message("zh")


def test_an_invisible_character_at_the_start_is_told_so() -> None:
    with pytest.raises(InvalidValueError) as refused:
        Title("\ufeff青禾示范区2027年应急管理工作要点")
    assert "(U+FEFF) at its start" in refused.value.message("en")
    assert "开头有不可见字符U+FEFF" in refused.value.message("zh")


def test_cells_of_a_table_hold_none_either() -> None:
    with pytest.raises(InvalidValueError, match=r"U\+202E"):
        Table(rows=(("序号", "任务"), ("1", "\u202e巡查")), header_rows=1)


def test_characters_that_are_put_together_stay_as_they_are() -> None:
    text = "葛\U000e0100某\U0001f469\u200d\U0001f467"
    assert Paragraph(text=text).text == text
