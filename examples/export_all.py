"""One plan in every format that an installed exporter knows.

python export_all.py plan-2026.txt out
"""

import sys
from pathlib import Path

from emplan import available_exporters, read, write


def export_all(source: str, folder: Path) -> list[Path]:
    """Write the plan into the folder, one file for each exporter, and return the files."""
    plan = read(source).plan
    folder.mkdir(parents=True, exist_ok=True)
    stem = Path(source).stem
    return [
        write(plan, folder / f"{stem}.{exporter.name}", format=exporter.name)
        for exporter in available_exporters()
    ]


if __name__ == "__main__":
    for path in export_all(sys.argv[1], Path(sys.argv[2])):
        print(path)
