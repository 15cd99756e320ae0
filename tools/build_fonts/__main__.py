"""`python -m tools.build_fonts`: build the faces, or check that they can be built again."""

import argparse
import contextlib
import hashlib
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import fontTools
from tools.build_fonts.characters import requested_characters
from tools.build_fonts.faces import RECIPES, build_face
from tools.build_fonts.failure import FontBuildError
from tools.build_fonts.originals import read_original

_PINNED_FONTTOOLS = "4.68.0"
_SUMS = "SHA256SUMS"


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0 if the fonts were built (or, with --check, are the committed ones), else 1."""
    options = _parser().parse_args(arguments)
    try:
        _require_tools()
        plugin = _plugin_folder()
        with _inputs(options.inputs) as inputs:
            built = _build(plugin / "sources", inputs)
        data = plugin / "src" / "emplan_fonts" / "data"
        if options.check:
            _compare(built, data / _SUMS)
        else:
            _write(built, data)
    except FontBuildError as failure:
        print(f"build_fonts: {failure}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.build_fonts", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; compare with the committed SHA256SUMS"
    )
    parser.add_argument(
        "--inputs", type=Path, metavar="DIR", help="folder that holds or keeps the downloaded archives"
    )
    return parser


def _require_tools() -> None:
    if fontTools.version != _PINNED_FONTTOOLS:
        raise FontBuildError(
            f"fontTools {fontTools.version} may write other bytes than the pinned {_PINNED_FONTTOOLS}: "
            "pip install -r tools/build_fonts/requirements.txt"
        )


def _plugin_folder() -> Path:
    root = Path(__file__).resolve().parents[2]
    for folder in (root / "plugins" / "emplan-fonts", root):
        if (folder / "src" / "emplan_fonts").is_dir():
            return folder
    raise FontBuildError(f"No plugins/emplan-fonts and no source distribution of it at {root}.")


@contextlib.contextmanager
def _inputs(chosen: Path | None) -> Iterator[Path]:
    if chosen is not None:
        chosen.mkdir(parents=True, exist_ok=True)
        yield chosen
        return
    with tempfile.TemporaryDirectory(prefix="emplan-fonts-") as folder:
        yield Path(folder)


def _build(sources: Path, inputs: Path) -> dict[str, bytes]:
    characters = sorted(requested_characters(sources))
    built = {}
    for recipe in RECIPES:
        data = build_face(recipe, read_original(recipe.original, sources, inputs), characters)
        built[recipe.filename] = data
        print(f"{_digest(data)}  {recipe.filename}  {len(data):,} bytes")
    return built


def _sums(built: dict[str, bytes]) -> str:
    return "".join(f"{_digest(data)}  {name}\n" for name, data in sorted(built.items()))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _compare(built: dict[str, bytes], sums: Path) -> None:
    expected = sums.read_text(encoding="ascii") if sums.is_file() else ""
    if _sums(built) != expected:
        raise FontBuildError(f"The built fonts are not those of {sums}:\n{expected or '(no such file)'}")
    print(f"as committed: {sums}")


def _write(built: dict[str, bytes], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in built.items():
        (folder / name).write_bytes(data)
    (folder / _SUMS).write_bytes(_sums(built).encode("ascii"))


if __name__ == "__main__":
    raise SystemExit(main())
