"""Room for the colophon (版记): it stands whole at the foot of one page, GB/T 9704-2012 7.4."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from emplan.errors import LayoutError
from emplan.layout.blocks import BottomGroup, ParagraphBlock
from emplan.layout.flow import Flow

# A colophon of fewer characters fits in any case.
_FEW: Final = 300


def has_room(groups: Sequence[BottomGroup], flow: Flow) -> bool:
    """Whether the type area is high enough for it and a line to spare, which word processors need."""
    texts = (block.text for group in groups for block in group.blocks if isinstance(block, ParagraphBlock))
    if sum(map(len, texts)) < _FEW:
        return True
    height = sum(box.height_pt for box in flow.colophon(groups))
    return height <= flow.profile.page.type_height_pt - flow.profile.page.line_pitch.pt


def check_room(groups: Sequence[BottomGroup], flow: Flow) -> None:
    """Refuse a colophon that no page has room for.

    Raises:
        LayoutError: It is higher than the type area.
    """
    if has_room(groups, flow):
        return
    raise LayoutError(
        "The colophon (版记) with its list of copies (抄送) is higher than a page, GB/T 9704-2012 7.4.2.",
        "版记（抄送机关）超过一页，无法编排（GB/T 9704-2012 7.4.2）。",
        field="copied_to",
        place="envelope.copied_to",
        remedy="Name the organs by their kinds (各镇人民政府，区直各单位).",
        remedy_zh="请使用同类型机关统称，如“各镇人民政府，区直各单位”。",
    )
