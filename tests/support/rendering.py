"""Rendered pages for the tests: a DOCX through LibreOffice, a PDF's fonts, text and single characters.

Lengths are points, measured from the page's top left corner.
"""

import atexit
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pdfplumber

from emplan_fonts import fontconfig_text
from requiring import require

MM = 72 / 25.4

_FONT_ROW = re.compile(
    r"^(?P<name>.*?)\s+(?P<type>(?:CID )?(?:Type (?:0C|1C?|3)|TrueType)(?: \(OT\))?)\s+\S+"
    r"\s+(?P<embedded>yes|no)\s+(?P<subset>yes|no)\s+(?P<unicode>yes|no)\s+\d+\s+\d+$"
)


@dataclass(frozen=True, slots=True)
class Font:
    """One row of `pdffonts`; the name is without its ``ABCDEF+`` prefix."""

    name: str
    type: str
    embedded: bool
    subset: bool
    unicode: bool


@dataclass(frozen=True, slots=True)
class Character:
    """One drawn character; the font's name is without its prefix, the colour as the page states it."""

    text: str
    font: str
    size: float
    x0: float
    x1: float
    top: float
    bottom: float
    colour: tuple[float, ...]


def docx_to_pdf(data: bytes, workdir: Path) -> Path:
    """The DOCX as LibreOffice prints it, with the faces of emplan-fonts under their usual names."""
    require("libreoffice")
    source = workdir / "rendered.docx"
    source.write_bytes(data)
    profile = _profile()
    run = subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(profile / 'libreoffice').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(workdir),
            str(source),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(profile / "fonts.conf"), "HOME": str(profile)},
        capture_output=True,
        text=True,
        timeout=180,
    )
    pdf = source.with_suffix(".pdf")
    assert pdf.is_file(), f"LibreOffice did not convert it: {run.stdout}{run.stderr}"
    return pdf


def pdf_text(path: Path) -> str:
    """The text as it stands on the pages: lines from top to bottom, pages parted by a form feed."""
    return "\f".join(
        "\n".join("".join(character.text for character in line) for line in page_lines(page))
        for page in page_characters(path)
    )


def copied_text(path: Path) -> str:
    """The text as poppler copies it out; it drops marks that hang over the right margin."""
    require("poppler")
    return _output("pdftotext", "-enc", "UTF-8", str(path), "-")


def pdf_fonts(path: Path) -> tuple[Font, ...]:
    """Every font of the file as poppler sees it."""
    require("poppler")
    fonts = []
    for row in _output("pdffonts", str(path)).splitlines()[2:]:
        match = _FONT_ROW.match(row)
        assert match, f"pdffonts gave a row of an unknown form: {row}"
        name = match["name"].partition("+")[2] or match["name"]
        flags = (match[flag] == "yes" for flag in ("embedded", "subset", "unicode"))
        fonts.append(Font(name, match["type"], *flags))
    return tuple(fonts)


def page_characters(path: Path) -> tuple[tuple[Character, ...], ...]:
    """The characters of each page in drawing order, white space included."""
    with pdfplumber.open(path) as document:
        return tuple(tuple(_character(each) for each in page.chars) for page in document.pages)


def page_lines(characters: tuple[Character, ...]) -> tuple[tuple[Character, ...], ...]:
    """The characters of one page as lines, from top to bottom and left to right."""
    ordered = sorted(characters, key=lambda character: character.bottom)
    lines: list[list[Character]] = []
    for character in ordered:
        # Faces of one line differ in their descent, lines of text by more than half their height.
        if lines and character.bottom - lines[-1][0].bottom < character.size / 2:
            lines[-1].append(character)
        else:
            lines.append([character])
    return tuple(tuple(sorted(line, key=lambda character: character.x0)) for line in lines)


def page_images(path: Path, workdir: Path, *, dpi: int = 80) -> tuple[Path, ...]:
    """Each page as a PNG file, for looking at."""
    require("poppler")
    _output("pdftoppm", "-r", str(dpi), "-png", str(path), str(workdir / path.stem))
    return tuple(sorted(workdir.glob(f"{path.stem}-*.png")))


def qpdf_complaints(path: Path) -> str:
    """What `qpdf --check` has against the file; empty if nothing."""
    require("qpdf")
    run = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
    return "" if run.returncode == 0 else run.stdout + run.stderr


def _character(char: dict[str, object]) -> Character:
    name = str(char["fontname"])
    return Character(
        text=str(char["text"]),
        font=name.partition("+")[2] or name,
        size=float(str(char["size"])),
        x0=float(str(char["x0"])),
        x1=float(str(char["x1"])),
        top=float(str(char["top"])),
        bottom=float(str(char["bottom"])),
        colour=_colour(char["non_stroking_color"]),
    )


def _colour(value: object) -> tuple[float, ...]:
    parts = value if isinstance(value, list | tuple) else (value,)
    return tuple(float(part) for part in parts if isinstance(part, int | float))


@cache
def _profile() -> Path:
    """A private home for LibreOffice and fontconfig; one for each process, so that workers never share it."""
    folder = Path(tempfile.mkdtemp(prefix="emplan-render-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "fonts.conf").write_text(fontconfig_text(cache_dir=folder / "cache"), encoding="utf-8")
    return folder


def _output(*command: str) -> str:
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, f"{command[0]} failed: {run.stderr}"
    return run.stdout
