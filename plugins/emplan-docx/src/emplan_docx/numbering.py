"""Native multilevel numbering (自动编号): lists whose numbers Word counts; the labels print as they did."""

import re
from collections.abc import Container, Mapping
from typing import Final, Literal, TypeAlias

from attrs import define, field
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from emplan.chinese import LabelForm, format_label
from emplan.layout import DEFAULT_PROFILE, Face, FaceSetup, ParagraphBlock, Run, RunPart
from emplan.model import AnnualPlan, Block, LevelNumbering, NumberedNode, NumberingScheme, places
from emplan_docx.markup import DECLARATION, NAMESPACES, element
from emplan_docx.style_sheet import fonts

Numbering: TypeAlias = Literal["literal", "native"]

LEVELS: Final = 9
_ROOT: Final = re.compile(r"(?P<root>outline|preamble|closing|notice\.body|attachments\[\d+\]\.content)\[")
_GAP: Final = "\u3000"
# What the format of Word can count to, and its name; beyond that a label stays text.
_FORMATS: Final[Mapping[LabelForm, tuple[str, str, int]]] = {
    LabelForm.CHINESE_COMMA: ("chineseCounting", "%{}、", 99),
    LabelForm.CHINESE_BRACKETED: ("chineseCounting", "（%{}）", 99),
    LabelForm.ARABIC_DOT: ("decimal", "%{}.", 9999),
    LabelForm.ARABIC_BRACKETED: ("decimal", "（%{}）", 9999),
    LabelForm.CIRCLED: ("decimalEnclosedCircle", "%{}", 10),
    LabelForm.IS: ("chineseCounting", "%{}是", 99),
    LabelForm.ARTICLE: ("chineseCounting", "第%{}条" + _GAP, 99),
    LabelForm.CHAPTER: ("chineseCounting", "第%{}章" + _GAP, 99),
    LabelForm.DECIMAL: ("decimal", "", 9999),
}


@define
class _List:
    """A list of one text: what Word has counted so far, and from where its instances begin.

    A level that runs on under the next parent has a list of its own, from ``base`` down: where no number of
    the parent stands in the list, every program goes on counting.
    """

    scheme: NumberingScheme
    number: int
    base: int = 0
    counts: list[int | None] = field(factory=lambda: [None] * LEVELS)
    faces: dict[int, Face] = field(factory=dict)
    starts: list[tuple[int, Mapping[int, int]]] = field(factory=list)
    """The instances (``w:num``) by number, with the level and value from which each begins anew."""

    def level(self, depth: int) -> LevelNumbering:
        """The numbering of a depth, from 0; below the last one all look like it."""
        return self.scheme[min(depth, len(self.scheme) - 1)]

    def chain(self, depth: int) -> range:
        """The depths whose numbers a label has: 1.2 is one and the one above."""
        first = depth
        while first and self.level(first).form is LabelForm.DECIMAL:
            first -= 1
        return range(first, depth + 1)

    def following(self, depth: int) -> list[int | None]:
        """The counts after one more paragraph of a depth."""
        counts = [*self.counts]
        counts[depth] = (counts[depth] or 0) + 1
        counts[depth + 1 :] = [None] * (LEVELS - depth - 1)
        return counts


