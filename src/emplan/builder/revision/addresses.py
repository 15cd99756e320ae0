"""Finding one block of a plan by its path, its label or its heading, and putting others in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from attrs import evolve, frozen

from emplan.errors import InvalidValueError
from emplan.model import AnnualPlan, Block, NumberedNode, OpenPlace
from emplan.model.validation import check_text

_PATH = re.compile(
    r"(?P<root>notice\.body|preamble|outline|closing|attachments\[\d+\]\.content)"
    r"\[(?P<first>\d+)\](?P<rest>(?:\.children\[\d+\])*)"
)


@frozen
class Address:
    """Where a block stands: the list it descends from, and the position in every list on the way."""

    root: str
    indexes: tuple[int, ...]

    def __str__(self) -> str:
        first, *rest = self.indexes
        return f"{self.root}[{first}]" + "".join(f".children[{index}]" for index in rest)

    def holds(self, other: Address) -> bool:
        """Tell whether the other block is this one or stands under it."""
        return self.root == other.root and other.indexes[: len(self.indexes)] == self.indexes

    def without(self, removed: Address) -> Address:
        """The address of the same block once another one is gone."""
        *above, last = removed.indexes
        depth = len(above)
        behind = (
            self.root == removed.root
            and len(self.indexes) > depth
            and self.indexes[:depth] == tuple(above)
            and self.indexes[depth] > last
        )
        if not behind:
            return self
        indexes = list(self.indexes)
        indexes[depth] -= 1
        return Address(self.root, tuple(indexes))


def parse_path(path: str) -> Address | None:
    """Read a path as ``text_slots`` and ``numbered`` write it; ``None`` if it is none."""
    match = _PATH.fullmatch(path)
    if match is None:
        return None
    rest = (int(index) for index in re.findall(r"\d+", match["rest"]))
    return Address(match["root"], (int(match["first"]), *rest))


def locate(plan: AnnualPlan, at: str) -> Address:
    """Find the one block that ``at`` names.

    Args:
        plan: The plan.
        at: A path (``outline[2].children[0]``), a label (``三、``), labels from the top (``三、>（二）``),
            or a heading without or with its label.

    Raises:
        InvalidValueError: Nothing is called so, or several items are.
    """
    check_text(OpenPlace, "path", at)
    address = parse_path(at)
    if address is not None:
        if _at(plan, address) is None:
            raise _unknown(at)
        return address
    *above, last = (part.strip() for part in at.split(">"))
    paths = [
        item.path
        for item in plan.numbered()
        if last in _names(item.label, item.node)
        and list(item.ancestors[-len(above) :] if above else ()) == above
    ]
    if not paths:
        raise _unknown(at)
    if len(paths) > 1:
        listed = ", ".join(paths)
        raise InvalidValueError(
            f"'{at}' names {len(paths)} items: {listed}.",
            f"“{at}”对应{len(paths)}处：{listed}。",
            field="path",
            remedy="Give the path, or the labels from the top: 三、>（二）.",
            remedy_zh="请写路径，或从上级序数写起：三、>（二）。",
        )
    found = parse_path(paths[0])
    assert found is not None  # numbered() writes paths that parse_path reads
    return found


def _names(label: str, node: NumberedNode) -> tuple[str, ...]:
    heading = node.heading.text
    return (label, heading, node.heading.printed, label + heading)


def _unknown(at: str) -> InvalidValueError:
    return InvalidValueError(
        f"Nothing in the plan is called '{at}' (路径、序数或层次标题).",
        f"方案中没有“{at}”。",
        field="path",
        remedy="Give a path, a label or a heading as it stands in the plan.",
        remedy_zh="请写路径、序数或层次标题，须与方案一致。",
    )


def block_at(plan: AnnualPlan, address: Address) -> Block:
    """The block at an address that :func:`locate` has found."""
    found = _at(plan, address)
    if found is None:
        raise _unknown(str(address))
    return found


def _at(plan: AnnualPlan, address: Address) -> Block | None:
    blocks: tuple[Block, ...] = _root(plan, address.root)
    found: Block | None = None
    for index in address.indexes:
        if index >= len(blocks):
            return None
        found = blocks[index]
        blocks = found.children if isinstance(found, NumberedNode) else ()
    return found


def every_block(plan: AnnualPlan) -> Iterator[tuple[Address, Block]]:
    """Every block of the plan with its address, in document order."""
    attachments = (f"attachments[{number}].content" for number in range(len(plan.attachments)))
    for root in ("notice.body", "preamble", "outline", "closing", *attachments):
        for index, block in enumerate(_root(plan, root)):
            yield from _every(Address(root, (index,)), block)


def _every(address: Address, block: Block) -> Iterator[tuple[Address, Block]]:
    yield address, block
    if isinstance(block, NumberedNode):
        for index, child in enumerate(block.children):
            yield from _every(Address(address.root, (*address.indexes, index)), child)


def put_at(plan: AnnualPlan, address: Address, change: Callable[[Block], tuple[Block, ...]]) -> AnnualPlan:
    """Put what ``change`` makes of the block at an address in its place: none, one or several."""
    blocks = _put(_root(plan, address.root), address.indexes, change)
    return _with_root(plan, address.root, blocks)


def replaced_at(plan: AnnualPlan, address: Address, block: Block) -> AnnualPlan:
    """Put one block in the place of the one at an address."""
    return put_at(plan, address, lambda _: (block,))


def _put(
    blocks: tuple[Block, ...], indexes: tuple[int, ...], change: Callable[[Block], tuple[Block, ...]]
) -> tuple[Block, ...]:
    index, *deeper = indexes
    block = blocks[index]
    if not deeper:
        made = change(block)
    elif isinstance(block, NumberedNode):
        made = (evolve(block, children=_put(block.children, tuple(deeper), change)),)
    else:  # pragma: no cover - addresses that were found lead through numbered nodes only
        made = (block,)
    return (*blocks[:index], *made, *blocks[index + 1 :])


def _attachment(root: str) -> int:
    return int(root[len("attachments[") : root.index("]")])


def _root(plan: AnnualPlan, root: str) -> tuple[Block, ...]:
    match root:
        case "notice.body":
            return plan.notice.body if plan.notice else ()
        case "preamble":
            return plan.preamble
        case "outline":
            return plan.outline
        case "closing":
            return plan.closing
    number = _attachment(root)
    return (plan.attachments[number].content or ()) if number < len(plan.attachments) else ()


def _with_root(plan: AnnualPlan, root: str, blocks: tuple[Block, ...]) -> AnnualPlan:
    match root:
        case "notice.body":
            return evolve(plan, notice=evolve(plan.notice, body=blocks) if plan.notice else None)
        case "preamble":
            return evolve(plan, preamble=blocks)
        case "outline":
            return evolve(plan, outline=blocks)
        case "closing":
            return evolve(plan, closing=blocks)
    number = _attachment(root)
    attachments = list(plan.attachments)
    attachments[number] = evolve(attachments[number], content=blocks)
    return evolve(plan, attachments=tuple(attachments))
