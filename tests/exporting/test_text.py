"""The core's own exporter `txt`."""

from pathlib import Path

from emplan.exporting import available_exporters, export, load_exporter, write
from emplan.layout import lay_out, plain_text
from emplan.model import AnnualPlan, Heading, Paragraph, Section, Title

PLAN = AnnualPlan(
    year=2027,
    title=Title("青禾示范区2027年应急管理工作要点"),
    outline=(Section(heading=Heading("健全责任体系"), children=(Paragraph(text="修订责任清单。"),)),),
)


def test_txt_is_found_like_any_other_exporter() -> None:
    (plugin,) = (plugin for plugin in available_exporters() if plugin.name == "txt")
    assert plugin.distribution == "emplan"
    exporter = load_exporter("txt")
    assert (exporter.media_type, exporter.suffix) == ("text/plain", ".txt")


def test_it_writes_the_text_of_the_official_layout_in_utf_8() -> None:
    text = export(PLAN, "txt").decode("utf-8")
    assert text.rstrip("\n") == plain_text(lay_out(PLAN)).rstrip("\n")
    assert "一、健全责任体系" in text


def test_it_ends_with_one_line_end_and_has_no_carriage_return(tmp_path: Path) -> None:
    data = write(PLAN, tmp_path / "plan.txt").read_bytes()
    assert data.endswith(b"\n")
    assert not data.endswith(b"\n\n")
    assert b"\r" not in data
