"""Pages of files: what LibreOffice makes of many DOCX in one run, and the lines on a PDF's pages."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from attrs import frozen

from emplan.layout import Page, Pages, PlacedLine, Role
from emplan_conform.lines import TextLine
from emplan_conform.marks import is_red
from emplan_conform.pdf_pages import leaf_of, open_pdf
from emplan_conform.sheets import Sheet, sheets_of
from emplan_fonts import fontconfig_text

_PROGRAM: Final = "soffice"
_SECONDS_A_FILE: Final = 60


@frozen
class Office:
    """LibreOffice with a profile and a font cache of its own, both in a folder."""

    folder: Path

    @staticmethod
    def is_there() -> bool:
        """Whether it is on the PATH."""
        return shutil.which(_PROGRAM) is not None

    def pdfs_of(self, files: Sequence[Path], target: Path) -> tuple[Path, ...]:
        """The PDF of each DOCX, all in one run; a name that is missing is a failure of LibreOffice."""
        fonts = self.folder / "fonts.conf"
        if not fonts.exists():
            fonts.write_text(fontconfig_text(cache_dir=self.folder / "cache"), "utf-8")
        profile = (self.folder / "profile").as_uri()
        command = [_PROGRAM, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
        run = subprocess.run(
            [*command, "--outdir", str(target), *map(str, files)],
            env={**os.environ, "FONTCONFIG_FILE": str(fonts), "HOME": str(self.folder)},
            capture_output=True,
            text=True,
            timeout=_SECONDS_A_FILE * (len(files) + 2),
            check=False,
        )
        made = tuple(target / f"{file.stem}.pdf" for file in files)
        if missing := [path.stem for path in made if not path.is_file()]:
            raise RuntimeError(f"LibreOffice made no PDF of {', '.join(missing)}: {run.stderr[-300:]}")
        return made


@frozen
class Lines:
    """The lines of each page without white space; tables, of which lines are no measure, left out."""

    pages: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """All characters."""
        return "".join(line for page in self.pages for line in page)

    def ends(self) -> frozenset[int]:
        """Behind how many characters the lines end."""
        found, count = set(), 0
        for page in self.pages:
            for line in page:
                count += len(line)
                found.add(count)
        return frozenset(found)


def sheets_in(pdf: bytes) -> tuple[Sheet, ...]:
    """The pages of a PDF as the ruler reads them."""
    document = open_pdf(pdf, "")
    try:
        return sheets_of([leaf_of(page, number) for number, page in enumerate(document, start=1)])
    finally:
        document.close()


def lines_in(pdf: bytes) -> Lines:
    """The lines of a PDF."""
    return Lines(tuple(tuple(_drawn(sheet)) for sheet in sheets_in(pdf)))


def _drawn(sheet: Sheet) -> Iterator[str]:
    colophon: Sequence[TextLine] = sheet.colophon.lines if sheet.colophon else ()
    for line in (*sheet.text, *colophon):
        # 文件 beside the names of a joint masthead stands on no line of theirs.
        if not (sheet.leaf.turned or all(is_red(mark.colour) for mark in line.marks)):
            yield "".join(line.text.split())


def composed_lines(pages: Pages) -> Lines:
    """The lines that compose has placed."""
    return Lines(tuple(tuple(_placed(page)) for page in pages.pages))


def _placed(page: Page) -> Iterator[str]:
    rows: dict[int, list[PlacedLine]] = {}
    for line in page.lines:
        if line.role not in (Role.TABLE, Role.MASTHEAD) and not page.turned:
            rows.setdefault(round(line.baseline_pt), []).append(line)
    for _, row in sorted(rows.items()):
        text = "".join(line.text for line in sorted(row, key=lambda line: line.runs[0].x_pt))
        if bare := "".join(text.split()):
            yield bare
