"""Results of tasks: which tasks leave the draft, and the plan without them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from attrs import evolve, field, frozen

from emplan.errors import RolloverError
from emplan.model import AnnualPlan, Block, Numbered, NumberedNode, Task, numbered, text_slots
from emplan.rollover.options import TaskOutcome, TaskResult, TaskRule
from emplan.rollover.review import ReviewItem, Severity, Verdict, doubtful, kept, shifted


@frozen
class Settled:
    """A task and what becomes of it."""

    task: Numbered
    outcome: TaskOutcome
    note: str = ""


@frozen(kw_only=True)
class Pruned:
    """The plan without the tasks that leave it.

    ``old_paths`` leads from the path of each block that stays to where it stood, ``parents`` from the old
    path of each task that leaves to the block of the draft that it stood under.
    """

    plan: AnnualPlan
    removed: tuple[Settled, ...] = ()
    carried: tuple[Settled, ...] = ()
    old_paths: Mapping[str, str] = field(factory=dict)
    parents: Mapping[str, str] = field(factory=dict)

    def old_path(self, path: str) -> str:
        """Where a text or block of the draft stood in last year's plan."""
        prefix = path
        while prefix and prefix not in self.old_paths:
            prefix = _LAST_STEP.sub("", prefix)
        return self.old_paths.get(prefix, prefix) + path[len(prefix) :]


_LAST_STEP = re.compile(r"(?:^|\.)[^.]*$|\[\d+\]$")


_MOST_NAMED = 3


def settle(plan: AnnualPlan, results: Iterable[TaskResult] | TaskRule) -> tuple[Settled, ...]:
    """Find the task of every result, or ask the rule about every task; in document order.

    Raises:
        RolloverError: Results that name no task, several tasks, or one task twice: all of them at once.
    """
    tasks = [item for item in numbered_items(plan) if isinstance(item.node, Task)]
    if callable(results):
        settled = [Settled(item, _outcome(results(item), item)) for item in tasks]
        return tuple(one for one in settled if one.outcome is not TaskOutcome.CARRIED)
    faults: list[tuple[str, str, str]] = []
    by_path: dict[str, Settled] = {}
    given: Iterable[object] = results
    for index, result in enumerate(given):
        if not isinstance(result, TaskResult):
            faults.append((f"[{index}] {result!r}", "is no TaskResult", f"第{index + 1}条不是 TaskResult"))
            continue
        named, named_zh = f"[{index}] {result.named}", f"第{index + 1}条“{result.named}”"
        fitting = [item for item in tasks if _fits(result, item)]
        if not fitting:
            faults.append((named, "there is no such task", f"{named_zh}，没有这项任务"))
        elif len(fitting) > 1:
            said = "，".join("".join((*item.ancestors, item.label)) for item in fitting[:_MOST_NAMED])
            count = len(fitting)
            faults.append(
                (named, f"fits {count} tasks: {said} …", f"{named_zh}，对应{count}项任务（{said}等）")
            )
        elif fitting[0].path in by_path:
            faults.append((named, "its task is named twice", f"{named_zh}，同一任务出现了两次"))
        else:
            by_path[fitting[0].path] = Settled(fitting[0], result.outcome, result.note)
    if faults:
        raise _unsettled(faults)
    return tuple(by_path[item.path] for item in tasks if item.path in by_path)


def _outcome(value: object, item: Numbered) -> TaskOutcome:
    if not isinstance(value, TaskOutcome):
        raise _unsettled([(item.path, f"the rule gave {value!r}", f"{item.path}，规则给出的是{value!r}")])
    return value


def _unsettled(faults: list[tuple[str, str, str]]) -> RolloverError:
    said = "; ".join(f"{named}: {problem}" for named, problem, _ in faults)
    said_zh = "；".join(problem for _, _, problem in faults)
    return RolloverError(
        f"The results (任务完成情况) do not fit the tasks of the plan: {said}.",
        f"任务完成情况与方案的任务对不上：{said_zh}。",
        field="results",
        place="results",
        remedy="Name each task once, as emplan outline shows it: by heading, or by label (三、（四）).",
        remedy_zh="每项任务写一次，按 emplan outline 所列写标题，或者连同上级序号写序号，如“三、（四）”。",
    )


def numbered_items(plan: AnnualPlan) -> Iterator[Numbered]:
    """Every numbered item of the outline, then of the attachments."""
    listed = (
        numbered(attachment.content or (), attachment.numbering, f"attachments[{index}].content")
        for index, attachment in enumerate(plan.attachments)
    )
    return chain(plan.numbered(), *listed)


def _fits(result: TaskResult, item: Numbered) -> bool:
    if result.path is not None and result.path != item.path:
        return False
    if result.label is not None:
        labels = (_folded(item.label), _folded("".join((*item.ancestors, item.label))))
        if _folded(result.label) not in labels:
            return False
    return result.heading is None or _folded(result.heading) == _folded(item.node.heading.text)


def _folded(text: str) -> str:
    narrow = text.replace("（", "(").replace("）", ")").replace("．", ".")
    return re.sub(r"\s+", "", narrow).rstrip("、.。：:")


