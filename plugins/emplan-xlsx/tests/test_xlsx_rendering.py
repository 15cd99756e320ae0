"""The workbook as LibreOffice prints it: every sheet on A4 across, with its head, its feet and its text."""

import os
import subprocess
from pathlib import Path

import pdfplumber
import pytest

from emplan.testing.samples import typical_plan
from emplan_fonts import fontconfig_text
from emplan_xlsx import XlsxExporter

pytestmark = pytest.mark.needs("libreoffice")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[float, float, str]]:
    """Width, height and text of each printed page."""
    folder: Path = tmp_path_factory.mktemp("sheet")
    source = folder / "tasks.xlsx"
    source.write_bytes(XlsxExporter().export(typical_plan()))
    (folder / "fonts.conf").write_text(fontconfig_text(), "utf-8")
    run = subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(source),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=180,
    )
    if "could not be loaded" in run.stderr:
        pytest.skip("needs LibreOffice with Calc (Debian: libreoffice-calc)")
    with pdfplumber.open(source.with_suffix(".pdf")) as document:
        return [(page.width, page.height, page.extract_text()) for page in document.pages]


def test_each_sheet_is_one_page_wide_on_a4_across(pages: list[tuple[float, float, str]]) -> None:
    assert {(round(width), round(height)) for width, height, _ in pages} == {(842, 595)}
    titles = [text.split("\n")[0] for _, _, text in pages]
    assert [title[-5:] for title in titles[:3]] == ["责任分工表", "点督办台账", "点任务统计"]


def test_the_page_numbers_count_all_pages(pages: list[tuple[float, float, str]]) -> None:
    last = ["".join(text.rstrip().split("\n")[-1].split()) for _, _, text in pages]
    assert last == [f"第{n}页共{len(pages)}页" for n in range(1, len(pages) + 1)]


def test_every_unit_and_day_is_printed(pages: list[tuple[float, float, str]]) -> None:
    text = pages[0][2]
    assert all(unit in text for unit in ("示范区应急局", "示范区住建局", "示范区消防救援大队"))
    assert "2027-06-30" in text
    assert "长期坚持" in text


def test_the_chart_names_the_units(pages: list[tuple[float, float, str]]) -> None:
    assert "各单位承担任务数" in "".join(text for _, _, text in pages[2:])
