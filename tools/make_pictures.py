"""Draw the pictures of the pages: the example draft as PDF, and as LibreOffice shows its Word files."""

import os
import subprocess
import tempfile
from pathlib import Path

from emplan import read, roll_forward, write
from emplan.rollover import TaskOutcome, TaskResult
from emplan_docx import DocxExporter
from emplan_fonts import fontconfig_text

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
RESOLUTION = 66
# LibreOffice prints comments (批注) in the margin, as Word and WPS show them, only if its settings say so.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Writer/Print/Content">
<prop oor:name="Note" oor:op="fuse"><value>4</value></prop>
</item>
</oor:items>
"""
# Where the text with its margin stands on a page that was made smaller for it: left, top, width, height.
WITH_MARGIN = (60, 200, 720, 360)


def main() -> None:
    """Write docs/pictures/NAME.png and say where."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    last_year = read(ROOT / "examples/plan-2026.txt").plan
    draft = roll_forward(last_year, 2027)
    done = TaskResult(heading="规范电动自行车充电", outcome=TaskOutcome.DONE)
    shorter = roll_forward(last_year, 2027, results=[done])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        pdf = write(draft.plan, folder / "draft.pdf")
        for page in (1, 3):
            picture(pdf, page, f"draft-page-{page}")
        comments = write(draft.plan, folder / "comments.docx", format=DocxExporter(review=draft.review))
        picture(printed(comments), 2, "comments", resolution=100, part=WITH_MARGIN)
        redline = write(shorter.plan, folder / "redline.docx", format=DocxExporter(against=last_year))
        picture(printed(redline), 4, "redline")


def printed(document: Path) -> Path:
    """The Word file as LibreOffice prints it, with the faces of emplan-fonts."""
    profile = document.parent / "profile"
    user = profile / "libreoffice" / "user"
    user.mkdir(parents=True, exist_ok=True)
    (profile / "fonts.conf").write_text(fontconfig_text(cache_dir=profile / "cache"), "utf-8")
    (user / "registrymodifications.xcu").write_text(SETTINGS, "utf-8")
    install = f"-env:UserInstallation={user.parent.as_uri()}"
    subprocess.run(
        ["soffice", install, "--headless", "--print-to-file", "--outdir", document.parent, document],
        env={**os.environ, "FONTCONFIG_FILE": str(profile / "fonts.conf"), "HOME": str(profile)},
        check=True,
        capture_output=True,
    )
    return document.with_suffix(".pdf")


def picture(
    pdf: Path,
    page: int,
    name: str,
    *,
    resolution: int = RESOLUTION,
    part: tuple[int, int, int, int] | None = None,
) -> None:
    """One page of the PDF, or a part of it, as a small picture."""
    target = FOLDER / name
    options = ["-png", "-singlefile", "-r", str(resolution), "-f", str(page), "-l", str(page)]
    if part:
        options += [
            word for pair in zip(("-x", "-y", "-W", "-H"), map(str, part), strict=True) for word in pair
        ]
    subprocess.run(["pdftoppm", *options, pdf, target], check=True)
    print(target.with_suffix(".png").relative_to(ROOT))


if __name__ == "__main__":
    main()