def prune(plan: AnnualPlan, settled: tuple[Settled, ...]) -> Pruned:
    """The plan without the tasks that are dropped or done; numbers that are derived close up."""
    removed = tuple(one for one in settled if one.outcome is not TaskOutcome.CARRIED)
    carried = tuple(one for one in settled if one.outcome is TaskOutcome.CARRIED)
    if not removed:
        return Pruned(plan=plan, carried=carried)
    paths = {one.task.path for one in removed}
    lost = [one.task.path for one in carried if any(one.task.path.startswith(f"{path}.") for path in paths)]
    if lost:
        raise _unsettled(
            [
                (path, "is carried, but stands under a task that leaves", f"{path}，所属的上级任务已删去")
                for path in lost
            ]
        )
    walk = _Pruning(paths, {}, {})
    outline = walk.blocks(plan.outline, "outline", "outline", "outline")
    attachments = tuple(
        attachment
        if attachment.content is None
        else evolve(attachment, content=walk.blocks(attachment.content, here, here, here))
        for here, attachment in (
            (f"attachments[{index}].content", attachment) for index, attachment in enumerate(plan.attachments)
        )
    )
    return Pruned(
        plan=evolve(plan, outline=outline, attachments=attachments),
        removed=removed,
        carried=carried,
        old_paths=walk.old_paths,
        parents=walk.parents,
    )


@frozen
class _Pruning:
    removed: set[str]
    old_paths: dict[str, str]
    parents: dict[str, str]

    def blocks(self, blocks: tuple[Block, ...], old: str, new: str, parent: str) -> tuple[Block, ...]:
        stay: list[Block] = []
        for index, block in enumerate(blocks):
            here, there = f"{old}[{index}]", f"{new}[{len(stay)}]"
            if here in self.removed:
                self.parents[here] = parent
                continue
            self.old_paths[there] = here
            if isinstance(block, NumberedNode) and block.children:
                children = self.blocks(block.children, f"{here}.children", f"{there}.children", there)
                block = evolve(block, children=children)
            stay.append(block)
        return tuple(stay)


_LEAVES = {
    TaskOutcome.DROPPED: ("任务已取消，不再列入", "the task is dropped", Severity.CHECK),
    TaskOutcome.DONE: ("任务已完成，不再列入", "the task is done", Severity.INFO),
}


def results_review(plan: AnnualPlan, pruned: Pruned) -> Iterator[ReviewItem]:
    """The review entries for tasks that leave or were settled to stay, and for what removals leave behind."""
    texts = [(slot.path, slot.text) for slot in text_slots(plan)]
    place = {old: new for new, old in pruned.old_paths.items()}
    emptied: set[str] = set()
    for one in pruned.removed:
        path = one.task.path
        reason, reason_en, severity = _LEAVES[one.outcome]
        whole = "\n".join(text for slot, text in texts if slot.startswith(f"{path}."))
        verdict = shifted(_noted(reason, one.note), _noted(reason_en, one.note, "; "), severity)
        yield _entry(pruned.parents[path], path, one.task, verdict, whole, "")
        emptied.add(path.rpartition(".children[")[0])
    for one in pruned.carried:
        path = one.task.path
        verdict = kept(_noted("任务继续列入", one.note), _noted("the task goes on", one.note, "; "))
        yield _entry(place.get(path, path), path, one.task, verdict)
    removed = {one.task.path for one in pruned.removed}
    for item in numbered_items(plan):
        if item.path not in place:
            continue
        if item.path in emptied and _is_empty(item, removed):
            verdict = doubtful(
                "所属任务已全部删去，请核对是否保留", "nothing is left under this heading", Severity.MUST
            )
            yield _entry(place[item.path], item.path, item, verdict)
        if item.node.printed_label and _follows_removed(item.path, removed):
            verdict = doubtful(
                "序号照录原文，前面有任务删去，请核对", "its number is kept as printed; tasks before it left"
            )
            yield _entry(place[item.path], item.path, item, verdict)


def _is_empty(item: Numbered, removed: set[str]) -> bool:
    return all(f"{item.path}.children[{index}]" in removed for index in range(len(item.node.children)))


def _follows_removed(path: str, removed: set[str]) -> bool:
    parent, _, index = path.rpartition("[")
    return any(f"{parent}[{before}]" in removed for before in range(int(index.rstrip("]"))))


def _noted(reason: str, note: str, joint: str = "；") -> str:
    return f"{reason}{joint}{note}" if note else reason


def _entry(
    path: str,
    old_path: str,
    item: Numbered,
    verdict: Verdict,
    before: str | None = None,
    after: str | None = None,
) -> ReviewItem:
    token = item.node.heading.text
    return ReviewItem(
        path=path,
        old_path=old_path,
        excerpt=item.label + token,
        token=token,
        before=token if before is None else before,
        after=token if after is None else after,
        classification=verdict.classification,
        reason=verdict.reason,
        reason_en=verdict.reason_en,
        severity=verdict.severity,
    )
