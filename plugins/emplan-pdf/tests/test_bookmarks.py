"""Bookmarks from the layout and the pages it became."""

from emplan.layout import (
    DEFAULT_PROFILE,
    Face,
    OfficialLayout,
    Page,
    ParagraphBlock,
    PlacedLine,
    Role,
    Run,
    RunPart,
    styles,
)
from emplan_pdf.bookmarks import bookmarks

STYLES = styles(DEFAULT_PROFILE)


def _block(role: Role, *runs: tuple[str, RunPart], path: str = "") -> ParagraphBlock:
    made = tuple(Run(text=text, face=Face.GOTHIC, part=part) for text, part in runs)
    return ParagraphBlock(role=role, style=STYLES[role], runs=made, path=path)


def _page(ordinal: int, *lines: tuple[Role, str, float]) -> Page:
    placed = tuple(
        PlacedLine(role=role, path=path, top_pt=top, height_pt=29, baseline_pt=top + 20, runs=())
        for role, path, top in lines
    )
    return Page(ordinal=ordinal, width_pt=595, height_pt=842, lines=placed)


def _found(blocks: tuple[ParagraphBlock, ...], *pages: Page) -> list[tuple[str, int, int, float]]:
    layout = OfficialLayout(profile=DEFAULT_PROFILE, blocks=blocks, title="要点")
    return [(each.text, each.level, each.page, each.top_pt) for each in bookmarks(layout, pages)]


def test_a_heading_is_marked_where_its_first_line_stands() -> None:
    title = _block(Role.TITLE, ("青禾示范区", RunPart.TEXT), ("工作要点", RunPart.TEXT), path="title")
    heading = _block(
        Role.HEADING_1,
        ("一、", RunPart.LABEL),
        ("健全体系。", RunPart.HEADING),
        ("要", RunPart.TEXT),
        path="a",
    )
    pages = (
        _page(1, (Role.TITLE, "title", 105.0), (Role.TITLE, "title", 134.0), (Role.BODY, "b", 163.0)),
        _page(2, (Role.HEADING_1, "a", 134.0), (Role.HEADING_1, "a", 163.0)),
    )
    assert _found((title, heading), *pages) == [
        ("青禾示范区工作要点", 0, 1, 105.0),
        ("一、健全体系", 1, 2, 134.0),
    ]


def test_no_bookmark_is_more_than_one_level_below_the_one_before() -> None:
    blocks = tuple(
        _block(role, ("题", RunPart.HEADING), path=str(number))
        for number, role in enumerate(
            (Role.HEADING_3, Role.HEADING_4, Role.HEADING_1, Role.HEADING_4, Role.PLAN_TITLE)
        )
    )
    page = _page(1, *((block.role, block.path, 100.0) for block in blocks))
    assert [level for _, level, _, _ in _found(blocks, page)] == [0, 1, 1, 2, 0]


def test_body_and_blocks_that_stand_on_no_page_have_none() -> None:
    blocks = (
        _block(Role.BODY, ("文", RunPart.TEXT), path="b"),
        _block(Role.HEADING_1, ("题", RunPart.HEADING), path="h"),
    )
    assert _found(blocks, _page(1, (Role.BODY, "b", 100.0))) == []


def test_a_heading_without_parts_of_its_own_gives_its_whole_text() -> None:
    block = _block(Role.HEADING_1, ("。", RunPart.HEADING), ("文", RunPart.TEXT), path="h")
    assert _found((block,), _page(1, (Role.HEADING_1, "h", 100.0)))[0][0] == "。文"
