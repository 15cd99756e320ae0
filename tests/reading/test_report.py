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


def test_what_the_page_states_of_the_document_is_kept_apart_from_the_plan() -> None:
    reading = read_text(
        "青禾示范区2026年应急管理工作要点\n文号：青应急〔2026〕5号 有效性：有效\n时效：自2026年3月1日起失效\n"
        "一、抓责任\n1.逐级修订清单。\n"
    )
    assert reading.report.published == {
        "document_number": "青应急〔2026〕5号",
        "validity": "自2026年3月1日起失效",
    }
    assert reading.plan.envelope.document_number is None
    assert read_text("青禾示范区2026年应急管理工作要点\n一、抓责任\n").report.published == {}


def test_a_page_that_states_no_number_and_a_bare_validity_states_nothing() -> None:
    text = "青禾示范区2026年应急管理工作要点\n文号：无 有效性：有效\n一、抓责任\n1.逐级修订清单。\n"
    assert read_text(text).report.published == {}
