"""Warnings: where a page keeps to the standard less than it should, for want of anything better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING, Final

from attrs import frozen

from emplan.layout.blocks import TableBlock
from emplan.layout.masthead import is_too_narrow
from emplan.layout.styles import Role
from emplan.layout.title_lines import torn_at
from emplan.layout.title_shape import title_cells

if TYPE_CHECKING:
    from emplan.layout.blocks import LayoutBlock, ParagraphBlock
    from emplan.layout.page import Profile
    from emplan.model import AnnualPlan, Envelope


# Characters on a line of a cell; with fewer it is no text any more.
_FEWEST_CELLS: Final = 1.5


@frozen(kw_only=True)
class LayoutWarning:
    """One place to look at, with the clause that it is about; ``path`` is the text's in the plan."""

    path: str
    clause: str
    english: str
    chinese: str

    def message(self, language: str = "en") -> str:
        """Return the whole message in ``en`` or ``zh``."""
        if language == "zh":
            return f"{self.chinese}（GB/T 9704-2012 {self.clause}）"
        return f"{self.english} (GB/T 9704-2012 {self.clause})"

    def __str__(self) -> str:
        return self.message()


def layout_warnings(
    plan: AnnualPlan,
    blocks: Sequence[LayoutBlock],
    profile: Profile,
    *,
    signature_is_alone: bool = False,
    first_page_is_crowded: bool = False,
) -> tuple[LayoutWarning, ...]:
    """Return what a person should look at on the pages of a plan, in the order of the page."""
    return tuple(
        chain(
            _secret(plan.envelope),
            _masthead(blocks, profile),
            _letter(plan.envelope) if plan.envelope.is_letter else (),
            _titles(plan, blocks, profile),
            _addressees(plan, blocks),
            _crowded() if first_page_is_crowded and plan.envelope.addressees else (),
            _tables(blocks),
            _signature() if signature_is_alone else (),
        )
    )


def _secret(envelope: Envelope) -> Iterator[LayoutWarning]:
    if envelope.secrecy is None:
        return
    yield LayoutWarning(
        path="envelope.secrecy",
        clause="7.2.2",
        english="The document is classified (密级): make, keep and send the file by the rules of secrecy.",
        chinese="此件标有密级，请按保密规定制作、保管和传递文件",
    )
    if envelope.copy_number is None:
        yield LayoutWarning(
            path="envelope.copy_number",
            clause="7.2.1",
            english="The document is classified and has no copy number (份号), which 条例 9(1) asks for.",
            chinese="涉密公文应当标注份号（《党政机关公文处理工作条例》第九条第一项）",
        )


def _masthead(blocks: Sequence[LayoutBlock], profile: Profile) -> Iterator[LayoutWarning]:
    names = [block for block in blocks if is_too_narrow(block, profile)]
    if names:
        yield LayoutWarning(
            path="envelope.issuers",
            clause="7.2.4",
            english="The issuer's name (发文机关标志) is so long that its characters are very narrow;"
            " the standard short name fits better.",
            chinese="发文机关名称过长，标志字形过窄，宜使用规范化简称",
        )


def _letter(envelope: Envelope) -> Iterator[LayoutWarning]:
    if envelope.printing_office or envelope.printing_date:
        yield LayoutWarning(
            path="envelope.printing_office",
            clause="10.1",
            english="A letter (信函格式) has no printing office and date (印发机关和印发日期): not printed.",
            chinese="信函格式的版记不加印发机关和印发日期，未印出",
        )
    if envelope.signatories:
        yield LayoutWarning(
            path="envelope.signatories",
            clause="10.1",
            english="Letters (信函格式) have no signatories (签发人): they stand below the number.",
            chinese="信函格式没有签发人要素，签发人编排在发文字号之下",
        )


