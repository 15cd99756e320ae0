"""The report as plain data."""

import json

from emplan.reading import read_text, report_data


def test_the_report_survives_json_and_tiles_the_source(web_page: str) -> None:
    report = read_text(web_page, name="page.txt").report
    data = json.loads(json.dumps(report_data(report), ensure_ascii=False))
    assert data["version"] == "emplan.reading/1"
    assert data["name"] == "page.txt"
    assert "".join(entry["source_text"] for entry in data["account"]) == web_page
    assert {entry["kind"] for entry in data["account"]} == {"kept", "mended", "structure", "furniture"}
    assert data["publication"][0]["facts"]["发布时间"] == "2026-03-02 09:30"
    assert data["leftovers"] == []
    assert data["edits"]
    assert all(entry["reason"] for entry in data["edits"])


def test_a_line_that_nobody_understands_is_left_over_with_its_number(plan_text: str) -> None:
    report = read_text("神秘代码XX\n" + plan_text).report
    assert [(left.line, left.text) for left in report.leftovers] == [(1, "神秘代码XX")]
    assert report_data(report)["leftovers"][0]["line"] == 1
    assert report.doubts[0].line == 1
    assert report.mended


def test_an_account_that_is_torn_does_not_add_up(plan_text: str) -> None:
    from attrs import evolve

    reading = read_text(plan_text)
    torn = evolve(reading.report, account=reading.report.account[1:])
    assert not torn.adds_up(reading.plan)
    assert reading.report.adds_up(reading.plan)
