"""Draw the pictures of the README: pages of the example draft, through the PDF exporter and pdftoppm."""

import subprocess
import tempfile
from pathlib import Path

from emplan import read, roll_forward, write

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
PAGES = (1, 3)
RESOLUTION = 66


def main() -> None:
    """Write docs/pictures/draft-page-N.png and say where."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    draft = roll_forward(read(ROOT / "examples/plan-2026.txt").plan, 2027)
    with tempfile.TemporaryDirectory() as folder:
        pdf = write(draft.plan, Path(folder) / "draft.pdf")
        for page in PAGES:
            picture = FOLDER / f"draft-page-{page}"
            options = ["-png", "-singlefile", "-r", str(RESOLUTION), "-f", str(page), "-l", str(page)]
            subprocess.run(["pdftoppm", *options, pdf, picture], check=True)
            print(picture.with_suffix(".png").relative_to(ROOT))


if __name__ == "__main__":
    main()