def _titles(plan: AnnualPlan, blocks: Sequence[LayoutBlock], profile: Profile) -> Iterator[LayoutWarning]:
    names = tuple(issuer.name for issuer in plan.envelope.issuers)
    fixed = {"title.text": plan.title.fixed_lines}
    if plan.notice:
        fixed["notice.title.text"] = plan.notice.title.fixed_lines
    for number, attachment in enumerate(plan.attachments):
        fixed[f"attachments[{number}].title.text"] = attachment.title.fixed_lines
    for block in blocks:
        if block.role.is_title and not fixed.get(path := getattr(block, "path", "")) and path:
            yield from _title(block, path, names, profile)  # type: ignore[arg-type]  # a title is a paragraph


def _title(
    block: ParagraphBlock, path: str, names: tuple[str, ...], profile: Profile
) -> Iterator[LayoutWarning]:
    lines = [run.text for run in block.runs]
    text = "".join(lines)
    for end, (above, below) in zip(accumulate(map(len, lines)), pairwise(lines), strict=False):
        torn = torn_at(text, end, names)
        if torn:
            quote = f"{above}|{below}"
            yield LayoutWarning(
                path=path,
                clause="7.3.1",
                english=f"The title (标题) is broken inside {torn}, there is no better place: {quote}",
                chinese=f"标题只能在{torn}之内回行：{quote}",
            )
    cut = [f"{above[-4:]}|{below[:4]}" for above, below in pairwise(lines) if _is_latin(above[-1] + below[0])]
    wide = [line for line in lines if title_cells(line) > profile.text.title_cells.value]
    if cut or wide:
        quote = (cut or wide)[0]
        yield LayoutWarning(
            path=path,
            clause="7.3.1",
            english=f"A word of the title (标题) is longer than the type area and had to be cut: {quote}.",
            chinese=f"标题中有一个词超出版心宽度，只能断开：{quote}",
        )


def _is_latin(text: str) -> bool:
    return text.isascii() and text.isalnum()


def _addressees(plan: AnnualPlan, blocks: Sequence[LayoutBlock]) -> Iterator[LayoutWarning]:
    if plan.envelope.addressees and not any(block.role is Role.ADDRESSEES for block in blocks):
        yield LayoutWarning(
            path="envelope.addressees",
            clause="7.3.2",
            english="There are so many addressees (主送机关) that page 1 would show no text:"
            " they stand in the colophon (版记).",
            chinese="主送机关名称过多，首页不能显示正文，已移至版记",
        )


def _crowded() -> Iterator[LayoutWarning]:
    yield LayoutWarning(
        path="envelope.addressees",
        clause="7.3.3",
        english="Page 1 shows no text: there is too much above it, and the colophon (版记) has no room for"
        " the addressees (主送机关). Name them by their kinds.",
        chinese="首页未能显示正文：正文之前内容过多，版记也容纳不下主送机关，宜使用同类型机关统称",
    )


def _tables(blocks: Sequence[LayoutBlock]) -> Iterator[LayoutWarning]:
    for block in blocks:
        if not isinstance(block, TableBlock):
            continue
        narrow = min(block.column_widths_pt) - 2 * block.padding_pt
        if narrow < _FEWEST_CELLS * block.cell_style.cell_pt:
            remedy = "" if block.landscape else "; a landscape page has half as much room again"
            yield LayoutWarning(
                path=block.path,
                clause="8",
                english=f"The table (表格) has {len(block.column_widths_pt)} columns, which leaves hardly a"
                f" character to a line{remedy}.",
                chinese=f"表格共{len(block.column_widths_pt)}栏，栏宽不足，宜减少栏数"
                + ("" if block.landscape else "或者改为横排"),
            )


def _signature() -> Iterator[LayoutWarning]:
    yield LayoutWarning(
        path="envelope.issue_date",
        clause="7.3.5.5",
        english="The signature (署名) stands on a page without text, whatever the distance between lines:"
        " a sentence right above it would keep it company.",
        chinese="署名、成文日期所在页没有正文，调整行距亦不能同处一页，宜在署名之前补写一段正文",
    )
