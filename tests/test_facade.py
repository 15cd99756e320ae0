"""The facade: every name is there, none is loaded before it is asked for."""

import ast
import pickle
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import emplan
from emplan.deferred import deferred
from emplan.testing.samples import typical_plan

FACADE = ast.parse(Path(emplan.__file__).read_text("utf-8"))
SEEN_BY_TYPE_CHECKERS = [
    (statement.module, alias.name)
    for branch in FACADE.body
    if isinstance(branch, ast.If)
    for statement in branch.body
    if isinstance(statement, ast.ImportFrom) and statement.module
    for alias in statement.names
]


def printed_by(code: str) -> str:
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def test_type_checkers_see_the_names_of_all() -> None:
    assert sorted(name for _, name in SEEN_BY_TYPE_CHECKERS) == sorted(emplan.__all__)


@pytest.mark.parametrize(("module", "name"), SEEN_BY_TYPE_CHECKERS)
def test_a_name_is_at_run_time_what_type_checkers_see(module: str, name: str) -> None:
    assert getattr(emplan, name) is getattr(import_module(module), name)


def test_a_star_import_brings_every_name() -> None:
    code = "from emplan import *; import emplan; print(*(n for n in emplan.__all__ if n not in globals()))"
    assert printed_by(code) == ""


def test_importing_emplan_loads_no_part_of_it() -> None:
    code = "import sys, emplan; print(*sorted(name for name in sys.modules if name.startswith('emplan')))"
    assert printed_by(code) == "emplan emplan.deferred"


def test_the_names_are_listed_before_they_are_loaded() -> None:
    code = "import emplan; print(*(n for n in [*emplan.__all__, 'model', '__all__'] if n not in dir(emplan)))"
    assert printed_by(code) == ""


def test_a_package_is_there_without_an_import_of_its_own() -> None:
    assert printed_by("import emplan; print(emplan.model.Title('工作要点').text)") == "工作要点"


def test_an_unknown_name_is_an_attribute_error_that_names_it() -> None:
    with pytest.raises(AttributeError, match="module 'emplan' has no attribute 'compse'"):
        emplan.compse  # type: ignore[attr-defined]  # noqa: B018 - what is tested


def test_a_pickled_plan_is_read_by_a_process_that_loaded_nothing(tmp_path: Path) -> None:
    file = tmp_path / "plan.pickle"
    file.write_bytes(pickle.dumps(typical_plan()))
    code = f"import pathlib, pickle; print(pickle.loads(pathlib.Path({str(file)!r}).read_bytes()).year)"
    assert printed_by(code) == str(typical_plan().year)


def test_a_deferred_name_is_kept_after_its_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    package = ModuleType("acme_office")
    monkeypatch.setitem(sys.modules, package.__name__, package)
    load, names = deferred(package.__name__, {"json.decoder": ("JSONDecoder",)})
    assert "JSONDecoder" in names()
    assert load("JSONDecoder") is import_module("json.decoder").JSONDecoder
    assert vars(package)["JSONDecoder"] is import_module("json.decoder").JSONDecoder
    assert load("decoder") is import_module("json.decoder")
