"""The plain text of a layout."""

from collections.abc import Callable

from emplan.layout import lay_out, plain_text
from emplan.model import AnnualPlan, Envelope, Issuer, Table, text_slots


def test_the_text_holds_every_stored_character(key_points: AnnualPlan) -> None:
    text = "".join(plain_text(lay_out(key_points)).split())
    for slot in text_slots(key_points):
        assert "".join(slot.text.split()) in text, slot.path


def test_joint_names_and_table_cells_stand_in_reading_order(
    bare_plan: Callable[..., AnnualPlan],
) -> None:
    envelope = Envelope(issuers=(Issuer("青禾县水利局"), Issuer("青禾县民政局")))
    table = Table(rows=(("序号", "任务"), ("1", "修订预案")), caption="任务表")
    text = plain_text(lay_out(bare_plan(envelope=envelope, outline=(table,))))
    assert text.startswith("青禾县水利局\n青禾县民政局文件\n")
    assert "任务表\n序号\t任务\n1\t修订预案\n" in text


def test_the_text_ends_with_one_line_feed_and_has_no_double_gaps(key_points: AnnualPlan) -> None:
    text = plain_text(lay_out(key_points))
    assert text.endswith("印发\n")
    assert "\n\n\n" not in text


def test_a_plan_without_an_envelope_begins_with_its_title(bare_plan: Callable[..., AnnualPlan]) -> None:
    assert plain_text(lay_out(bare_plan())).splitlines()[0] == "青禾示范区2027年应急管理工作要点"
