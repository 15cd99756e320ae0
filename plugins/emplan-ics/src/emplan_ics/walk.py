"""Walking a plan block by block, each with its path, its labels and what it stands under."""

from collections.abc import Iterator

from attrs import frozen

from emplan.model import AnnualPlan, Block, Numbered, NumberingScheme, numbered


@frozen(kw_only=True)
class Place:
    """A block of the plan and where it stands.

    Attributes:
        block: The block.
        path: Its path in the plan, ``outline[2].children[0]``.
        part: The part of the document that it is in, empty for the plan's own text: 印发通知, 附件1.
        label: Its label as printed; empty where it has none.
        above: The numbered nodes over it, from the top.
    """

    block: Block
    path: str
    part: str
    label: str
    above: tuple[Numbered, ...]

    @property
    def clause(self) -> str:
        """The chain of labels that leads to it, as offices cite it: 附件1四、（二）3."""
        return self.part + "".join(node.label for node in self.above) + self.label


def places(plan: AnnualPlan) -> Iterator[Place]:
    """Every block in document order: notice, preamble, outline, closing, attachments."""
    for path, part, blocks, scheme in _parts(plan):
        numbers = {item.path: item for item in numbered(blocks, scheme, path)}
        yield from _descend(blocks, path, part, (), numbers)


def _parts(plan: AnnualPlan) -> Iterator[tuple[str, str, tuple[Block, ...], NumberingScheme]]:
    if plan.notice:
        yield "notice.body", "印发通知", plan.notice.body, plan.notice.numbering
    yield "preamble", "", plan.preamble, plan.numbering
    yield "outline", "", plan.outline, plan.numbering
    yield "closing", "", plan.closing, plan.numbering
    for index, attachment in enumerate(plan.attachments):
        part = f"附件{index + 1}" if len(plan.attachments) > 1 else "附件"
        yield f"attachments[{index}].content", part, attachment.content or (), attachment.numbering


def _descend(
    blocks: tuple[Block, ...],
    path: str,
    part: str,
    above: tuple[Numbered, ...],
    numbers: dict[str, Numbered],
) -> Iterator[Place]:
    for index, block in enumerate(blocks):
        here = f"{path}[{index}]"
        own = numbers.get(here)
        yield Place(block=block, path=here, part=part, label=own.label if own else "", above=above)
        if own is not None:
            yield from _descend(own.node.children, f"{here}.children", part, (*above, own), numbers)
