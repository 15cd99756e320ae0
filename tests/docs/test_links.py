"""Every link of the documentation leads somewhere, and every page can be found."""

import re
from functools import cache
from pathlib import Path

import pytest

from doc_pages import PAGES, name_of, prose
from requiring import ROOT

_LINK = re.compile(r"!?\[(?:[^\[\]]|!\[[^\]]*\]\([^)]*\))*\]\(([^()\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
_LARGEST_PICTURE = 200_000


@cache
def anchors(page: Path) -> frozenset[str]:
    """The anchors that GitHub gives the headings of a page."""
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in _HEADING.findall(page.read_text("utf-8")))
    return frozenset(heading.strip().replace(" ", "-") for heading in kept)


def targets(page: Path) -> list[str]:
    return [target for target in _LINK.findall(prose(page)) if "://" not in target]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    broken = []
    for target in targets(page):
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        if not found.exists() or (anchor and anchor not in anchors(found)):
            broken.append(target)
    assert broken == []


def test_every_page_under_docs_is_linked_from_another_one() -> None:
    linked = {
        (page.parent / target.partition("#")[0]).resolve() for page in PAGES for target in targets(page)
    }
    docs = {page for page in PAGES if page.is_relative_to(ROOT / "docs")}
    assert sorted(map(name_of, docs - linked)) == []


def test_pictures_are_small_and_shown() -> None:
    pictures = list(ROOT.glob("docs/pictures/*"))
    shown = {(page.parent / target).resolve() for page in PAGES for target in targets(page)}
    assert pictures
    assert [picture.name for picture in pictures if picture.stat().st_size > _LARGEST_PICTURE] == []
    assert [picture.name for picture in pictures if picture not in shown] == []


def test_no_page_installs_emplan_from_an_index() -> None:
    wrong = re.compile(r"pip install (?:-(?!e)-?[\w-]+ )*[\"']?emplan")
    assert [name_of(page) for page in PAGES if wrong.search(page.read_text("utf-8"))] == []


def test_every_module_that_the_architecture_names_is_there() -> None:
    page = (ROOT / "docs/explanation/architecture.md").read_text("utf-8")
    named = set(re.findall(r"`((?:[\w-]+/)+(?:\w+\.py)?|[\w-]+\.py)`", page))
    bases = (ROOT, ROOT / "src/emplan")
    future = page.partition("## The doors left open")[2]
    assert len(named) > 15
    assert [
        name
        for name in sorted(named)
        if name not in future and not any((base / name).exists() for base in bases)
    ] == []
