"""Who may import whom: the contracts of pyproject.toml, and what they cannot say."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from requiring import ROOT

CORE = ROOT / "src" / "emplan"
PLUGINS = sorted(path for path in ROOT.glob("plugins/*/src/*") if path.is_dir() and path.name.isidentifier())

# Floor 4 stands on the public face; what lies below it would import itself in a circle.
ABOVE_THE_FACADE = ("cli", "testing", "batch")

# What a plugin may import of emplan, and nothing below these names.
PUBLIC = {
    "emplan",
    "emplan.chinese",
    "emplan.errors",
    "emplan.exporting",
    "emplan.layout",
    "emplan.model",
    "emplan.reading",
    "emplan.rollover",
}


def imports(path: Path) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Each import of the module: line, imported module, names taken from it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name, ()
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module, tuple(alias.name for alias in node.names)


def test_the_contracts_of_pyproject_are_kept() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    if not lint.exists():
        pytest.skip("needs import-linter (requirements/dev.txt)")
    run = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stdout + run.stderr


def test_nothing_below_floor_4_imports_the_facade() -> None:
    offences = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in CORE.rglob("*.py")
        if path.parent != CORE or path.name != "__init__.py"
        if path.relative_to(CORE).parts[0] not in ABOVE_THE_FACADE
        for line, module, _ in imports(path)
        if module == "emplan"
    ]
    assert not offences


@pytest.mark.parametrize("package", PLUGINS, ids=lambda path: path.name)
def test_a_plugin_imports_only_public_names_of_emplan(package: Path) -> None:
    offences = [
        f"{path.relative_to(ROOT)}:{line}: {module} {', '.join(names)}"
        for path in package.rglob("*.py")
        for line, module, names in imports(path)
        if module.partition(".")[0] == "emplan"
        if module not in PUBLIC or any(name.startswith("_") for name in names)
    ]
    assert not offences


def loaded_by(code: str) -> set[str]:
    """The top-level packages that a fresh interpreter has loaded after the code."""
    code += "\nimport sys\nprint(*{name.partition('.')[0] for name in sys.modules})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    return set(run.stdout.split())


@pytest.mark.parametrize(
    "module", ["docx", "reportlab", "typer", "rich", "rapidfuzz", "opencc", "pytest", "hypothesis"]
)
def test_importing_emplan_loads_nothing_heavy(module: str) -> None:
    assert module not in loaded_by("import emplan")


def test_listing_formats_and_writing_json_load_no_other_format() -> None:
    loaded = loaded_by(
        "import emplan\n"
        "emplan.available_exporters()\n"
        "emplan.export(emplan.AnnualPlan(title=emplan.Title('工作要点')), 'json')"
    )
    assert "emplan_json" in loaded
    heavy = {"docx", "reportlab", "typer", "pypdfium2"}
    plugins = {"emplan_docx", "emplan_pdf", "emplan_fonts", "emplan_conform"}
    assert not (heavy | plugins) & loaded