@define
class NativeNumbers:
    """The lists of a document in the making: says of each paragraph whether Word can count its label."""

    schemes: Mapping[str, NumberingScheme]
    deviating: Container[str] = ()
    """The paths of items whose labels deviate from the scheme."""
    families: FaceSetup = DEFAULT_PROFILE.faces
    _lists: dict[tuple[str, int], _List] = field(factory=dict)
    _instances: int = 0

    @classmethod
    def of(cls, plan: AnnualPlan, families: FaceSetup = DEFAULT_PROFILE.faces) -> "NativeNumbers":
        """No list yet; the texts of the plan with their schemes."""
        schemes = dict.fromkeys(("preamble", "outline", "closing"), plan.numbering)
        if plan.notice:
            schemes["notice.body"] = plan.notice.numbering
        for index, attachment in enumerate(plan.attachments):
            schemes[f"attachments[{index}].content"] = attachment.numbering
        deviating = (place.path for place in places(plan) if _deviates(place.block))
        return cls(schemes, frozenset(deviating), families)

    def take(self, block: ParagraphBlock) -> str:
        """Count a paragraph; its ``w:numPr``, or nothing where its label is to stay text.

        A label that deviates from its scheme stays text. Where Word would count otherwise than the plan, as
        behind such a label, a new instance of the list begins with the right number.
        """
        found = _ROOT.match(block.path)
        label = block.runs[0] if block.runs else None
        if found is None or label is None or label.part is not RunPart.LABEL or block.level is None:
            return ""
        scheme = self.schemes.get(found["root"], ())
        depth = block.level - 1
        if not scheme or depth >= LEVELS or block.path in self.deviating:
            return ""
        base = max(
            (level for level in range(1, min(depth + 1, len(scheme))) if scheme[level].continues), default=0
        )
        own = self._lists.setdefault((found["root"], base), _List(scheme, len(self._lists) + 1, base))
        return self._counted(own, depth, label)

    def _counted(self, own: _List, depth: int, label: Run) -> str:
        counts = own.following(depth)
        if any(count is None for count in counts[own.base : depth]) or own.chain(depth)[0] < own.base:
            # Word would begin the levels above by itself.
            return ""
        if _printed(own, depth, counts) == label.text and own.starts:
            own.counts = counts
        elif not self._begins_anew(own, depth, label):
            return ""
        own.faces.setdefault(depth, label.face)
        number = own.starts[-1][0]
        return element("numPr", element("ilvl", val=depth), element("numId", val=number))

    def _begins_anew(self, own: _List, depth: int, label: Run) -> bool:
        """Begin an instance in which the label is the next one; False if none can be."""
        counts = own.following(depth)
        largest = _FORMATS[own.level(depth).form][2]
        wanted = next(
            (
                number
                for number in range(1, min(largest, _FARTHEST) + 1)
                if _printed(own, depth, [*counts[:depth], number]) == label.text
            ),
            None,
        )
        if wanted is None or (own.starts and own.level(depth).form is LabelForm.DECIMAL):
            return False
        # Programs differ in what a new instance goes on counting: it says so itself, level by level.
        begins = {level: count + 1 for level, count in enumerate(counts) if count is not None}
        self._instances += 1
        own.starts.append((self._instances, {**begins, depth: wanted} if own.starts else {}))
        counts[depth] = wanted
        if len(own.starts) == 1 and wanted != 1:
            own.starts[0] = (self._instances, {depth: wanted})
        own.counts = counts
        return True

    @property
    def xml(self) -> str:
        """``numbering.xml``; empty where no label is counted."""
        lists = [own for own in self._lists.values() if own.starts]
        abstracts = "".join(_abstract(own, self.families) for own in lists)
        instances = "".join(
            _instance(number, own.number, starts) for own in lists for number, starts in own.starts
        )
        return f"{DECLARATION}<w:numbering {NAMESPACES}>{abstracts}{instances}</w:numbering>" if lists else ""


def _deviates(block: Block) -> bool:
    return isinstance(block, NumberedNode) and block.printed_label is not None


# Nobody numbers farther; a label that is none of these is no number of its list.
_FARTHEST: Final = 300


def _printed(own: _List, depth: int, counts: list[int | None]) -> str:
    """The label as Word prints it; empty where its format does not reach so far."""
    form = own.level(depth).form
    numbers = [counts[level] or 1 for level in own.chain(depth)]
    if numbers[-1] > _FORMATS[form][2]:
        return ""
    gap = _GAP if form in (LabelForm.ARTICLE, LabelForm.CHAPTER, LabelForm.DECIMAL) else ""
    return format_label(form, numbers[-1], tuple(numbers)) + gap


def _abstract(own: _List, families: FaceSetup) -> str:
    kind = element("multiLevelType", val="multilevel")
    levels = "".join(_level(own, depth, families) for depth in range(LEVELS))
    return element("abstractNum", kind, levels, abstractNumId=own.number)


def _level(own: _List, depth: int, families: FaceSetup) -> str:
    """A level without indents of its own: those of the paragraph's style hold."""
    level = own.level(depth)
    name, text, _ = _FORMATS[level.form]
    is_decimal = level.form is LabelForm.DECIMAL
    shown = (
        ".".join(f"%{one + 1}" for one in own.chain(depth)) + _GAP if is_decimal else text.format(depth + 1)
    )
    face = own.faces.get(depth)
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=name),
        element("isLgl") if is_decimal else "",
        element("suff", val="nothing"),
        element("lvlText", val=shown),
        element("lvlJc", val="left"),
        element("rPr", fonts(face, families)) if face else "",
        ilvl=depth,
    )


def _instance(number: int, abstract: int, starts: Mapping[int, int]) -> str:
    overrides = (
        element("lvlOverride", element("startOverride", val=start), ilvl=depth)
        for depth, start in sorted(starts.items())
    )
    return element("num", element("abstractNumId", val=abstract), *overrides, numId=number)


def add_numbering(document: Document, numbers: NativeNumbers) -> None:
    """Add the lists to the package."""
    if xml := numbers.xml:
        name, package = PackURI("/word/numbering.xml"), document.part.package
        part = Part(name, CONTENT_TYPE.WML_NUMBERING, xml.encode("utf-8"), package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
