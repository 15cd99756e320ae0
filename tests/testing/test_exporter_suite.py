"""Every check of the exporter suite can fail: for each there is an exporter with the fault it looks for."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from emplan.errors import EmplanError
from emplan.testing import ExporterSuite, Shows
from emplan.testing.samples import minimal_plan
from emplan.testing.suites.options import OptionChecks
from faulty import Fault, install

FAILURES = (AssertionError, EmplanError, TypeError, AttributeError, pytest.fail.Exception)

TYPICAL = ("typical_plan",)
SLOWLY = "time.sleep(0.002)"
SHARED = "self.now = text; time.sleep(0.01)"

# The process in which an exporter is seen not to hang costs half a second; one plugin that does is enough.
ALIVE: dict[str, Any] = {"must_not_hang": lambda self: None}

# Check, the fault it looks for, the arguments of the check, and what the suite states.
FAULTS: list[tuple[str, Fault, tuple[Any, ...], dict[str, Any]]] = [
    ("it_is_installed_under_its_name", Fault(), (), {"format": "nobody"}),
    ("no_other_distribution_claims_its_name", Fault(claimed_twice=True), (), {}),
    ("its_entry_point_names_module_and_object", Fault(origin="{module}"), (), {}),
    ("its_distribution_states_the_versions_of_emplan_it_was_made_for", Fault(requires=()), (), {}),
    (
        "its_distribution_states_the_versions_of_emplan_it_was_made_for",
        Fault(requires=("emplan>=0.1",)),
        (),
        {},
    ),
    ("it_can_be_loaded", Fault(head="raise RuntimeError"), (), {}),
    ("its_suffix_leads_to_it", Fault(suffix=".txt"), (), {}),
    ("its_suffix_leads_to_it", Fault(suffix=".docx"), (), {}),
    ("listing_the_formats_does_not_import_it", Fault(imported_at_start=True), (), {}),
    (
        "importing_it_writes_no_file_uses_no_network_and_starts_no_program",
        Fault(head="open('log.txt', 'w').close()"),
        (),
        {},
    ),
    ("importing_it_prints_nothing", Fault(head="print('welcome')"), (), {}),
    ("it_needs_no_test_tools", Fault(head="import pytest"), (), {}),
    (
        "it_can_be_imported_anew",
        Fault(head="builtins.runs = getattr(builtins, 'runs', 0) + 1", then="text += str(builtins.runs)"),
        (),
        {},
    ),
    ("it_has_the_names_and_the_method_of_an_exporter", Fault(fields="del media_type"), (), {}),
    ("its_format_is_a_short_name_in_small_letters", Fault(), (), {"format": "Bad_Name"}),
    ("its_media_type_is_one", Fault(media_type="text"), (), {}),
    ("its_suffix_has_a_dot_and_small_letters", Fault(suffix="seal"), (), {}),
    (
        "format_media_type_and_suffix_are_the_same_for_every_object",
        Fault(fields="del suffix\n    def __init__(self): self.suffix = '.seal'"),
        (),
        {},
    ),
    ("export_takes_the_plan_and_nothing_else", Fault(more=", path"), (), {}),
    ("its_class_says_what_it_writes", Fault(doc="pass"), (), {}),
    (
        "it_is_made_anew_each_time",
        Fault(fields="def __new__(cls): return object.__new__(type('Other', (cls,), {}))"),
        (),
        {},
    ),
    ("every_sample_becomes_bytes", Fault(result="text"), TYPICAL, {}),
    ("every_sample_becomes_bytes", Fault(result="type('Data', (bytes,), {})(text.encode())"), TYPICAL, {}),
    ("every_sample_becomes_bytes", Fault(result="b''"), TYPICAL, {}),
    ("two_plans_are_two_files", Fault(result="b'text'"), (), {}),
    (
        "two_plans_of_one_title_are_two_files",
        Fault(head="made = {}", then="text = made.setdefault(plan.title, text)"),
        (),
        {},
    ),
    (
        "it_can_be_sent_to_another_process",
        Fault(fields="def __init__(self): self.key = threading.Lock()"),
        (),
        {},
    ),
    (
        "every_option_has_a_type_that_text_can_be",
        Fault(fields="def __init__(self, ink=None): self.ink = ink"),
        (),
        {},
    ),
    (
        "every_option_is_explained",
        Fault(fields="def __init__(self, ink: int = 1): self.ink = ink"),
        (),
        {},
    ),
    (
        "every_plain_option_takes_its_own_default",
        Fault(fields="def __init__(self, ink: Literal['a', 'b'] = 'a'): self.ink = ink + 'x'"),
        (),
        {},
    ),
    ("an_unknown_option_is_refused", Fault(fields="def __init__(self, **options): pass"), (), {}),
    (
        "setting_an_option_leaves_the_first_exporter_alone",
        Fault(fields="def __init__(self, ink: int = 1): type(self).ink = ink"),
        (),
        {},
    ),
    (
        "exporting_changes_no_option",
        Fault(fields="ink = 1", first="self.ink += 1"),
        (),
        {},
    ),
    ("every_text_of_the_plan_is_there", Fault(then="text = text[:-9]"), TYPICAL, {}),
    (
        "the_texts_stand_in_the_order_of_the_plan",
        Fault(then="text = '\\n'.join(reversed(text.splitlines()))"),
        TYPICAL,
        {},
    ),
    (
        "every_item_stands_behind_its_label",
        Fault(then="text = re.sub('(?m)^.{1,2}[、.]', '', text)"),
        TYPICAL,
        {},
    ),
    (
        "every_item_stands_behind_its_label",
        Fault(then="text = text.replace('3.', '')"),
        TYPICAL,
        {"shows": Shows.TASKS},
    ),
    ("no_item_is_there_twice", Fault(then="text += text"), (), {}),
    ("no_line_is_there_twice", Fault(then="text = f'{plan.title.text}{text}'"), (), {}),
    (
        "formulas_tags_and_templates_are_just_words",
        Fault(then="text = ' '.join(line[:1024] for line in text.split())"),
        (),
        {},
    ),
    (
        "rare_characters_are_themselves",
        Fault(then="text = re.sub('[^\\0-\\uffff]', '？', text)"),
        (),
        {},
    ),
    ("formulas_tags_and_templates_are_just_words", Fault(then="text = escape(text)"), (), {}),
    ("what_is_open_is_a_gap_and_no_word_of_the_program", Fault(then="text += 'OPEN'"), ("joint_plan",), {}),
    ("any_plan_keeps_its_texts", Fault(then="text = text if plan.year == 2027 else ''"), (), {}),
    ("a_plan_gives_the_same_bytes_again", Fault(then="text += str(time.time_ns())"), TYPICAL, {}),
    ("one_exporter_gives_the_same_bytes_twice", Fault(then="text += str(time.time_ns())"), (), {}),
    (
        "another_plan_in_between_makes_no_difference",
        Fault(fields="seen = []", then="self.seen.append(plan.title.text); text += str(len(set(self.seen)))"),
        (),
        {},
    ),
    ("a_plan_from_its_record_gives_the_same_bytes", Fault(then="text += str(id(plan.outline))"), (), {}),
    ("another_process_gives_the_same_bytes", Fault(then="text += str(os.getpid())"), (), {}),
    (
        "hash_seed_time_zone_locale_and_date_make_no_difference",
        Fault(then="text += ''.join({'甲', '乙', '丙', '丁'}) + str(date.today())"),
        (),
        {},
    ),
    (
        "threads_with_one_exporter_do_not_disturb_each_other",
        Fault(then=f"{SHARED}; text = self.now"),
        (),
        {},
    ),
    (
        "threads_with_an_exporter_each_do_not_disturb_each_other",
        Fault(head="NOW = []", then="NOW.append(text); time.sleep(0.02); text = NOW[-1]"),
        (),
        {},
    ),
    ("the_plan_is_not_changed", Fault(then="object.__setattr__(plan, 'caption', '甲')"), TYPICAL, {}),
    ("it_writes_no_file", Fault(then="open('log.txt', 'a').close()"), (), {}),
    ("it_writes_no_file", Fault(then="os.mkdir('log')"), (), {}),
    ("it_uses_no_network", Fault(then="socket.socket().close()"), (), {}),
    ("it_starts_no_program", Fault(then="subprocess.run(['true'])"), (), {}),
    ("it_prints_nothing", Fault(then="print('done')"), (), {}),
    ("it_leaves_the_process_as_it_was", Fault(then="os.environ['SEAL'] = '1'"), (), {}),
    ("it_leaves_the_process_as_it_was", Fault(then="os.umask(0o077)"), (), {}),
    (
        "it_leaves_no_thread_running",
        Fault(then="threading.Thread(target=time.sleep, args=(1,), daemon=True).start()"),
        (),
        {},
    ),
    ("it_is_done_in_time", Fault(then="time.sleep(60)"), (), {"time_limit": 2.0}),
    ("it_does_not_take_the_process_with_it", Fault(then="os._exit(3)"), (), {}),
    ("an_error_on_the_way_is_not_swallowed", Fault(first="return b'all is well'"), (), {}),
    ("a_failed_export_leaves_the_old_file_and_nothing_beside_it", Fault(first="return b'well'"), (), {}),
    ("what_is_written_is_what_was_exported", Fault(then="text += str(time.time_ns())"), (), {}),
    ("what_is_no_plan_is_not_exported", Fault(first="return b'well'"), ("text",), {}),
    (
        "what_the_format_cannot_hold_is_refused_in_both_languages",
        Fault(),
        (),
        {"impossible_plans": lambda self: [(minimal_plan(), EmplanError)]},
    ),
    ("the_typical_plan_keeps_to_the_size_budget", Fault(), (), {"size_budget": 100}),
    (
        "a_large_plan_is_done_in_time_and_size_and_whole",
        Fault(),
        (minimal_plan,),
        {"large_size_budget": 10},
    ),
]


def suite_of(name: str, stated: dict[str, Any]) -> Any:
    return type(
        "Suite", (ExporterSuite,), {"format": name, "read_back": lambda self, data: data.decode(), **stated}
    )()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("number", "check", "fault", "arguments", "stated"),
    [(number, *row) for number, row in enumerate(FAULTS)],
    ids=[row[0] for row in FAULTS],
)
def test_a_check_fails_where_its_fault_is(
    number: int,
    check: str,
    fault: Fault,
    arguments: tuple[Any, ...],
    stated: dict[str, Any],
    site: Path,
) -> None:
    name = stated.get("format", f"fault{number}")
    if name != "nobody":
        install(site, name, fault)
    with pytest.raises(FAILURES):
        getattr(suite_of(name, ALIVE | stated), f"test_{check}")(*arguments)


def test_every_check_is_shown_to_fail() -> None:
    checks = {name.removeprefix("test_") for name in dir(ExporterSuite) if name.startswith("test_")}
    assert checks - {row[0] for row in FAULTS} == set()
    assert len(checks) >= 40


def test_the_sound_exporter_passes_every_check(site: Path) -> None:
    install(site, "sound", Fault())
    suite = suite_of("sound", {"with_large_plans": False})
    for name in sorted(name for name in dir(suite) if re.match("test_", name)):
        samples = [mark.args[1] for mark in getattr(getattr(suite, name), "pytestmark", ())]
        for arguments in [(each,) for each in list(samples[0])[:2]] if samples else [()]:
            try:
                getattr(suite, name)(*arguments)
            except pytest.skip.Exception as reason:
                assert "has no options" in str(reason) or "states" in str(reason)  # noqa: PT017 - a skip


OPTIONS = """\
def __init__(self, *, ink: Literal['a', 'b'] = 'a', size: int | None = None, width: float | None = 1.5,
                 dry: bool = False, level: Level = Level.LOW, hour: int = 23, names: dict[str, int] = {}):
        if hour > 23:
            raise ValueError(hour)
        self._ink, self.size, self.width, self.dry = ink, size, width, dry
        self.level, self.hour, self.names = level, hour, names
"""
EXPLAINED = "Writes text.\n\n    Args:\n" + "".join(
    f"        {name}: What it is.\n" for name in ("ink", "size", "width", "dry", "level", "hour", "names")
)


def test_a_sound_exporter_with_options_of_every_kind_passes_the_checks_of_options(site: Path) -> None:
    level = "import enum\nclass Level(enum.IntEnum):\n    LOW = 1\n    HIGH = 2\n"
    install(site, "choosy", Fault(head=level, doc=f'"""{EXPLAINED}"""', fields=OPTIONS))
    suite = suite_of("choosy", ALIVE)
    assert len(suite.option_list()) == 7
    for name in (name for name in dir(OptionChecks) if name.startswith("test_")):
        getattr(suite, name)()


def test_a_suite_that_says_too_little_says_what_is_missing() -> None:
    with pytest.raises(AssertionError, match="needs read_back"):
        ExporterSuite().read_back(b"")


def test_without_its_libraries_the_kit_names_the_extra(tmp_path: Path) -> None:
    code = "import sys; sys.modules['hypothesis'] = None; import emplan.testing.suites"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 1
    assert "MissingExtraError: The kit emplan.testing.suites needs the extra 'testing'" in done.stderr
