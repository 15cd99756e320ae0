"""A DOCX as pages: LibreOffice sets it, with the faces of emplan-fonts where that package is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from emplan_conform.errors import RendererMissingError

_PROGRAMS: Final = ("soffice", "libreoffice")
_SECONDS: Final = 300


def is_docx(data: bytes) -> bool:
    """Whether some bytes are a word-processing document of Office Open XML."""
    if not data.startswith(b"PK"):
        return False
    try:
        with ZipFile(BytesIO(data)) as package:
            return "word/document.xml" in package.namelist()
    except BadZipFile:
        return False


def pdf_of_docx(data: bytes, name: str) -> bytes:
    """The PDF that LibreOffice makes of a DOCX. Raises RendererMissingError without LibreOffice."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise _missing(name)
    with tempfile.TemporaryDirectory(prefix="emplan-conform-") as folder:
        place = Path(folder)
        source = place / "pages.docx"
        source.write_bytes(data)
        command = [
            program,
            # A profile of its own, so that an office left open does not take the job.
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            str(source),
        ]
        try:
            run = subprocess.run(
                command,
                env=_environment(place),
                capture_output=True,
                text=True,
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as cause:
            raise _failed(name, str(cause)) from cause
        pdf = source.with_suffix(".pdf")
        if not pdf.is_file():
            raise _failed(name, (run.stderr or run.stdout).strip()[-300:])
        return pdf.read_bytes()


def _environment(folder: Path) -> dict[str, str]:
    environment = dict(os.environ)
    try:
        from emplan_fonts import fontconfig_text
    except ModuleNotFoundError:
        return environment
    cache = folder / "fonts"
    cache.mkdir()
    settings = folder / "fonts.conf"
    settings.write_text(fontconfig_text(cache_dir=cache), "utf-8")
    environment["FONTCONFIG_FILE"] = str(settings)
    return environment


def _missing(name: str) -> RendererMissingError:
    return RendererMissingError(
        "A DOCX is measured through LibreOffice (渲染程序), and soffice is not on the PATH.",
        "测量 DOCX 需要 LibreOffice，但在 PATH 中找不到 soffice。",
        place=name or None,
        remedy="Install LibreOffice Writer, or measure a PDF of the document.",
        remedy_zh="请安装 LibreOffice Writer，或者改用 PDF 文件。",
    )


def _failed(name: str, cause: str) -> RendererMissingError:
    return RendererMissingError(
        f"LibreOffice made no PDF of the document (渲染程序): {cause or 'it gave no reason'}.",
        f"LibreOffice 未能转换文件：{cause or '未说明原因'}。",
        place=name or None,
        remedy="Open it in LibreOffice to see why, or measure a PDF of the document.",
        remedy_zh="请用 LibreOffice 打开查看原因，或者改用 PDF 文件。",
    )
