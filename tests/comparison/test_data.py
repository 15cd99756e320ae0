"""Comparisons and histories as plain data."""

from __future__ import annotations

import json
from datetime import date

from emplan.builder import PlanBuilder, by_month
from emplan.comparison import compare, history, to_comparison_data, to_history_data


def test_a_comparison_is_plain_data_with_its_words_and_spans(base: PlanBuilder, later: PlanBuilder) -> None:
    text = "{}年分级修订，{}上墙公布。"
    old = (
        base.section("责任")
        .task("修订清单", text.format(2026, "季末"))
        .assigned_to("应急局")
        .due(by_month(2026, 6))
    )
    new = (
        later.section("责任")
        .task("修订清单", text.format(2027, "月底"))
        .assigned_to("住建局")
        .due(by_month(2027, 5))
    )
    data = to_comparison_data(compare(old.build(), new.task("夜间抽查").build()))
    assert json.loads(json.dumps(data)) == data
    assert data["format"] == "emplan.comparison/1"
    assert data["counts"] == {
        "added": 1,
        "deadline_changed": 1,
        "reworded": 1,
        "units_changed": 1,
        "year_shifted": 1,
    }
    first, second = data["items"]
    assert first["item"] == "task"
    assert first["after"] == {
        "path": "outline[0].children[0]",
        "label": "（一）",
        "name": "修订清单",
        "section": "一、责任",
        "text": "修订清单。2027年分级修订，月底上墙公布。",
    }
    shifted, reworded = first["differences"]
    assert shifted == {"before": [5, 9], "after": [5, 9], "old": "2026", "new": "2027", "year_shift": True}
    assert (reworded["old"], reworded["new"], reworded["year_shift"]) == ("季末", "月底", False)
    assert first["units"]["after"] == [{"role": "responsible", "name": "住建局"}]
    assert first["deadlines"] == {"before": ["2026年6月底前"], "after": ["2027年5月底前"]}
    assert second["before"] is None
    assert data["fields"][0]["year_shift"] is True


def test_a_history_is_plain_data(base: PlanBuilder, later: PlanBuilder) -> None:
    old = (
        base.dated(date(2026, 3, 1))
        .section("责任")
        .task("修订清单")
        .due(by_month(2026, 6))
        .valid_for(years=1)
    )
    new = later.dated(date(2027, 4, 1)).section("责任").task("修订责任清单").valid_for(years=1)
    data = to_history_data(history([old.build(), new.build()]))
    assert json.loads(json.dumps(data)) == data
    assert data["years"][0] == {
        "year": 2026,
        "title": "青禾示范区2026年应急管理工作要点",
        "tasks": 1,
        "valid_from": "2026-03-01",
        "valid_until": "2027-02-28",
    }
    (life,) = data["tasks"]
    assert (life["names"], life["first_year"], life["last_year"]) == (
        ["修订清单", "修订责任清单"],
        2026,
        2027,
    )
    assert life["years"][0]["deadlines"] == ["2026年6月底前"]
    assert data["validity_breaks"] == [
        {
            "kind": "gap",
            "earlier": 2026,
            "later": 2027,
            "from": "2027-03-01",
            "until": "2027-03-31",
            "days": 31,
        }
    ]
