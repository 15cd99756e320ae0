"""The lettering of a document: fallback character by character, and characters that no font has."""

from functools import partial

import pytest

from emplan.layout import Face
from emplan_pdf import FontFile, GlyphMissingError
from emplan_pdf.font_set import FontSet
from emplan_pdf.lettering import Lettering, Place, is_lost, is_unseen
from emplan_pdf.pdf_file import PdfFile


def place() -> Place:
    return Place(2, 7, "王龘", "outline[1].text")


def test_a_text_in_one_font_stays_whole() -> None:
    ((font, text, _),) = Lettering(FontSet({})).parts("青禾示范区", Face.GOTHIC, place)
    assert (font.resource, text) == ("F1", "青禾示范区")


def test_rare_characters_come_from_song_one_by_one() -> None:
    lettering = Lettering(FontSet({}))
    parts = lettering.parts("王喆、𠅤李", Face.IMITATION_SONG, place)
    assert [(font.resource, text) for font, text, _ in parts] == [
        ("F1", "王"),
        ("F2", "喆"),
        ("F1", "、"),
        ("F2", "𠅤"),
        ("F1", "李"),
    ]
    assert parts[1][0] is lettering.parts("安", Face.SONG, place)[0][0]


def test_a_rare_character_at_the_beginning_leaves_no_empty_part() -> None:
    parts = Lettering(FontSet({})).parts("喆", Face.IMITATION_SONG, place)
    assert [text for _, text, _ in parts] == ["喆"]


def test_two_faces_of_one_file_share_a_composite_font(make_font) -> None:
    file = FontFile(make_font({"一": 1000}))
    lettering = Lettering(FontSet({Face.GOTHIC: file, Face.SONG: file}))
    first, second = (lettering.parts("一", face, place)[0][0] for face in (Face.GOTHIC, Face.SONG))
    assert first is second


def test_missing_characters_are_all_named_with_their_places_once_the_pages_are_drawn() -> None:
    lettering = Lettering(FontSet({}))
    lettering.parts("王龘", Face.GOTHIC, place)
    lettering.parts("龘𪚥", Face.GOTHIC, lambda: Place(3, 1, "龘𪚥"))
    with pytest.raises(GlyphMissingError) as caught:
        list(lettering.embed(PdfFile("zh-CN")))
    error = caught.value
    assert error.characters == "龘𪚥"
    assert error.place == "outline[1].text"
    assert "龘 (U+9F98), 𪚥 (U+2A6A5)" in str(error)
    assert "page 2, line 7 (王龘), page 3, line 1 (龘𪚥)" in str(error)
    assert "第2页第7行（王龘）" in error.message("zh")
    assert "fallback=(path,)" in str(error)


def test_of_many_places_only_the_first_ones_are_named() -> None:
    lettering = Lettering(FontSet({}))
    for number in range(9):
        lettering.parts(chr(0x2A700 + number), Face.GOTHIC, partial(Place, 1, number + 1, "…"))
    with pytest.raises(GlyphMissingError, match=r"line 5 \(…\) and further lines") as caught:
        list(lettering.embed(PdfFile("zh-CN")))
    assert "等处" in caught.value.message("zh")
    assert caught.value.place is None
    assert len(caught.value.characters) == 9


def test_a_box_is_drawn_if_that_is_wanted() -> None:
    lettering = Lettering(FontSet({}), "box")
    ((font, text, _),) = lettering.parts("王龘龘", Face.GOTHIC, place)
    assert text == "王龘龘"
    assert font.widths["龘"] == 1
    assert [resource for resource, _ in lettering.embed(PdfFile("zh-CN"))] == ["F1"]


def test_what_was_lost_in_the_source_is_a_box_and_no_error() -> None:
    lettering = Lettering(FontSet({}))
    ((font, _, _),) = lettering.parts("规模\ue1ee\ufffd", Face.GOTHIC, place)
    assert font.widths["\ue1ee"] == font.widths["\ufffd"] == 1
    assert list(lettering.embed(PdfFile("zh-CN")))
    assert not any(map(is_lost, "龘□A"))


@pytest.mark.parametrize("character", ["\u200b", "\ufeff", "\ufe00", "\U000e0100", "\u2002", "\u00a0"])
def test_what_is_not_seen_is_never_missing(make_font, character: str) -> None:
    assert is_unseen(character)
    file = FontFile(make_font({"一": 1000}))
    lettering = Lettering(FontSet(dict.fromkeys(Face, file)))
    ((font, _, _),) = lettering.parts(f"一{character}一", Face.SONG, place)
    assert font.widths[character] == 0
    assert list(lettering.embed(PdfFile("zh-CN")))


def test_what_is_seen_is_not_passed_over() -> None:
    assert not any(map(is_unseen, "龘A1、\u0301"))
