"""The exporter that the how-to builds passes the tests that the how-to gives it."""

from pathlib import Path

from doc_pages import blocks
from projects import install, run_tests
from requiring import ROOT


def test_the_exporter_of_the_how_to_stands_the_whole_kit(tmp_path: Path) -> None:
    for block in blocks(ROOT / "docs/how-to/write-an-exporter.md"):
        if name := block.option("file"):
            target = tmp_path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, "utf-8")
    install(tmp_path / "emplan-csv")
    done = run_tests(tmp_path / "emplan-csv")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "passed" in done.stdout
