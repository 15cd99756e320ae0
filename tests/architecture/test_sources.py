"""What holds for every source file of the repository."""

import re
import subprocess
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from requiring import ROOT

SOURCES = sorted([*ROOT.glob("src/**/*.py"), *ROOT.glob("plugins/*/src/**/*.py")])
PACKAGES = {"emplan_docx", "emplan_pdf", "emplan_json", "emplan_xlsx", "emplan_ics"}
EXPORTERS = sorted(path for path in SOURCES if PACKAGES & set(path.parts))
FOLDERS = ("src", "plugins", "tests", "examples", "tools")
EVERY_PYTHON_FILE = sorted(path for folder in FOLDERS for path in ROOT.glob(f"{folder}/**/*.py"))

LONGEST_MODULE = 400

# The families that official documents name, and ours: they stand in emplan.layout or come with a font.
FAMILIES = re.compile(
    "小标宋|仿宋|楷体|黑体|宋体|FangSong|KaiTi|SimHei|SimSun|XiaoBiaoSong|Times New Roman|Emplan [FKHS]",
    re.IGNORECASE,
)
# GB/T 9704-2012 in millimetres, points and twips: page, type area, line pitch and cells; the margins are too
# common as plain numbers and count only as lengths.
NUMBERS = re.compile(
    r"(?<![\w.])(?:210|297|11906|16838|156|225|579|28\.95|22\.05|15\.75|15\.8)(?![\w.])"
    r"|(?<![\w.])(?:37|35|28|26)(?: ?\* ?)?(?:mm|MM)\b|\b[Mm]m ?\( ?(?:37|35|28|26)\b"
)


def code_of(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a module without its comments and docstrings, their tokens a space apart."""
    lines: dict[int, list[str]] = {}
    previous = tokenize.NEWLINE
    with tokenize.open(path) as file:
        for token in tokenize.generate_tokens(file.readline):
            if token.type in (tokenize.COMMENT, tokenize.NL):
                continue
            starts = previous in (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT)
            if not (token.type == tokenize.STRING and starts):
                lines.setdefault(token.start[0], []).append(token.string)
            previous = token.type
    return ((number, " ".join(tokens)) for number, tokens in lines.items())


def shown(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


def test_no_module_is_longer_than_400_lines() -> None:
    lengths = {str(path.relative_to(ROOT)): path.read_text("utf-8").count("\n") for path in SOURCES}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_no_exporter_holds_a_number_or_a_family_of_the_standard() -> None:
    offences = [
        f"{shown(path, number)}: {line}"
        for path in EXPORTERS
        for number, line in code_of(path)
        if NUMBERS.search(line) or FAMILIES.search(line)
    ]
    assert not offences


@pytest.mark.parametrize(
    "line", ["left = 28 * mm", "Mm ( 28 )", "'28mm'", "a = 28.95", "w = '11906'", "'仿宋_GB2312'", "SimHei"]
)
def test_numbers_and_families_are_recognised(line: str) -> None:
    assert NUMBERS.search(line) or FAMILIES.search(line)


@pytest.mark.parametrize("line", ["offset = 28", "'02/22-rdf'", "5790", "v1_28mm", "face = 'song'"])
def test_other_numbers_and_words_are_left_alone(line: str) -> None:
    assert not NUMBERS.search(line)
    assert not FAMILIES.search(line)


def test_every_type_ignore_names_its_error_and_its_reason() -> None:
    reasoned = re.compile(r"type: ignore\[[\w, -]+\]  # \S+")
    offences = [
        shown(path, number)
        for path in EVERY_PYTHON_FILE
        for number, line in comments_of(path)
        if "type: ignore" in line and not reasoned.search(line)
    ]
    assert not offences


def comments_of(path: Path) -> Iterator[tuple[int, str]]:
    with tokenize.open(path) as file:
        for token in tokenize.generate_tokens(file.readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string


def tracked() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("needs a git checkout")
    run = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return [path for name in run.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def text_of(path: Path) -> str:
    """The file's text; empty for what is no text."""
    data = path.read_bytes()
    return "" if b"\0" in data else data.decode("utf-8", "replace")


def test_no_lock_file_is_tracked() -> None:
    locks = {"uv.lock", "poetry.lock", "Pipfile.lock", "pdm.lock", "package-lock.json"}
    assert [path.name for path in tracked() if path.name in locks] == []


def test_no_tracked_file_holds_a_path_of_somebodys_machine() -> None:
    # In parts, so that this file does not accuse itself.
    machines = re.compile(r"(?<![\w.])/" + r"(?:home|Users|work)/\w+/|\bC:\\+" + r"Users\\+\w")
    offences = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked()
        if (match := machines.search(text_of(path))) is not None
    ]
    assert not offences


def test_nothing_in_the_sources_is_left_to_do() -> None:
    unfinished = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XXX|NotImplemented" + r"Error)\b")
    offences = [
        shown(path, number)
        for path in SOURCES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if unfinished.search(line)
    ]
    assert not offences
