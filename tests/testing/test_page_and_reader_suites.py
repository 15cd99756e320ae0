"""Every check of the page and reader suites can fail too."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from distributions import distribution
from emplan.discovery import READERS
from emplan.errors import EmplanError
from emplan.layout import compose, lay_out
from emplan.testing import ExporterSuite, PageExporterSuite, ReaderSuite
from emplan.testing.samples.large import two_hundred_pages_plan
from emplan.testing.suites.subject import SAMPLES
from emplan.testing.suites.watched import Watched

FAILURES = (AssertionError, EmplanError, LookupError, TypeError, ValueError, pytest.fail.Exception)


class Composed(PageExporterSuite):
    """A suite whose pages are those of the layout, with one thing wrong at a time."""

    format = "txt"
    wrong = ""

    def must_not_hang(self) -> None:
        """The core's own exporter does not."""

    def data(self, sample: str) -> bytes:
        return sample.encode()

    def read_pages(self, data: bytes) -> Sequence[str]:
        name = data.decode()
        plan = SAMPLES[name]() if name in SAMPLES else two_hundred_pages_plan()
        pages = []
        for page in compose(lay_out(plan)).pages:
            number = "".join(run.text for run in page.number_line.runs) if page.number_line else ""
            pages.append("".join(line.text for line in page.lines) + number)
        match self.wrong:
            case "one too many":
                pages.append("多")
            case "no numbers":
                pages = [page.split("—")[0] for page in pages]
            case "empty":
                pages = ["" for _ in pages]
            case "late title":
                pages = ["封面", *pages]
            case "half":
                pages = pages[::2]
        return pages

    def page_sizes(self, data: bytes) -> Sequence[tuple[float, float]]:
        return [(612.0, 792.0)] * 9 if self.wrong == "letter" else [(595.276, 841.89)] * 9


def wrongly(wrong: str) -> Any:
    return type("Wrong", (Composed,), {"wrong": wrong})()


PAGE_FAULTS = [
    ("the_file_has_the_pages_of_the_layout", "one too many", ("typical_plan",)),
    ("every_page_has_its_number_and_a_blank_one_none", "no numbers", ("typical_plan",)),
    ("no_page_is_empty_that_the_layout_fills", "empty", ("typical_plan",)),
    ("the_title_stands_on_the_first_page", "late title", ("typical_plan",)),
    ("pages_have_the_size_of_the_layout", "letter", ("typical_plan",)),
    ("a_plan_of_one_task_is_one_page", "one too many", ()),
    ("a_long_plan_has_its_hundreds_of_pages", "half", ()),
]


@pytest.mark.parametrize(("check", "wrong", "arguments"), PAGE_FAULTS, ids=[row[0] for row in PAGE_FAULTS])
def test_a_page_check_fails_where_its_fault_is(check: str, wrong: str, arguments: tuple[str, ...]) -> None:
    getattr(wrongly(""), f"test_{check}")(*arguments)
    with pytest.raises(FAILURES):
        getattr(wrongly(wrong), f"test_{check}")(*arguments)


def test_every_page_check_is_shown_to_fail() -> None:
    own = {name for name in dir(PageExporterSuite) if name.startswith("test_")} - set(dir(ExporterSuite))
    assert own == {f"test_{row[0]}" for row in PAGE_FAULTS}


def test_the_text_of_the_pages_is_read_without_their_numbers() -> None:
    assert "—1—" in wrongly("").pages(b"typical_plan")[0]
    assert "—1—" not in wrongly("").read_back(b"typical_plan")


