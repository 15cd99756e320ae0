"""Bad plugins: each is caught by the check meant for it, and none disturbs the others."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from distributions import distribution
from emplan.cli.run import run
from emplan.discovery import EXPORTERS
from emplan.errors import EmplanError
from emplan.exporting import available_exporters
from emplan.records import dump_record
from emplan.testing.samples import typical_plan
from emplan.testing.suites import ExporterSuite
from emplan.testing.suites.subject import SAMPLES

BAD = sorted((Path(__file__).parent / "bad").glob("*.py"))

# The check meant for each, with the sample where the check takes one.
MEANT = {
    "careless": ("test_every_text_of_the_plan_is_there", "typical_plan"),
    "claimant": ("test_no_other_distribution_claims_its_name",),
    "clockwork": ("test_hash_seed_time_zone_locale_and_date_make_no_difference",),
    "crowd": ("test_threads_with_one_exporter_do_not_disturb_each_other",),
    "futurist": ("test_it_can_be_loaded",),
    "gossip": ("test_it_writes_no_file",),
    "lonely": ("test_it_can_be_loaded",),
    "meddler": ("test_the_plan_is_not_changed", "typical_plan"),
    "raiser": ("test_every_sample_becomes_bytes", "minimal_plan"),
    "sleeper": ("test_it_is_done_in_time",),
    "stringer": ("test_every_sample_becomes_bytes", "typical_plan"),
    "swallower": ("test_an_error_on_the_way_is_not_swallowed",),
}
REQUIRES = {"futurist": ["emplan>=99"]}
FAILURES = (AssertionError, EmplanError, pytest.fail.Exception)


def install(site: Path, bad: Path) -> None:
    name = bad.stem
    points = {EXPORTERS: {"txt" if name == "claimant" else name: f"bad_{name}:Exporter"}}
    distribution(
        site,
        f"acme-{name}",
        entry_points=points,
        modules={f"bad_{name}.py": bad.read_text("utf-8")},
        requires=REQUIRES.get(name, ["emplan>=0.1,<99"]),
    )


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    monkeypatch.chdir(tmp_path)
    return folder


def suite_for(name: str) -> Any:
    """The suite as the plugin's author would write it."""

    class Suite(ExporterSuite):
        format = "txt" if name == "claimant" else name
        time_limit = 2.5 if name == "sleeper" else 30.0

        def read_back(self, data: bytes) -> str:
            return data.decode("utf-8")

    return Suite()


def test_every_bad_plugin_has_a_check_meant_for_it() -> None:
    assert sorted(MEANT) == [bad.stem for bad in BAD]
    assert len(BAD) >= 10


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.stem)
def test_a_bad_plugin_is_caught_by_the_check_meant_for_it(bad: Path, site: Path) -> None:
    install(site, bad)
    check, *sample = MEANT[bad.stem]
    with pytest.raises(FAILURES):
        getattr(suite_for(bad.stem), check)(*sample)


def test_what_hangs_does_not_keep_the_other_checks_waiting(site: Path) -> None:
    install(site, next(bad for bad in BAD if bad.stem == "sleeper"))
    with pytest.raises(pytest.fail.Exception, match=r"sleeper was not done after 2\.5 s"):
        suite_for("sleeper").test_one_exporter_gives_the_same_bytes_twice()


def test_gossip_is_heard_on_the_network_too(site: Path) -> None:
    install(site, next(bad for bad in BAD if bad.stem == "gossip"))
    with pytest.raises(AssertionError, match="network: so"):
        suite_for("gossip").test_it_uses_no_network()


@pytest.fixture
def crowded(site: Path) -> Path:
    """An office with all of them installed, and a plan."""
    for bad in BAD:
        install(site, bad)
    plan = site.parent / "plan.json"
    plan.write_text(dump_record(typical_plan()), "utf-8")
    return plan


def test_with_all_of_them_installed_the_other_formats_are_written(crowded: Path) -> None:
    outputs = ["plan.docx", "plan.pdf", "copy.json"]
    assert run(["export", str(crowded), *(word for path in outputs for word in ("-o", path))]) == 0
    assert Path("plan.docx").read_bytes().startswith(b"PK")
    assert Path("plan.pdf").read_bytes().startswith(b"%PDF")
    assert json.loads(Path("copy.json").read_text("utf-8")) == json.loads(crowded.read_text("utf-8"))


def test_with_all_of_them_installed_the_formats_are_listed(
    crowded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["formats", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    states = {row["distribution"]: row["state"].partition(":")[0] for row in rows}
    assert {states[f"emplan-{name}"] for name in ("docx", "pdf", "json")} == {"ready"}
    assert states["acme-lonely"] == "broken"
    assert states["acme-futurist"] == "outdated"
    assert states["acme-claimant"] == states["emplan"] == "ambiguous"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("lonely", "a_library_that_nobody_has"),
        ("futurist", "needs emplan>=99"),
        ("stringer", "returned str instead of bytes"),
        ("txt", "acme-claimant 1.0 and emplan 0.1.0"),
    ],
)
def test_what_is_wrong_is_said_in_a_line_and_the_old_file_stays(
    crowded: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    target = Path(f"plan.{name}")
    target.write_bytes(b"as it was")
    assert run(["export", str(crowded), "-o", str(target)]) == 1
    error = capsys.readouterr().err
    assert said in error
    assert len(error.splitlines()) == 1
    assert target.read_bytes() == b"as it was"


def test_an_exporter_that_leaves_the_interpreter_is_a_failed_export(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(site, next(bad for bad in BAD if bad.stem == "raiser"))
    Path("plan.txt").write_text("青禾示范区2027年防汛工作安排\n\n一、检查堤防\n", "utf-8")
    assert run(["export", "plan.txt", "-o", "plan.raiser"]) == 1
    assert "SystemExit: no notice, no file" in capsys.readouterr().err


def test_listing_them_all_imports_none(crowded: Path) -> None:
    code = (
        "import sys; from emplan import available_exporters; names = [p.name for p in available_exporters()];"
        "assert len(names) > 14, names; assert not [m for m in sys.modules if m.startswith('bad_')]"
    )
    path = f"import sys; sys.path[:0] = {sys.path!r}; "
    subprocess.run([sys.executable, "-c", path + code], check=True)
    assert {"lonely", "sleeper"} <= {plugin.name for plugin in available_exporters()}


def test_a_failed_check_shows_its_values_in_a_run_of_pytest(site: Path) -> None:
    """The whole way once: collected by pytest in a process of its own, with rewritten assertions."""
    install(site, next(bad for bad in BAD if bad.stem == "careless"))
    test = site.parent / "test_careless.py"
    test.write_text(
        "from emplan.testing import ExporterSuite\n\n\n"
        "class TestCareless(ExporterSuite):\n"
        "    format = 'careless'\n\n"
        "    def read_back(self, data):\n"
        "        return data.decode()\n",
        "utf-8",
    )
    code = f"import sys; sys.path[:0] = {sys.path!r}; import pytest; sys.exit(pytest.main(sys.argv[1:]))"
    chosen = "every_text or loaded or media_type"
    command = [sys.executable, "-c", code, "-q", "-p", "no:cacheprovider", "-k", chosen, str(test)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=site.parent)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "test_every_text_of_the_plan_is_there[typical_plan]" in done.stdout
    assert "assert [" in done.stdout
    assert f"{len(SAMPLES)} failed, 3 passed" in done.stdout
