"""Lost bytes are put back only where that is certain; counted over texts damaged on purpose."""

import os
import re
import sys
from random import Random

import pytest

from emplan.chinese.damage import PlainText, shifted_at
from emplan.chinese.recovery import Reader
from emplan.chinese.vocabulary import is_function_character, vocabulary
from emplan.layout import lay_out, plain_text
from emplan.testing import samples

# A hundredth of a second each; EMPLAN_LOST_BYTES=2000 for a long run.
CASES = int(os.environ.get("EMPLAN_LOST_BYTES", "200"))
_PLAIN = re.compile("[\u4e00-\u9fff，。、；：“”《》（）]+")


def texts() -> list[str]:
    makes = (samples.everything_plan, samples.typical_plan, samples.joint_plan, samples.upward_plan)
    return [plain_text(lay_out(make())) for make in makes]


def damaged(text: str, place: int, length: int) -> str | None:
    """Lose the first byte of the stretch, which shifts the rest of it; its last byte is left over alone."""
    stretch = text[place : place + length]
    if len(stretch) < length or _PLAIN.fullmatch(stretch) is None:
        return None
    shifted = stretch.encode("gb18030")[1:-1].decode("gb18030", errors="replace").replace("\ufffd", "?")
    return f"{text[:place]}?{shifted}?{text[place + length :]}"


def test_what_is_recovered_is_what_stood_there() -> None:
    """Precision, 100 % of every case that is called certain; recall is about a third."""
    chance = Random(5)
    certain = right = tried = 0
    sources = [(text, [m.start() for m in re.finditer("[\u4e00-\u9fff]{2}", text)]) for text in texts()]
    while tried < CASES:
        text, places = chance.choice(sources)
        place = chance.choice(places)
        found = damaged(text, place, chance.choice((2, 2, 3, 3, 4, 5)))
        if found is None:
            continue
        tried += 1
        plain = PlainText.of(found)
        shifted = shifted_at(plain, place)
        recovery = Reader.of(plain.text).certain(shifted) if shifted else None
        if recovery is not None:
            certain += 1
            right += text.startswith(recovery.restored, place)
    sys.stdout.write(f"{tried} places, {certain} certain, {right} right\n")
    assert right == certain
    assert certain > tried / 8


@pytest.mark.parametrize(
    ("text", "length", "restored"),
    [
        ("推进规模化、集约化管理。", 4, "模化、集"),
        ("严查图纸造假和违规分包。", 4, "图纸造假"),
    ],
)
def test_common_words_on_both_sides_make_it_certain(text: str, length: int, restored: str) -> None:
    place = text.index(restored)
    found = damaged(text, place, length)
    assert found is not None
    shifted = shifted_at(PlainText.of(found), place)
    assert shifted is not None
    recovery = Reader.of(found).certain(shifted)
    assert recovery is not None
    assert recovery.restored == text[place : place + length]


@pytest.mark.parametrize(
    ("text", "place", "length"),
    [
        ("在青禾渡口设卡。", 1, 2),  # a name that no word list knows
        ("开展拉练。", 2, 2),  # both characters of the word have lost a byte
        ("先后走访。", 0, 4),
    ],
)
def test_without_such_words_nothing_is_certain(text: str, place: int, length: int) -> None:
    found = damaged(text, place, length)
    assert found is not None
    shifted = shifted_at(PlainText.of(found), place)
    assert shifted is None or Reader.of(found).certain(shifted) is None


def test_words_that_the_text_repeats_count_as_words() -> None:
    word = "鹤鸣山林场"
    text = f"由{word}巡护；{word}值守；{word}巡护。"
    found = damaged(text, 1, 5)
    assert found is not None
    shifted = shifted_at(PlainText.of(found), 1)
    assert shifted is not None
    reader = Reader.of(found)
    assert reader.is_word("鹤鸣山林场")
    assert not reader.is_word("鹤鸣")


def test_the_vocabulary_holds_words_and_no_single_characters() -> None:
    assert min(map(len, vocabulary())) == 2
    assert "应急管理" in vocabulary()
    assert is_function_character("和")
    assert not is_function_character("禾")
