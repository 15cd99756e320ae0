"""Measuring a file: from its bytes to the report."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Final

from emplan_conform.clause_table import Form, Profile, clauses
from emplan_conform.errors import NotMeasurableError, UnknownProfileError
from emplan_conform.marks import Leaf
from emplan_conform.mirroring import moved, shift_of, with_sideways
from emplan_conform.office import is_docx, pdf_of_docx
from emplan_conform.pdf_pages import leaf_of, open_pdf
from emplan_conform.report import Report
from emplan_conform.rulings import MEASURES, View
from emplan_conform.sheets import sheets_of
from emplan_conform.structure import structure_of

# The margins of GB/T 33476.2 are so much smaller at top and bottom, those at the sides are the same.
_HALF_A_GAP: Final = 2.42


def conform(file: str | PathLike[str] | bytes, profile: str | Profile = Profile.GBT9704) -> Report:
    """Measure the pages of a PDF, or of a DOCX as LibreOffice sets them, clause by clause.

    Args:
        file: A path, or the bytes of the file.
        profile: ``gbt9704``, ``gbt33476`` or ``mirrored``.

    Raises:
        NotMeasurableError: the file cannot be read, is neither PDF nor DOCX, or shows no text.
        RendererMissingError: it is a DOCX and LibreOffice is absent or fails.
        UnknownProfileError: there is no profile of that name.
    """
    chosen = _profile(profile)
    name, data = _content(file)
    if is_docx(data):
        data = pdf_of_docx(data, name)
    document = open_pdf(data, name)
    try:
        leaves = [_placed(leaf_of(page, number), chosen) for number, page in enumerate(document, start=1)]
        if not any(leaf.marks for leaf in leaves):
            raise _no_text(name)
        structure = structure_of(sheets_of(leaves))
        view = View(structure=structure, document=document, profile=chosen)
        form = Form.FILE if structure.head.letter is None else Form.LETTER
        measures = MEASURES[form]
        rows = tuple(measures[key](view, clause) for key, clause in clauses(chosen, form).items())
    finally:
        document.close()
    return Report(source=name, profile=chosen.value, pages=len(leaves), rows=rows, form=form.value)


def _placed(leaf: Leaf, profile: Profile) -> Leaf:
    """The page with what is on it where the rows of the profile expect it."""
    if profile is Profile.GBT33476:
        return with_sideways(leaf, right=_HALF_A_GAP, up=_HALF_A_GAP)
    return moved(leaf, shift_of(leaf.ordinal, mirrored=profile is Profile.MIRRORED))


def _profile(profile: str | Profile) -> Profile:
    try:
        return Profile(profile)
    except ValueError:
        known = ", ".join(each.value for each in Profile)
        raise UnknownProfileError(
            f"There is no profile (版式) '{profile}'; known: {known}.",
            f"没有名为“{profile}”的版式，可用：{known}。",
            field="profile",
        ) from None


def _content(file: str | PathLike[str] | bytes) -> tuple[str, bytes]:
    if isinstance(file, bytes):
        return "", file
    path = Path(file)
    try:
        return str(path), path.read_bytes()
    except OSError as cause:
        raise NotMeasurableError(
            f"The file (文件) cannot be read: {cause.strerror}.",
            "无法读取文件。",
            place=str(path),
            remedy="Name a PDF or a DOCX.",
            remedy_zh="请指定 PDF 或者 DOCX 文件。",
        ) from cause


def _no_text(name: str) -> NotMeasurableError:
    return NotMeasurableError(
        "The pages show no text (文字): this is a scan or a picture.",
        "页面上没有文字，可能是扫描件或者图片。",
        place=name or None,
        remedy="Measure the file that the pages were printed from.",
        remedy_zh="请使用排版生成的文件。",
    )
