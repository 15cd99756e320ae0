"""`emplan new-exporter`: a distribution that works at once."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from emplan.cli.run import run
from emplan.errors import InvalidValueError, TargetError
from emplan.exporting import export, load_exporter
from emplan.exporting.skeleton import new_exporter
from emplan.testing.samples import typical_plan
from projects import install, run_tests


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_tests_of_a_new_exporter_pass(folder: Path) -> None:
    new_exporter("qinghe-x2")
    project = folder / "emplan-qinghe-x2"
    install(project)
    done = run_tests(project)
    assert done.returncode == 0, done.stdout + done.stderr
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed
    assert int(passed[1]) > 80


def test_a_new_exporter_is_a_complete_distribution(folder: Path) -> None:
    written = new_exporter("ofd", "somewhere/else")
    assert [path.relative_to("somewhere/else").as_posix() for path in written] == [
        "pyproject.toml",
        "README.md",
        "src/emplan_ofd/__init__.py",
        "tests/test_ofd.py",
        "src/emplan_ofd/py.typed",
    ]
    stated = tomllib.loads(written[0].read_text("utf-8"))["project"]
    assert stated["name"] == "emplan-ofd"
    assert stated["entry-points"] == {"emplan.exporters": {"ofd": "emplan_ofd:OfdExporter"}}
    assert "emplan>=0.1,<0.2" in stated["dependencies"]
    assert "$" not in "".join(path.read_text("utf-8") for path in written)


def test_a_new_exporter_is_found_and_typed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new_exporter("ofd")
    monkeypatch.syspath_prepend(install(folder / "emplan-ofd"))
    assert export(typical_plan(), "ofd").startswith("青禾市".encode())
    assert load_exporter("ofd").suffix == ".ofd"
    checked = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "E,F,I,UP", "."],
        cwd=folder / "emplan-ofd",
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("name", ["", "OFD", "of d", "1st", "-x", "x-", "x--y", "../x", "x" * 41, "格式"])
def test_what_is_no_name_for_a_format_is_refused(name: str, folder: Path) -> None:
    with pytest.raises(InvalidValueError, match="no name for a format") as refused:
        new_exporter(name)
    assert "不能作为格式名称" in refused.value.message("zh")
    assert list(folder.iterdir()) == []


def test_a_name_that_is_taken_is_refused_with_its_owner(folder: Path) -> None:
    with pytest.raises(InvalidValueError, match=r"emplan-json 0\.1\.0 brings it"):
        new_exporter("json")
    assert list(folder.iterdir()) == []


def test_the_name_of_a_package_that_is_no_exporter_is_refused(folder: Path) -> None:
    with pytest.raises(InvalidValueError, match=r"emplan-fonts .* is installed already") as refused:
        new_exporter("fonts")
    assert "已经安装了另一个软件包 emplan-fonts" in refused.value.message("zh")
    assert list(folder.iterdir()) == []


def test_a_folder_with_something_in_it_is_left_alone(folder: Path) -> None:
    (folder / "emplan-ofd").mkdir()
    (folder / "emplan-ofd/work.txt").write_text("mine", "utf-8")
    with pytest.raises(TargetError, match="there are files in it") as refused:
        new_exporter("ofd")
    assert refused.value.place == "emplan-ofd"
    assert [path.name for path in (folder / "emplan-ofd").iterdir()] == ["work.txt"]


@pytest.mark.parametrize("place", ["taken", "taken/inside", "a\0b"])
def test_a_folder_that_cannot_be_made_is_refused(folder: Path, place: str) -> None:
    (folder / "taken").write_text("a file", "utf-8")
    with pytest.raises(TargetError):
        new_exporter("ofd", place)


def test_the_command_prints_the_files_and_what_comes_next(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new-exporter", "ofd", "--folder", "here", "--lang", "zh"]) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines()[0] == str(Path("here/pyproject.toml"))
    assert "运行测试" in printed.err
    assert run(["new-exporter", "OFD"]) == 1
    assert "small letters" in capsys.readouterr().err


def test_a_folder_that_takes_no_files_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Path.mkdir

    def full(path: Path, *arguments: object, **options: object) -> None:
        if path.name == "src" or "emplan_ofd" in path.name:
            raise OSError(28, "No space left on device")
        made(path, *arguments, **options)  # type: ignore[arg-type]  # passed on as they are

    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(TargetError, match="No space left"):
        new_exporter("ofd")


def test_sources_without_metadata_require_any_emplan(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("emplan.exporting.skeleton.making.version", nobody)
    stated = tomllib.loads(new_exporter("ofd")[0].read_text("utf-8"))
    assert "emplan" in stated["project"]["dependencies"]
