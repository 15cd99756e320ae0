"""Every Python and shell example of the documentation runs, and prints what the page says.

In the order of a page: a `python` block runs in the page's namespace, each `emplan …` line of a `sh` block as
the command (exit 0, or what `exit=1` says), `file=NAME` blocks become files, `text output` is what the block
before it prints, where … stands for anything. Every page has a folder of its own with a copy of examples/;
font files that it names are stood in for by 宋体. Pages of plugins begin with a plan.
"""

import contextlib
import io
import re
import shlex
import shutil
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from distributions import distribution
from doc_pages import PAGES, Block, blocks, name_of
from emplan.cli.run import run
from emplan.testing.samples import typical_plan
from emplan_fonts import face
from requiring import ROOT

# The set-up lines, which test_setup_lines looks at.
_NOT_RUN = re.compile(r"make |python3 -m venv |\.venv/bin/|mkdir |#|$")
_FONT = re.compile(r'"(\w+\.tt[fc])"')
_INSTALL = re.compile(r"(?:\.venv/bin/)?python -m pip install -e \"?([\w./-]+)(?:\[\w+\])?\"?$")


def runs(page: Path) -> bool:
    """Whether a page has examples: analysis pages have tests of their own, generated pages none."""
    if page.is_relative_to(ROOT / "docs/analysis") or page.is_relative_to(ROOT / "docs/reference/api"):
        return False
    return any(block.language in ("python", "sh") for block in blocks(page))


@contextlib.contextmanager
def printed() -> Iterator[io.BytesIO]:
    """Everything printed inside, standard error included, as bytes."""
    data = io.BytesIO()
    stream = io.TextIOWrapper(data, "utf-8", write_through=True)
    with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
        yield data
    stream.detach()


def matches(wanted: str, found: str) -> bool:
    """Whether a text is what the page shows; … stands for anything, on a line alone for any lines."""
    lines = [line.rstrip() for line in wanted.rstrip().splitlines()]
    pattern = "".join(
        r"(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*?") + r"[ ]*\n" for line in lines
    )
    return re.fullmatch(pattern, found.rstrip() + "\n") is not None


class Example:
    """One page, run block by block in a folder of its own."""

    def __init__(self, page: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.page = page
        self.folder = folder
        self.monkeypatch = monkeypatch
        self.namespace: dict[str, object] = {"__name__": "__page__"}
        self.output = ""

    def run(self, block: Block) -> None:
        place = f"{name_of(self.page)}:{block.line}"
        if name := block.option("file"):
            target = self.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, "utf-8")
        elif block.language == "python":
            with printed() as data:
                exec(compile(block.text, place, "exec"), self.namespace)
            self.output = data.getvalue().decode("utf-8")
        elif block.language == "sh":
            self.output = "".join(self.shell(line, block, place) for line in commands(block))
        elif block.words == ("text", "output"):
            assert matches(block.text, self.output), f"{place} prints\n{self.output}"

    def shell(self, line: str, block: Block, place: str) -> str:
        if install := _INSTALL.match(line):
            self.install(self.folder / install[1])
            return ""
        if not line.startswith("emplan "):
            assert _NOT_RUN.match(line), f"{place}: nobody runs {line!r}"
            return ""
        with printed() as data:
            code = run(shlex.split(line, comments=True)[1:])
        output = data.getvalue().decode("utf-8")
        assert code == int(block.option("exit") or 0), f"{place}: {line}\n{output}"
        return output

    def install(self, project: Path) -> None:
        """What an editable install does, without pip: metadata and sources on the path."""
        stated = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
        points = stated["entry-points"]
        self.monkeypatch.syspath_prepend(
            distribution(project / "src", stated["name"], entry_points=points, version=stated["version"])
        )


def commands(block: Block) -> list[str]:
    """The lines of a shell block, continued ones put together."""
    return [line.strip() for line in block.text.replace("\\\n", " ").splitlines() if line.strip()]


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("docs")


@pytest.mark.parametrize("page", [page for page in PAGES if runs(page)], ids=name_of)
def test_the_examples_of_a_page_run(page: Path, workshop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = workshop / name_of(page).replace("/", "-")
    shutil.copytree(ROOT / "examples", folder / "examples")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "argv", ["emplan"])
    for variable in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8" if ".zh-CN." in page.name else "C.UTF-8")
    example = Example(page, folder, monkeypatch)
    if page.is_relative_to(ROOT / "plugins"):
        example.namespace["plan"] = typical_plan()
    for font in sorted(set(_FONT.findall(page.read_text("utf-8")))):
        shutil.copy(face("song").path, folder / font)
    for block in blocks(page):
        example.run(block)


def test_a_different_output_is_noticed() -> None:
    assert matches("一、总体\n…\n三、末…\n", "一、总体\n二、中间\n三、末尾\n")
    assert not matches("一、总体\n三、末尾\n", "一、总体\n二、中间\n三、末尾\n")
