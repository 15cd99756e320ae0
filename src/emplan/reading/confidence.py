"""Confidence: what speaks for each element that was recognised, and what against it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrs import define, field

from emplan.chinese.patterns import Pattern
from emplan.model import (
    OPEN,
    AnnualPlan,
    DamagedNumber,
    Deadline,
    Numbered,
    Placement,
    Responsibility,
    Task,
    UnparsedDeadline,
)
from emplan.reading.drafts import PlanDraft
from emplan.reading.found import Found, Manner
from emplan.reading.recognise import titles
from emplan.reading.recognise.lines import Page
from emplan.reading.recognise.organs import is_organ
from emplan.reading.source import SourceLine

_ADDRESSEE = Pattern(
    r"^(?:各|本|全|有关|相关|县|市|区|省|镇|乡|局|委|中央|驻|机关|直属|下属)"
    r"|(?:单位|部门|委员会|政府|公司|企业|科室|机构|处室|学校|[省市县区]|[局委办部厅镇乡街队院会处科室站所村社])(?:（[^（）]*）)?$"
)
_UNIT = Pattern(
    r"(?:[局委办部厅镇乡街队院会处科室署站所社股组司村园区校店场户网段室长任员师人中心]|单位|部门|公司|集团|中心|政府|机构|企业|街道"
    r"|社区|法院|银行|专班|平台|媒体|行业|领导|同志|联席会议|指挥部|各[省市州盟县区旗]+)(?:（[^（）]*）|〈[^〈〉]*〉)*$"
)
_ODD = Pattern("[。！？“”《》\\d]|负责|落实|开展|推进|做好|加强|完成")
_PERSON = Pattern("[\u4e00-\u9fff·]{2,4}")
_YEAR_FIRST = Pattern(r"(?:19|20)\d{2}年")
# Marks that end or ask, kana, and the colon of 来源： are in no title; one rare character may be a place's.
_DEBRIS = Pattern("[?？：；\ufffd\ue000-\uf8ff\u3040-\u30ff]")
_HANZI = Pattern("[\u3400-\u9fff]")
# Two names of organs run together, or apart by a space.
_SEVERAL = Pattern(
    "\\s|(?:委员会|办公室|政府|指挥部|局)(?=(?:中共)?[\u4e00-\u9fff]{2,4}[省市县区][\u4e00-\u9fff]{2})"
)
_LONGEST_UNIT = 24
_LONGEST_TITLE = 90


def weigh(page: Page, draft: PlanDraft, plan: AnnualPlan, lines: Sequence[SourceLine]) -> tuple[Found, ...]:
    """Return every element of the head and every task with how it was found, in the order of the plan."""
    return tuple(_Weigher(page, draft, plan, lines).found())


@define
class _Weigher:
    page: Page
    draft: PlanDraft
    plan: AnnualPlan
    lines: Sequence[SourceLine]
    starts: list[int] = field(init=False)
    places: dict[str, int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.starts = [line.start for line in self.lines]
        self.places = self.page.claims.first_places()

    def found(self) -> Iterator[Found]:
        yield from self._titles()
        yield from self._issuers()
        yield from self._number()
        yield from self._addressees()
        yield from self._date()
        yield from self._validity()
        disordered = self._disordered()
        items = tuple(self.plan.numbered())
        for item in items:
            if isinstance(item.node, Task) or item.node.assignments:
                yield self._task(item, f"{item.path}.heading.text", disordered)
        known = {item.path for item in items}
        for item in self.plan.tasks():
            if item.path not in known:
                yield self._task(item, self._first_cell(item.path), disordered)

    def _line(self, path: str) -> int:
        place = self.places.get(path)
        if place is None:
            return 0
        source = self.page.mended.offsets.to_source(place)
        return self.lines[max(0, bisect_right(self.starts, source) - 1)].number

    def _of(
        self, element: str, path: str, value: str, manner: Manner, check: str = "", check_zh: str = ""
    ) -> Found:
        line = self._line(path)
        return Found(
            element=element, path=path, line=line, value=value, manner=manner, check=check, check_zh=check_zh
        )

    def _titles(self) -> Iterator[Found]:
        plan = self.plan
        shown = [("title", "title.text", plan.title.text)]
        if plan.notice is not None:
            shown = [
                ("title", "notice.title.text", plan.notice.title.text),
                ("body_title", "title.text", plan.title.text),
            ]
        for element, path, title in shown:
            ends = titles.ends_title(title)
            manner = Manner.POSITION if ends else Manner.LOOKS
            check, check_zh = self._title_check(title) if element == "title" else ("", "")
            if not ends:
                check, check_zh = "does not end as titles do", "结尾不像标题"
            elif check or _holds_debris(title):
                check = check or "holds characters that no title has"
                check_zh = check_zh or "含有异常字符"
            elif len(title) > _LONGEST_TITLE:
                check, check_zh = "is long for a title", "标题偏长"
            elif element == "title" and not titles.names_its_matter(titles.packed(title)):
                check, check_zh = "names neither a matter (关于…) nor a year", "未写明事由或年份"
            elif element == "body_title" and not self._is_announced(title):
                manner = Manner.PATTERN
                check, check_zh = "is not the name that the notice gives", "与通知中的名称不一致"
            yield self._of(element, path, title, manner, check, check_zh)

    def _title_check(self, title: str) -> tuple[str, str]:
        """What stands around the title and may belong to it."""
        place = self._line("notice.title.text" if self.plan.notice else "title.text")
        if any(doubt.line < place and doubt.reason_zh.startswith("标题上方") for doubt in self.page.doubts):
            return "a line above it was not understood", "上方有未能识别的文字"
        head = self.draft.head
        if _YEAR_FIRST.match(title) and head.mastheads and head.number is None:
            return "may begin with the organ above it", "可能应包括上一行的机关名称"
        return "", ""

    def _is_announced(self, title: str) -> bool:
        names = [titles.packed(name) for name in self.draft.carried_names]
        return not names or titles.packed(title) in names

    def _issuers(self) -> Iterator[Found]:
        envelope, text = self.plan.envelope, self.page.mended.text
        if not envelope.issuers:
            return
        title = titles.packed(self.plan.document_title.text)
        signed = {titles.packed(span.of(text)) for span in self.draft.ending.signature}
        masthead = bool(self.draft.head.mastheads)
        value = "、".join(issuer.name for issuer in envelope.issuers)
        names = [titles.packed(issuer.name) for issuer in envelope.issuers]
        in_title = all(name in title for name in names)
        check = check_zh = ""
        manner = Manner.POSITION if signed or masthead else Manner.PATTERN
        if signed and not set(names) & signed and not masthead:
            check, check_zh = "another organ signs", "与署名不一致"
        elif self.draft.head.title_issuer is not None and not signed and not masthead:
            manner = Manner.INFERRED
            check, check_zh = "is only told from the title", "仅由标题推断"
        elif not in_title and not signed and not masthead:
            manner, check, check_zh = Manner.INFERRED, "stands in no usual place", "位置不常见"
        elif len(set(names)) < len(names):
            check, check_zh = "is named twice", "重复出现"
        elif not all(is_organ(name) for name in names):
            check, check_zh = "does not read like an organ", "不像机关名称"
        elif any(_SEVERAL.search(issuer.name) for issuer in envelope.issuers):
            check, check_zh = "may be several organs", "可能是几个机关"
        yield self._of("issuers", "envelope.issuers[0].name", value, manner, check, check_zh)

    def _number(self) -> Iterator[Found]:
        number = self.plan.envelope.document_number
        if number is None:
            return
        check = check_zh = ""
        if isinstance(number, DamagedNumber):
            check, check_zh = "is damaged", "发文字号残损"
            if number.candidate is not None:
                check, check_zh = (
                    f"{check}; perhaps {number.candidate}",
                    f"{check_zh}，可能是{number.candidate}",
                )
        elif self.plan.year is not None and number.year not in range(self.plan.year - 2, self.plan.year + 2):
            check, check_zh = "is of another year than the plan", "年份与方案年度相差较大"
        yield self._of(
            "document_number", "envelope.document_number", str(number), Manner.PATTERN, check, check_zh
        )

    def _addressees(self) -> Iterator[Found]:
        names = self.plan.envelope.addressees
        if not names:
            return
        odd = [name for name in names if _ADDRESSEE.search(name) is None or len(name) > 2 * _LONGEST_UNIT]
        check = f"“{odd[0]}” does not read like an addressee" if odd else ""
        check_zh = f"“{odd[0]}”不像主送机关" if odd else ""
        yield self._of(
            "addressees", "envelope.addressees[0]", "、".join(names), Manner.POSITION, check, check_zh
        )

    def _date(self) -> Iterator[Found]:
        date = self.plan.envelope.issue_date
        if date is None:
            return
        check = check_zh = ""
        manner = Manner.POSITION if self.draft.ending.signature else Manner.PATTERN
        if date is OPEN:
            check, check_zh = "states no day, or is left open", "没有写全"
        elif self.plan.year is not None and getattr(date, "year", 0) not in range(
            self.plan.year - 1, self.plan.year + 2
        ):
            check, check_zh = "is of another year than the plan", "年份与方案年度相差较大"
        value = "待定" if date is OPEN else str(date)
        yield self._of("issue_date", "envelope.issue_date", value, manner, check, check_zh)

    def _validity(self) -> Iterator[Found]:
        validity = self.plan.validity
        if validity is not None:
            check = "counts from a date of issue that is open" if validity.start is OPEN else ""
            check_zh = "起算日期尚未确定" if check else ""
            yield self._of("validity", "", f"{validity.start}—{validity.end}", Manner.PROSE, check, check_zh)

    def _disordered(self) -> frozenset[int]:
        """The lines whose labels do not follow those before them."""
        return frozenset(doubt.line for doubt in self.page.doubts if doubt.reason_zh == "序号与前一项不连续")

    def _first_cell(self, row: str) -> str:
        """The path of the first cell of a row of a task table that holds something."""
        cells = (f"{row}[{column}]" for column in range(_MOST_COLUMNS))
        return next((cell for cell in cells if cell in self.places), row)

    def _task(self, item: Numbered, path: str, disordered: frozenset[int]) -> Found:
        node = item.node
        check, check_zh = self._task_check(node.gathered_assignments)
        if not check and self._line(path) in disordered:
            check, check_zh = "its label does not follow the one before", "序号与前一项不连续"
        # The bare number of a row would run into what it numbers: 3 10个小区.
        label = f"{item.label} " if item.label[-1:].isdigit() else item.label
        made = self._of("task", path, label + node.heading.text, _manner(node.gathered_assignments))
        return Found(
            element=made.element,
            path=item.path,
            line=made.line,
            value=made.value,
            manner=made.manner,
            check=check,
            check_zh=check_zh,
        )

    def _task_check(self, assignments: Sequence[Responsibility | Deadline]) -> tuple[str, str]:
        for one in assignments:
            if isinstance(one, UnparsedDeadline):
                return f"the deadline {one.wording} is not understood", f"时限“{one.wording}”未能理解"
            if not isinstance(one, Responsibility):
                continue
            for unit in one.units:
                known = _UNIT.search(unit.name) or _PERSON.fullmatch(unit.name)
                if not known or _ODD.search(unit.name) or len(unit.name) > _LONGEST_UNIT:
                    return f"{unit.name} does not read like a unit", f"“{unit.name}”不像单位名称"
        return "", ""


_MOST_COLUMNS = 64


def _holds_debris(title: str) -> bool:
    """Whether a title holds what conversions leave, or the facts of a web page."""
    hanzi = _HANZI.findall(title)
    rare = [one for one in hanzi if len(one.encode("gb2312", errors="ignore")) == 0]
    cut = title.count("《") != title.count("》")
    return cut or _DEBRIS.search(title) is not None or len(rare) > 1


def _manner(assignments: Sequence[Responsibility | Deadline]) -> Manner:
    """How the units and deadlines of a task were found; without any, its label and place tell a task."""
    if not assignments:
        return Manner.POSITION
    if any(one.placement is not Placement.NOTED for one in assignments):
        labels = [
            group.label for one in assignments if isinstance(one, Responsibility) for group in one.groups
        ] + [one.label for one in assignments if not isinstance(one, Responsibility)]
        return Manner.LABELLED if any(labels) else Manner.POSITION
    return Manner.PROSE
