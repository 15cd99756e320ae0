"""What no page is made for: set inside the type area without a loss, or refused with one clear error."""

import importlib
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pendulum
import pytest

from emplan import AnnualPlan, lay_out, plain_text
from emplan.errors import EmplanError, InvalidValueError, LayoutError
from emplan.layout import compose
from emplan.model import Attachment, DocumentNumber, Envelope, Issuer, Paragraph, Table, Title
from emplan.testing.samples import minimal_plan
from emplan_docx import DocxExporter
from emplan_pdf import PdfExporter

ROOT = Path(__file__).parents[2]
LONG = "青禾示范区储能电站和换电设施安全风险联防联控"
TEXT = Paragraph(text="各单位按照职责抓好落实，遇有险情立即上报。" * 3)


def issued(*names: str, **more: Any) -> Envelope:
    usual: dict[str, Any] = {
        "issuers": tuple(map(Issuer, names)),
        "document_number": DocumentNumber("青应急", 2027, 3),
        "issue_date": pendulum.date(2027, 3, 9),
    }
    return Envelope(**(usual | more))


def plan(**parts: Any) -> AnnualPlan:
    return attrs.evolve(minimal_plan(), **({"outline": (TEXT,)} | parts))


# Each with the clause of its warning, or none where the page is as it should be.
SET: dict[str, tuple[AnnualPlan, str]] = {
    "a title of one endless word": (plan(title=Title("QINGHE" * 12)), "7.3.1"),
    "a title that can only be broken inside 《》": (
        plan(title=Title(f"关于印发《{LONG}{LONG}》的通知")),
        "7.3.1",
    ),
    "an issuer as long as two lines": (plan(envelope=issued(LONG * 2 + "领导小组办公室")), "7.2.4"),
    "forty addressees": (
        plan(envelope=issued(LONG[:8], addressees=tuple(f"青禾示范区第{n}街道办事处" for n in range(40)))),
        "7.3.2",
    ),
    "a table of twenty-six columns": (
        plan(outline=(TEXT, Table(rows=(tuple(f"第{n}栏" for n in range(26)),) * 3))),
        "8",
    ),
    "a row higher than a page": (plan(outline=(Table(rows=(("序", "内容"), ("1", LONG * 60))),)), ""),
    "an attachment's name of four hundred characters": (
        plan(attachments=(Attachment(title=Title((LONG * 19)[:400]), content=(TEXT,)),)),
        "",
    ),
}


@pytest.fixture(scope="module")
def tools() -> Iterator[Any]:
    sys.path.insert(0, str(ROOT))
    yield importlib.import_module("tools.conform_run.pages")
    sys.path.remove(str(ROOT))


@pytest.fixture(scope="module")
def shown(tools: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], tuple[Any, ...]]:
    """The pages of each plan, as our PDF and as LibreOffice shows the DOCX."""
    folder = tmp_path_factory.mktemp("bad")
    files = []
    for number, (each, _) in enumerate(SET.values()):
        files.append(folder / f"{number}.docx")
        files[-1].write_bytes(DocxExporter().export(each))
    pages = {}
    for name, file in zip(SET, tools.Office(folder).pdfs_of(files, folder), strict=True):
        pages[name, "docx"] = tools.sheets_in(file.read_bytes())
        pages[name, "pdf"] = tools.sheets_in(PdfExporter().export(SET[name][0]))
    return pages


@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("engine", ["pdf", "docx"])
@pytest.mark.parametrize("name", SET)
def test_nothing_is_lost_or_outside_the_type_area(
    name: str, engine: str, shown: dict[tuple[str, str], tuple[Any, ...]]
) -> None:
    layout = lay_out(SET[name][0])
    drawn: Counter[str] = Counter()
    for sheet in shown[name, engine]:
        number = sheet.number.marks if sheet.number else ()
        for mark in (*sheet.leaf.marks, *sheet.leaf.sideways):
            drawn[mark.text] += 1
            if mark not in number:
                assert 27.4 < mark.left < mark.right < 184.6 + 0.4, (mark, sheet.leaf.ordinal)
                assert 36 < mark.baseline < 262.5, (mark, sheet.leaf.ordinal)
    # Heads of tables are there again on each page.
    missing = Counter("".join(plain_text(layout).split())) - drawn
    assert not missing


@pytest.mark.parametrize("name", SET)
def test_a_warning_names_the_clause(name: str) -> None:
    each, clause = SET[name]
    warnings = lay_out(each).warnings
    assert ([one.clause for one in warnings] or [""])[0] == clause
    assert all(one.message("zh") and str(one) for one in warnings)


@pytest.mark.parametrize(("landscape", "most"), [(False, 31), (True, 45)])
def test_a_table_wider_than_the_page_is_refused_with_what_fits(landscape: bool, most: int) -> None:
    wide = Table(rows=(tuple(f"第{n}栏" for n in range(60)),), landscape=landscape)
    with pytest.raises(LayoutError, match=f"at most {most} fit") as refused:
        lay_out(plan(outline=(wide,)))
    assert "outline[0]" in str(refused.value)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\ufffe", "\ud800", "\n"])
def test_control_characters_are_refused_where_they_would_come_in(character: str) -> None:
    with pytest.raises(InvalidValueError, match="文字"):
        Paragraph(text=f"各单位{character}按照职责")


def test_a_character_that_no_font_has_is_refused_by_the_pdf_with_its_place_and_kept_in_the_docx() -> None:
    rare = plan(outline=(Paragraph(text="请各单位核对𠮟姓人员名册。"),))
    with pytest.raises(EmplanError, match=r"𠮟 \(U\+20B9F\).*fallback"):
        PdfExporter().export(rare)
    assert DocxExporter().export(rare)
    assert "𠮟" in "".join(line.text for page in compose(lay_out(rare)).pages for line in page.lines)
