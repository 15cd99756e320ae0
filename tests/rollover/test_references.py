"""References by number: asked about once tasks that left have moved the numbers, and only then."""

import pytest

from emplan.model import AnnualPlan
from emplan.reading import read_text
from emplan.rollover import Classification, Draft, ReviewItem, Severity, TaskOutcome, TaskResult, roll_forward

PLAN = """2026年青禾示范区应急管理工作要点

一、压实责任

（一）修订责任清单。六月底前修订。（责任单位：示范区应急局）

（二）公开举报渠道。每月公布。（责任单位：示范区应急局）

（三）开展培训。{text}（责任单位：示范区应急局）

二、强化演练

（一）组织演练。{text}（责任单位：示范区应急局）

（二）总结经验。及时总结。（责任单位：示范区应急局）
"""
DONE = TaskResult(heading="公开举报渠道", outcome=TaskOutcome.DONE)


def plan_with(text: str) -> AnnualPlan:
    return read_text(PLAN.format(text=text)).plan


def asked_about(draft: Draft) -> list[ReviewItem]:
    return [item for item in draft.review if "请核对所指" in item.reason]


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("见第三项。", "第三项"),
        ("按照第一部分第（三）条办理。", "第一部分第（三）条"),
        ("按照第一部分（三）办理。", "第一部分（三）"),
        ("本要点一、（三）同时落实。", "一、（三）"),
        ("参照（三）办理。", "（三）"),
        ("第一至三项任务另行部署。", "第一至三项"),
        ("第（二）、（四）项另行通知。", "第（二）、（四）项"),
        ("落实第3条要求。", "第3条"),
        ("本办法第三条同样适用。", "第三条"),
        ("第一部分第三项和第五项一并办理。", "第一部分第三项"),
    ],
)
def test_a_number_that_another_item_has_now_is_asked_about(text: str, token: str) -> None:
    draft = roll_forward(plan_with(text), results=[DONE])
    found = asked_about(draft)
    assert {item.token for item in found} == {token}
    assert {item.path for item in found} == {"outline[0].children[1].text", "outline[1].children[0].text"}
    assert all(item.severity is Severity.MUST for item in found)
    assert all(item.classification is Classification.REVIEW for item in found)
    assert all(item.before == item.after for item in found)


@pytest.mark.parametrize(
    "text",
    [
        "按照《青禾市责任清单办法》第三条执行。",
        "按照《青禾市责任清单办法》（青政发〔2019〕5号）第三条执行。",
        "安全生产法第三条规定的职责不变。",
        "开辟第三条战线。",
        "由第三方评估，第三季度完成。",
        "见第二部分第（一）项。",
        "见第一项。",
        "第二部分同时落实。",
        "做好（三）防工作。",
    ],
)
def test_another_documents_number_an_amount_and_an_unmoved_item_are_left_alone(text: str) -> None:
    assert asked_about(roll_forward(plan_with(text), results=[DONE])) == []


def test_nothing_is_asked_while_every_item_keeps_its_number() -> None:
    plan = plan_with("见第三项。")
    carried = TaskResult(heading="公开举报渠道", outcome=TaskOutcome.CARRIED)
    assert asked_about(roll_forward(plan)) == []
    assert asked_about(roll_forward(plan, results=[carried])) == []


def test_a_reference_to_the_last_item_is_asked_about_when_that_one_has_left() -> None:
    last = TaskResult(heading="总结经验", outcome=TaskOutcome.DROPPED)
    (item, _) = asked_about(roll_forward(plan_with("见第二部分第（二）项。"), results=[last]))
    assert "原二、（二）已删去" in item.reason
    assert "二、（二） is gone" in item.reason_en


def test_the_reason_says_what_the_number_is_now() -> None:
    (item, _) = asked_about(roll_forward(plan_with("见第三项。"), results=[DONE]))
    assert "原一、（三）现为一、（二）" in item.reason


def test_the_reason_names_three_items_and_no_more() -> None:
    rows = "\n\n".join(f"{number}、任务{number}。" for number in "一二三四五六七")
    plan = read_text(f"2026年青禾示范区应急管理工作要点\n\n{rows}见第二至七项。\n").plan
    first = TaskResult(path="outline[0]", outcome=TaskOutcome.DONE)
    found = asked_about(roll_forward(plan, results=[first]))
    assert [item.reason.count("现为") for item in found] == [3]
    assert "等）" in found[0].reason
