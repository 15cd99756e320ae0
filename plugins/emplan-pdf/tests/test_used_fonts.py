"""Which fonts really draw a document, stand-ins for rare characters among them."""

import logging
from pathlib import Path

from emplan import AnnualPlan, Paragraph, PlanForm, Title
from emplan.cli.run import run
from emplan.layout import Face
from emplan.records import dump_record
from emplan_pdf import PdfExporter


def _plan(text: str) -> AnnualPlan:
    title = Title("青禾示范区2027年应急管理工作要点")
    return AnnualPlan(year=2027, form=PlanForm.KEY_POINTS, title=title, outline=(Paragraph(text=text),))


def test_a_font_that_stands_in_is_named_with_its_characters() -> None:
    used = PdfExporter().used_fonts(_plan("请喆、𠅤、堃三位同志负责。"))
    assert [(font.face, font.name, font.characters) for font in used] == [
        (Face.TITLE_SONG, "EmplanTitleSong-Regular", ""),
        (Face.IMITATION_SONG, "EmplanFang-Regular", ""),
        (Face.SONG, "EmplanSong-Regular", ""),
        (Face.IMITATION_SONG, "EmplanSong-Regular", "喆𠅤堃"),
    ]
    assert {font.origin for font in used} == {"bundled"}
    assert str(used[-1]).startswith("仿宋 [喆𠅤堃]: Emplan 宋体 (")


def test_the_log_says_which_fonts_were_used_only_where_some_were_chosen(make_font, caplog) -> None:
    further = make_font({"龘": 1000}, name="Further-Regular")
    with caplog.at_level(logging.INFO, "emplan.exporters.pdf"):
        PdfExporter().export(_plan("值守。"))
        assert caplog.messages == []
        PdfExporter(fallback=(further,)).export(_plan("请龘同志负责。"))
    assert f"仿宋 [龘]: Further ({further})" in caplog.messages


def test_faces_that_draw_nothing_are_not_named() -> None:
    faces = {font.face for font in PdfExporter().used_fonts(_plan("值守。"))}
    assert faces == {Face.TITLE_SONG, Face.IMITATION_SONG, Face.SONG}


def test_the_command_says_which_fonts_were_used(tmp_path: Path, make_font, capsys) -> None:
    source, target = tmp_path / "plan.json", tmp_path / "plan.pdf"
    source.write_text(dump_record(_plan("值守。")), encoding="utf-8")
    own = make_font(
        dict.fromkeys("青禾示范区年应急管理工作要点", 1000) | dict.fromkeys("0127", 500), name="Own-Regular"
    )
    assert run(["export", str(source), "-o", str(target), "--set", f"fonts.title_song={own}"]) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [str(target)]
    assert printed.err.splitlines()[0] == f"小标宋: Own ({own})"
    assert run(["export", str(source), "-o", str(target), "--set", "fonts.gothic=天书体"]) == 0
    assert run(["export", str(source), "-o", str(target), "--set", "fonts.title_song=天书体"]) == 1
    assert "天书体" in capsys.readouterr().err
    assert not logging.getLogger("emplan.exporters").handlers
