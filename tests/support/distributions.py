"""Distributions that are not really installed: a folder on `sys.path` with metadata and modules in it."""

from collections.abc import Mapping, Sequence
from pathlib import Path


def distribution(
    folder: Path,
    name: str,
    *,
    entry_points: Mapping[str, Mapping[str, str]],
    modules: Mapping[str, str] | None = None,
    version: str = "1.0",
    requires: Sequence[str] = (),
) -> Path:
    """Put a distribution into the folder as pip would; ``modules`` are sources by file name."""
    folder.mkdir(parents=True, exist_ok=True)
    metadata = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    metadata.mkdir()
    stated = [f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"]
    stated += [f"Requires-Dist: {requirement}\n" for requirement in requires]
    (metadata / "METADATA").write_text("".join(stated), "utf-8")
    sections = [
        f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in points.items())
        for group, points in entry_points.items()
    ]
    (metadata / "entry_points.txt").write_text("\n".join(sections), "utf-8")
    for file_name, source in (modules or {}).items():
        (folder / file_name).write_text(source, "utf-8")
    return folder
