"""References by number (见第三项, 按照第二部分第（三）条) once tasks that leave have moved the numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from emplan.chinese.labels import match_label
from emplan.chinese.numerals import from_chinese
from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Span
from emplan.model import Numbered
from emplan.rollover.dating import Ruling
from emplan.rollover.passages import Passage, Setting
from emplan.rollover.review import Severity, Verdict, doubtful

_N = r"(?:[〇零一二两三四五六七八九十百]{1,5}|\d{1,3})"
_BRACKETED = rf"[（(]\s?{_N}\s?[）)]"
_NUMBER = rf"(?:{_BRACKETED}|{_N})"
# 第三条 is a number, 第三条战线 counts something.
_UNIT = (
    r"(?:条(?![^，。；：、]{0,3}(?:战?线|河|路|渠|沟|街|道|船|鱼|链|经验|建议|意见|消息|信息))"
    r"|款(?!产品|车|软件|应用)|点(?![\d钟半一二三四五六七八九十])|项)"
)
_SEVERAL = rf"{_NUMBER}(?:[、至到和及—-]\s?第?\s?{_NUMBER}){{0,4}}"
_ITEM = rf"{_SEVERAL}\s?{_UNIT}"
_NUMBERED = Pattern(
    rf"(?P<part>第\s?{_N}\s?(?:部分|章|节))(?:(?:的|中的?|里的?)?\s?第?\s?(?:{_ITEM}|{_BRACKETED}))?"
    rf"|第\s?{_ITEM}(?:(?:的|中的?)?\s?第\s?{_ITEM})?"
)
# A label alone is a reference only where something refers: 见三、（二）; 按照（三）.
_LABEL = Pattern(
    r"(?:见|按照?|依照|参照|对照|根据|上述|前述|落实|本(?:方案|要点|计划|通知|意见|安排)(?:的|中的?)?)"
    rf"(?P<label>[〇零一二三四五六七八九十]{{1,3}}、?\s?{_BRACKETED}|{_BRACKETED})(?:\s?{_UNIT})?"
)
_JOINED = Pattern(r"[、至到和及—-]")
_PARTS = Pattern(_N)
_MOST_NAMED = 3
# 《…》第三条 and 安全生产法第三条 are of another document, 本办法第三条 is not.
_OF_ANOTHER = Pattern(
    r"(?:》(?:\s?[（(〔][^（）()]{0,30}[）)〕])?|(?P<own>本)?(?:办法|法|条例|规定|细则|规范|标准|决定|规程|纲要|宪法|预案|制度))"
    r"(?:的|中的?|里的?)?$"
)


@frozen
class Renumbered:
    """An item that has another number in the draft or has left.

    ``numbers`` are its old ones from the top of the outline; ``before`` and ``after`` how they are printed.
    """

    numbers: tuple[int, ...]
    before: str
    after: str | None


def renumbered(
    before: Iterable[Numbered], after: Iterable[Numbered], old_paths: Mapping[str, str]
) -> tuple[Renumbered, ...]:
    """The items of a plan that leave, or have another number without the tasks that left."""
    printed = {old_paths.get(item.path, item.path): _printed(item) for item in after}
    return tuple(
        Renumbered(tuple(map(_ordinal, (*item.ancestors, item.label))), _printed(item), now)
        for item in before
        if (now := printed.get(item.path)) != _printed(item)
    )


def _printed(item: Numbered) -> str:
    return "".join((*item.ancestors, item.label))


def _ordinal(label: str) -> int:
    match = match_label(label)
    return match.ordinal if match else 0


@frozen
class References:
    """Finds the references that may lead to another item than they did."""

    renumbered: tuple[Renumbered, ...]

    def find(self, passage: Passage, cited: Iterable[Span]) -> Iterator[tuple[Span, Ruling]]:
        """Every reference of a passage to a number that another item has now, or none."""
        if passage.setting in (Setting.NAME, Setting.TITLE, Setting.DEADLINE):
            return
        titles = tuple(cited)
        for reference in _references(passage.text):
            if any(reference.span.overlaps(title) for title in titles):
                continue
            if meant := [one for one in self.renumbered if reference.may_mean(one)]:
                yield reference.span, Ruling(_verdict(meant))


@frozen
class _Reference:
    """A reference: its numbers from the outer to the inner one, or several numbers of one level."""

    span: Span
    numbers: tuple[int, ...]
    from_top: bool = False
    joined: bool = False

    def may_mean(self, item: Renumbered) -> bool:
        """Whether it may mean the item; where it names several, whether the item is among them."""
        count = len(self.numbers)
        if self.from_top and item.numbers[:1] != self.numbers[:1]:
            return False
        if item.numbers[-count:] == self.numbers and (not self.from_top or len(item.numbers) == count):
            return True
        low, high = min(self.numbers[self.from_top :], default=0), max(self.numbers)
        return self.joined and low <= item.numbers[-1] <= high


def _references(text: str) -> Iterator[_Reference]:
    taken: list[Span] = []
    for match in _NUMBERED.finditer(text):
        another = _OF_ANOTHER.search(text[: match.start()])
        if another is None or another["own"]:
            span = Span(*match.span())
            taken.append(span)
            inner = match[0][len(match["part"] or "") :]
            joined = _JOINED.search(inner) is not None
            yield _Reference(span, _numbers(match[0]), match["part"] is not None, joined)
    for match in _LABEL.finditer(text):
        span = Span(match.start("label"), match.end())
        if not any(span.overlaps(other) for other in taken):
            yield _Reference(span, _numbers(match["label"]))


def _numbers(reference: str) -> tuple[int, ...]:
    return tuple(from_chinese(match[0]) or 0 for match in _PARTS.finditer(reference))


def _verdict(meant: list[Renumbered]) -> Verdict:
    named = meant[:_MOST_NAMED]
    moves = [f"原{one.before}{f'现为{one.after}' if one.after else '已删去'}" for one in named]
    moves_en = [f"{one.before} is {one.after or 'gone'}" for one in named]
    rest, rest_en = ("等", " and so on") if len(meant) > _MOST_NAMED else ("", "")
    return doubtful(
        f"任务删去后序号有变（{'，'.join(moves)}{rest}），请核对所指",
        f"numbers moved with the tasks that left ({', '.join(moves_en)}{rest_en}): is it still that item?",
        Severity.MUST,
    )
