"""The files that tell `emplan next` what became of tasks, units and cited documents."""

import json
from pathlib import Path

import pytest

from emplan.cli.run import run
from emplan.records import dump_record, read_record
from emplan.rollover import roll_forward
from emplan.testing.samples import typical_plan

TEXT = """2026年青禾示范区应急管理工作要点

一、压实责任

1.修订责任清单。六月底前按《青禾市责任清单办法》（青政发〔2019〕5号）修订。（责任单位：示范区应急局；完成时限：2026年6月）

2.公开举报渠道。每月公布办理情况。（责任单位：示范区应急局；完成时限：长期坚持）
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "要点2026.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def written(folder: Path, name: str, data: object) -> str:
    path = folder / name
    path.write_text(data if isinstance(data, str) else json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return str(path)


def test_the_draft_follows_its_instructions(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    results = written(
        tmp_path, "results.json", [{"heading": "公开举报渠道", "outcome": "done", "note": "已建成"}]
    )
    units = written(tmp_path, "units.json", {"示范区应急局": "示范区应急管理局", "无此单位": "无"})
    citations = written(
        tmp_path,
        "citations.json",
        {"青禾市责任清单办法": {"title": "青禾市责任清单规定", "number": "青政规〔2026〕2号"}, "无": "也无"},
    )
    draft, review = tmp_path / "draft.json", tmp_path / "review.json"
    options = ["--results", results, "--rename-units", units, "--supersede", citations]
    assert run(["next", str(document), "-o", str(draft), "--review", str(review), *options]) == 0
    plan = read_record(draft.read_bytes())
    (task,) = (item.node for item in plan.tasks())
    assert "《青禾市责任清单规定》（青政规〔2026〕2号）" in task.paragraph_text
    assert [unit.name for unit in task.units] == ["示范区应急管理局"]
    reasons = {item["token"]: item["reason"] for item in json.loads(review.read_text(encoding="utf-8"))}
    assert "已建成" in reasons["公开举报渠道"] or "done" in reasons["公开举报渠道"]
    told = capsys.readouterr().err
    assert "无此单位" in told
    assert "《无》" in told


@pytest.mark.parametrize(
    ("option", "data", "said"),
    [
        ("--results", "[", "is not JSON"),
        ("--results", {"heading": "公开举报渠道"}, "must be a list"),
        ("--results", [["公开举报渠道"]], "[0]: The file"),
        ("--results", [{"heading": "公开举报渠道"}], "carried, dropped or done"),
        ("--results", [{"title": "公开举报渠道", "outcome": "done"}], "unknown keys: title"),
        ("--results", [{"outcome": "done"}], "must name its task"),
        ("--results", [{"heading": 3, "outcome": "done"}], "object of texts"),
        ("--results", [{"heading": "甲", "outcome": "done"}, {"path": "乙", "outcome": "done"}], "[1] 乙"),
        ("--rename-units", ["甲"], "from old to new names"),
        ("--rename-units", {"甲": 1}, "new name as text"),
        ("--rename-units", {"甲": ""}, "甲: UnitRename"),
        ("--rename-units", '{"甲": "乙", "甲": "丙"}', "contradicts itself"),
        ("--rename-units", {"甲": "乙", "乙": "甲"}, "contradicts itself"),
        ("--supersede", {"甲": {"number": "1号"}}, "needs a title"),
        ("--supersede", {"甲": 1}, "object of texts"),
        ("--supersede", {"甲": "乙", "乙": "丙"}, "contradicts itself"),
    ],
)
def test_a_wrong_file_is_refused_and_nothing_is_written(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, data: object, said: str
) -> None:
    draft = tmp_path / "draft.json"
    wrong = written(tmp_path, "wrong.json", data)
    assert run(["next", str(document), "-o", str(draft), option, wrong, "--lang", "en"]) == 1
    told = capsys.readouterr().err
    assert said in told
    assert "Traceback" not in told
    assert not draft.exists()


def test_a_file_that_is_missing_or_no_text_is_refused(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    binary = tmp_path / "binary.json"
    binary.write_bytes(b"\xff\xfe\x00")
    for path, said in ((tmp_path / "no.json", "无法打开"), (binary, "UTF-8")):
        draft = tmp_path / "draft.json"
        assert run(["next", str(document), "-o", str(draft), "--results", str(path), "--lang", "zh"]) == 1
        assert said in capsys.readouterr().err


def test_a_draft_needs_again_to_be_rolled_forward(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "draft.json", tmp_path / "next.json"
    source.write_text(dump_record(roll_forward(typical_plan()).plan), encoding="utf-8")
    assert run(["next", str(source), "-o", str(target), "--lang", "en"]) == 1
    assert "--again" in capsys.readouterr().err
    assert run(["next", str(source), "-o", str(target), "--again"]) == 0
