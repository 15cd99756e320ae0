"""Replacing names in the words of a plan: units with new names, cited documents with successors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import field, frozen

from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Edit, Span
from emplan.rollover.context import around
from emplan.rollover.dating import Ruling
from emplan.rollover.options import Supersession, UnitRename
from emplan.rollover.passages import Passage, Setting
from emplan.rollover.review import Severity, doubtful, kept, shifted

# What may stand right before a unit's name without being the beginning of a longer one.
_LEADS_IN = Pattern(
    r"(?:[由向报请经对按将在送是为各的并被让把交给任据从到至年]|联合|配合|协助|督促|指导|支持|协调|依托|根据|通过|关于|印发)$"
)
# 和 and its kin end place names, too (永和县): before them another organ must end.
_JOINS = Pattern(
    r"(?:局|委|办|厅|部|会|院|所|队|中心|站|公司|政府|府|处|室|团|社|校|区|县|市|镇|乡|街道|企业|单位|部门|等|[）)])"
    r"(?:和|与|及|或|同|商|会同|以及)$|(?:^|请|可|须|及时|直接|主动)(?:和|与|及|同|会同|以及)$"
)
# What may stand right behind it: what the unit does, who speaks for it.
_LEADS_OUT = Pattern(
    r"牵头|负责|会同|联合|配合|协助|组织|等|[和与及或要将须需可按对在向于为是的报商同派以每也均都并已从]|应(?!急)"
    r"|局长|主任|厅长|处长|院长|队长|主席|部长|副|党组|党委|书记|班子|领导|成员|工作|文件|印发|下发|制定|汇总|统一|具体|分别"
    r"|另行|审核|审批|备案|提出|建立|做好|抓好|开展|加强|推动|推进|落实|完成|指导|督促|协调|承担|参加|参与|通报|审定|主要"
    r"|分管|相关|有关|根据|依据|结合|干部|机关|联系|电话|收到|接到|发布|启动|委托|批准|认定|审查|检查|监管|不得"
    r"|安排|部署|要求|通知|规定|指示|意见|布置|转发|调度|督办|考核|召开|举办|举行|实施|执行|编制|起草|修订|研究|处置|反馈|提供"
    r"|各|巡查|巡察|所属|内设|成立"
)
_HAN = Pattern(r"[\u3400-\u9fff]")


@frozen
class Renamer:
    """Finds the old names of units and gives them their new ones."""

    renames: tuple[UnitRename, ...]
    by_old: dict[str, str] = field(init=False)
    pattern: Pattern = field(init=False)

    @by_old.default
    def _by_old(self) -> dict[str, str]:
        return {rename.old: rename.new for rename in self.renames}

    @pattern.default
    def _pattern(self) -> Pattern:
        # New names are found as well: what has one already is left alone, though it may hold an old one.
        names = sorted({*self.by_old, *self.by_old.values()}, key=lambda name: (-len(name), name))
        return Pattern("|".join(map(re.escape, names)))

    def find(self, passage: Passage, cited: Iterable[Span]) -> Iterator[tuple[Span, Ruling]]:
        """Every place of an old name: renamed where it is just that, asked about where it may not be."""
        titles = tuple(cited)
        for match in self.pattern.finditer(passage.text):
            new = self.by_old.get(match[0])
            if new is None:
                continue
            span = Span(*match.span())
            if around(span, titles) is not None:
                yield span, Ruling(kept("引用文件名称中的单位，不作改动", "part of a cited title"))
            elif span in passage.units or _stands_alone(passage.text, span):
                yield span, self._renamed(passage, span, new)
            else:
                yield (
                    span,
                    Ruling(
                        doubtful(
                            f"可能是更名单位（新名称：{new}），也可能是另一单位名称的一部分，请核对",
                            f"may be the unit that is now {new}, or part of another name",
                        )
                    ),
                )

    def _renamed(self, passage: Passage, span: Span, new: str) -> Ruling:
        edits = (_edit(passage.text, span, new, "unit-rename"),)
        if passage.slots[0].path.startswith("envelope.issuers["):
            reason = ("发文机关更名；机关代字请一并核对", "the issuer has a new name; is its code the same?")
            return Ruling(shifted(*reason, Severity.CHECK), edits)
        return Ruling(shifted("单位更名", "the unit has a new name"), edits)

    def name(self, text: str) -> str:
        """A name by itself, with what it holds renamed."""
        passage = Passage(text=text, slots=(), setting=Setting.NAME)
        for match in reversed(list(self.pattern.finditer(text))):
            span = Span(*match.span())
            if match[0] in self.by_old and _stands_alone(passage.text, span):
                text = text[: span.start] + self.by_old[match[0]] + text[span.end :]
        return text


def _stands_alone(text: str, span: Span) -> bool:
    before, after = text[: span.start], text[span.end :]
    begins = not before or not _HAN.match(before[-1]) or _LEADS_IN.search(before) or _JOINS.search(before)
    ends = not after or not _HAN.match(after) or _LEADS_OUT.match(after)
    return bool(begins and ends)


_NUMBER = Pattern(r"\s*[（(](?!以下|简称|见|含)([^（）()，,；;。、]{2,30}?\d\s*号)([）)]?)")


@frozen
class Successors:
    """Finds cited documents that have a successor."""

    by_title: dict[str, Supersession]

    @classmethod
    def of(cls, supersede: Iterable[Supersession]) -> Successors:
        """Look them up by title, white space aside."""
        return cls({"".join(one.old.split()): one for one in supersede})

    def find(self, passage: Passage, cited: Iterable[Span]) -> Iterator[tuple[Span, Ruling]]:
        """Every 《title》 that has a successor, with the number right behind it."""
        text = passage.text
        for title in cited:
            inner = Span(title.start + 1, max(title.start + 1, title.end - 1))
            successor = self.by_title.get("".join(inner.of(text).split()))
            if successor is None or text[title.end - 1] != "》":
                continue
            number = _NUMBER.match(text, title.end)
            edits = []
            if inner.of(text) != successor.new:
                edits.append(_edit(text, inner, successor.new, "supersede"))
            if number and successor.number is not None and number[1] != successor.number:
                edits.append(_edit(text, Span(*number.span(1)), successor.number, "supersede"))
            span = Span(title.start, number.end() if number else title.end)
            yield span, _superseded(tuple(edits), number is not None and successor.number is None)


def _superseded(edits: tuple[Edit, ...], old_number: bool) -> Ruling:
    if not edits:
        return Ruling(kept("引用文件已是新文件", "already the new document"))
    if old_number:
        reason = (
            "引用文件已替换，新文件的文号未给出，请补正",
            "superseded, but the number is still the old one",
        )
        return Ruling(shifted(*reason, Severity.MUST), edits)
    return Ruling(shifted("引用文件已由新文件替代", "superseded by a newer document"), edits)


def _edit(text: str, span: Span, after: str, rule: str) -> Edit:
    return Edit(span=span, before=span.of(text), after=after, rule=rule, reason="结转下一年度")