SOUND = """
import builtins
import socket
import time
from emplan.errors import ReadingError
from emplan.reading import SourceLine
{head}
def split(text):
    start = 0
    for number, line in enumerate(text.splitlines(), 1):
        yield SourceLine(line, start, number)
        start += len(line) + 1
class Reader:
    format = "{name}"
    suffixes = {suffixes}
    def accepts(self, head):
        {accepts}
        return head.startswith(b"SEAL")
    def lines(self, data):
        {first}
        if not data.startswith(b"SEAL"):
            raise {refusal}
        lines = tuple(split(data[4:].decode("utf-8", "replace")))
        {then}
        return lines
"""
GOOD = {
    "head": "",
    "suffixes": '(".seal",)',
    "accepts": "pass",
    "first": "pass",
    "then": "pass",
    "refusal": "ReadingError('no seal', '不是密封文件', remedy='Seal it.', remedy_zh='请密封。')",
}
SHIFTED = "lines = tuple(SourceLine(l.text, l.start + 1, l.number) for l in lines)"
READER_FAULTS: list[tuple[str, dict[str, str], tuple[Any, ...], dict[str, Any]]] = [
    ("it_is_installed_once_under_its_name", {}, (), {"format": "nobody"}),
    ("its_distribution_states_the_versions_of_emplan_it_was_made_for", {"requires": ""}, (), {}),
    ("its_distribution_states_the_versions_of_emplan_it_was_made_for", {"requires": "emplan>=0.1"}, (), {}),
    ("it_can_be_loaded_and_is_a_reader", {"head": "raise RuntimeError"}, (), {}),
    ("its_suffixes_have_a_dot_and_small_letters", {"suffixes": '("SEAL",)'}, (), {}),
    ("it_accepts_its_own_files_by_their_first_bytes", {"accepts": "return False"}, ("minimal_plan",), {}),
    ("it_accepts_no_picture", {"accepts": "return True"}, (b"\x89PNG",), {}),
    ("it_can_be_asked_about_anything", {"accepts": "head[0]"}, (), {}),
    ("it_gives_every_line_in_order", {"then": "lines = lines[::-1]"}, ("typical_plan",), {}),
    ("texts_and_endings_tile_the_source_text", {"then": SHIFTED}, ("typical_plan",), {}),
    ("lines_are_numbered_as_a_person_counts", {"then": "lines = lines[::-1]"}, ("typical_plan",), {}),
    (
        "no_line_holds_a_line_break",
        {"then": "lines = (SourceLine('甲\\n乙', 0, 1),)"},
        ("typical_plan",),
        {},
    ),
    ("the_plan_is_the_one_that_its_text_gives", {"then": "lines = lines[:9]"}, ("typical_plan",), {}),
    (
        "a_file_gives_the_same_lines_again",
        {"then": "lines += (SourceLine(str(time.time_ns()), 0, 1),)"},
        (),
        {},
    ),
    (
        "another_process_seed_time_zone_and_date_give_the_same_lines",
        {"then": "lines += (SourceLine(str(time.time()), 0, 1),)"},
        (),
        {},
    ),
    (
        "threads_with_one_reader_do_not_disturb_each_other",
        {"then": "self.now = lines; time.sleep(0.01); lines = self.now"},
        (),
        {},
    ),
    ("a_damaged_file_is_read_or_refused_by_name", {"refusal": "ValueError('no seal')"}, (), {}),
    ("a_damaged_file_is_read_or_refused_by_name", {"refusal": "ReadingError('no', '不')"}, (), {}),
    ("what_are_no_bytes_is_not_read", {"first": "return ()"}, (), {}),
    ("it_is_done_in_time", {"then": "time.sleep(60)"}, (), {"time_limit": 2.0}),
    (
        "it_writes_no_file_uses_no_network_and_starts_no_program",
        {"then": "socket.socket().close()"},
        ("work_events",),
        {},
    ),
    ("it_prints_nothing", {"head": "print('welcome')"}, ("printed_on_import",), {}),
    ("it_leaves_the_process_as_it_was", {"then": "builtins.seal = 1"}, (), {}),
    (
        "listing_the_readers_does_not_import_it_and_it_can_be_imported_anew",
        {
            "head": "builtins.runs = getattr(builtins, 'runs', 0) + 1",
            "then": "lines += (SourceLine(str(builtins.runs), 0, 1),)",
        },
        (),
        {},
    ),
]


# What only a process of its own shows; the other checks are spared the half second that it costs.
SEEN = {row[0] for row in READER_FAULTS if re.search("process|in_time|writes|prints|listing", row[0])}
ALIVE: dict[str, Any] = {"watched": lambda self, seed=1: Watched()}


def reader_suite(site: Path, name: str, changes: dict[str, str], stated: dict[str, Any]) -> Any:
    source = SOUND.replace("{name}", name)
    for part, text in (GOOD | changes).items():
        source = source.replace(f"{{{part}}}", text)
    requires = [each for each in [changes.get("requires", "emplan>=0.1,<99")] if each]
    points = {READERS: {name: f"reader_{name}:Reader"}}
    distribution(
        site, f"acme-{name}", entry_points=points, modules={f"reader_{name}.py": source}, requires=requires
    )
    members = {"format": name, "source_of": lambda self, text: b"SEAL" + text.encode(), **stated}
    return type("Suite", (ReaderSuite,), members)()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("number", "check", "changes", "arguments", "stated"),
    [(number, *row) for number, row in enumerate(READER_FAULTS)],
    ids=[row[0] for row in READER_FAULTS],
)
def test_a_reader_check_fails_where_its_fault_is(
    number: int,
    check: str,
    changes: dict[str, str],
    arguments: tuple[Any, ...],
    stated: dict[str, Any],
    site: Path,
) -> None:
    suite = reader_suite(site, f"seal{number}", changes, (ALIVE if check not in SEEN else {}) | stated)
    with pytest.raises(FAILURES):
        getattr(suite, f"test_{check}")(*arguments)


def test_every_reader_check_is_shown_to_fail() -> None:
    checks = {name.removeprefix("test_") for name in dir(ReaderSuite) if name.startswith("test_")}
    assert checks == {row[0] for row in READER_FAULTS}


def test_the_sound_reader_passes_every_check(site: Path) -> None:
    suite = reader_suite(site, "sealed", {}, {})
    for name in sorted(name for name in dir(suite) if name.startswith("test_")):
        values = [mark.args[1] for mark in getattr(getattr(suite, name), "pytestmark", ())]
        for arguments in [(each,) for each in list(values[0])[:2]] if values else [()]:
            getattr(suite, name)(*arguments)


def test_a_reader_that_hangs_does_not_keep_the_other_checks_waiting(site: Path) -> None:
    suite = reader_suite(site, "sleepy", {"then": "time.sleep(60)"}, {"time_limit": 2.0})
    with pytest.raises(pytest.fail.Exception, match=r"was not done after 2\.0 s"):
        suite.test_a_file_gives_the_same_lines_again()


def test_suites_that_say_too_little_say_what_is_missing() -> None:
    with pytest.raises(AssertionError, match="needs read_pages"):
        PageExporterSuite().read_pages(b"")
    with pytest.raises(AssertionError, match="needs source_of"):
        ReaderSuite().source_of("")
    assert PageExporterSuite().page_sizes(b"") == ()
