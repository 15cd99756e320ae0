"""Dividing placed lines among the elements of their block."""

import pytest

from emplan.layout import Face, PlacedLine, PlacedRun, Role
from emplan_pdf.structure import Cells, Element, Pieces, Structure, split_run


def _run(text: str, x: float = 80.0) -> PlacedRun:
    return PlacedRun(
        text=text, face=Face.SONG, size_pt=16.0, x_pt=x, advances_pt=tuple(10.0 + i for i in range(len(text)))
    )


def _line(*texts: str, **others: object) -> PlacedLine:
    runs = tuple(map(_run, texts))
    return PlacedLine(role=Role.BODY, top_pt=0, height_pt=29, baseline_pt=20, runs=runs, **others)


def _taken(pieces: Pieces, *lines: PlacedLine) -> list[tuple[str, str]]:
    return [
        (element.type, "".join(run.text for run in runs))
        for line in lines
        for element, runs in pieces.take(line)
        if element is not None
    ]


def test_a_run_is_split_where_it_stands() -> None:
    head, rest = split_run(_run("一二三"), 2)
    assert (head.text, head.x_pt, head.advances_pt) == ("一二", 80.0, (10.0, 11.0))
    assert (rest.text, rest.x_pt, rest.advances_pt) == ("三", 101.0, (12.0,))


def test_lines_are_divided_by_the_characters_of_each_piece() -> None:
    pieces = Pieces([(2, Element("Lbl")), (0, Element("Span")), (4, Element("LBody"))])
    assert _taken(pieces, _line("一", "二三"), _line("四五六")) == [
        ("Lbl", "一"),
        ("Lbl", "二"),
        ("LBody", "三"),
        ("LBody", "四五六"),
    ]


@pytest.mark.parametrize("first", ["一二", "一二三"])
def test_a_piece_may_end_with_its_line(first: str) -> None:
    pieces = Pieces([(len(first), Element("H2")), (2, Element("P"))])
    assert _taken(pieces, _line(first), _line("四五")) == [("H2", first), ("P", "四五")]


def test_what_is_more_than_expected_belongs_to_the_last_piece() -> None:
    assert _taken(Pieces([(1, Element("P"))]), _line("一二"), _line("三")) == [("P", "一二"), ("P", "三")]


def test_a_repeated_head_and_what_has_no_block_are_no_content() -> None:
    caption, cell = Element("Caption"), Element("TD")
    structure = Structure(Element("Document"), [Cells({"a": cell}, caption), None])
    lines = (
        (_line("一", path="a", block=0), cell),
        (_line("一", path="b", block=0), caption),
        (_line("一", path="a", block=0, is_repeated=True), None),
        (_line("一", block=1), None),
        (_line("一"), None),
    )
    for line, element in lines:
        assert [found for found, _ in structure.take(line)] == [element]
