"""Documents that stand on one line as a whole: where their line breaks were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from emplan.chinese.document_numbers import NumberKind, find_document_numbers
from emplan.chinese.numerals import from_chinese
from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Edit
from emplan.reading.mending.characters import lines_of
from emplan.reading.mending.rules import LineRule, line_edit

_HAN = "[一二三四五六七八九十]"
_FAMILIES = (
    Pattern(rf"(?<!{_HAN})(?<![第《“])(?P<n>{_HAN}{{1,3}})、"),
    Pattern(rf"(?<![第《“至和、])[（(](?P<n>{_HAN}{{1,3}})[）)]"),
    Pattern(r"(?<![\d.．年月第至—-])(?P<n>\d{1,2})[.．、](?=[^\d\s.]|20\d\d)"),
    Pattern(r"(?<![第至和、])[（(](?P<n>\d{1,2})[）)]"),
)
# A paragraph can be long; a document on one line is longer, and has labels in its midst. Where nothing else
# stands, a short one is the document too.
_LONG_LINE = 600
_WHOLE_LINE = 40
# A line of several labels may have lost its breaks too, where spaces stand for all of them.
_PARTED_LINE = 80
_DATE = (
    r"(?:\d{4}年\d{1,2}月\d{1,2}日"
    rf"|[二一][〇○零一二三四五六七八九]{{3}}年{_HAN}{{1,2}}月{_HAN}{{1,3}}日)"
)
_ORGAN = "[\u4e00-\u9fff]{3,30}?(?:委员会|办公室|办公厅|人民政府|指挥部|管委会|领导小组|公司|[局厅部委院])"
_BEFORE = Pattern(
    r"(?<=[。；）)])附件[:：]|(?<=日)附件|(?:签批盖章|发电单位|等级(?=特|加|平)|抄送[:：]|抄报[:：]|此件公开发布|[（(]此件)"
)
_LIST_AHEAD = Pattern("附件[:：]$")
# The card of a web page ends with a day, perhaps with the time of day.
_CARD_END = Pattern(
    r"(?:日期|时间)[:：]\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?(?:\d{1,2}:\d{2}(?::\d{2})?)?(?=[\u4e00-\u9fff])"
)
_ANY_DATE = Pattern(_DATE)
_BEHIND_DATE = Pattern(r"附件|抄|[（(]|关于|$")
# Where the signature may begin: behind a sentence, or behind the last word of the attachment's title.
_AHEAD_OF_ORGAN = Pattern(r".*(?:[。；：:）)]|方案|要点|计划|意见|清单|名单|通知|措施|[表图])(?=.{4})")
_ORGAN_NAME = Pattern(f"{_ORGAN}")
_LONGEST_ORGAN = 48
_LONGEST_NUMBER = 40
_URGENCY = Pattern("等级(?:特急|特提|加急|平急)(?:·?(?:明电|密电))?")
_TITLE = Pattern(
    r"关于[^。；]{4,100}?的?(?:通知|意见|决定|通报|报告|方案)(?!的)"
    r"(?=[^。；，的》“”]{2,120}?[:：]|[\u4e00-\u9fff]{2,12}[〔\[［(（]\d{4}[〕\]］)）]第?\d{1,4}号"
    r"|(?:各|委员会|[\u4e00-\u9fff]{2,12}[县市区局])[^。；的》“”]{2,160}?[:：])"
)
_CARRIED = Pattern("《([^《》]{6,60})》")
_ADDRESSEES = Pattern(r"[^。；《]{2,160}?[:：]")
# Where spaces stand for the line breaks: what a line between two of them ends with.
_LINE_END = Pattern(
    rf"[。！？；：:!?;][”’）)]?$|日$|号[）)]?$|^[（(][^（）()]*[）)]$|^{_ORGAN}$"
    r"|(?:通知|意见|方案|要点|计划|安排|规划|预案|办法|细则|措施|报告|函)(?:[（(][^（）()]{1,20}[）)])?$"
)
_ADDRESSED = Pattern(
    r"\s*(?!关于)[^。；：:《]{2,160}"
    r"(?:各|单位|部门|公司|政府|委员会|办事处|[局办处村社区镇会])[^。；：:《]{0,20}[:：][ \u3000]+"
    r"(?=(?:为|根据|按照|依据|现将|现就|经|近|今年|当前).{20})"
)
# The names of a roster stand apart too: 组长：张力 乡长 副组长：王伟 副乡长.
_ROLE = Pattern("(?:副?(?:组长|总?指挥长?|主任|召集人)|成员)[:：]")
_LONGEST_ROLE = 6
_MOST_HEAD_LINES = 40
_STOP = Pattern("[。！？]")
_DECIMAL = Pattern(r"\d{1,2}(?:[.．]\d{1,2}){1,3}[\u4e00-\u9fff]")
_MOST = 0.8


def line_breaks(text: str) -> tuple[Edit, ...]:
    """Offer line breaks for a document without any: around title and number, before labels and dates."""
    edits = []
    lines = [row for row in lines_of(text) if row[1].strip()]
    broken = set()
    longest = _LONG_LINE if len(lines) > 1 else _WHOLE_LINE
    for start, line in lines:
        if len(line) < min(longest, _PARTED_LINE):
            continue
        # Three labels, all but the first behind a space, make three words at least.
        if len(line) < longest and len(line.split(maxsplit=2)) < 3:
            continue
        # Where the line breaks were there may be white space, or nothing.
        printed = [place for place, character in enumerate(line) if not character.isspace()]
        packed = "".join(line[place] for place in printed)
        labels = {place for place in _labels(packed) if not _LIST_AHEAD.search(packed, place - 3, place)}
        if len(labels) < 3:
            continue
        parted = _parted(packed, printed, labels)
        if not parted and len(line) < longest:
            continue
        places = labels | (parted or set(_frame(packed, min(labels))))
        broken.add(start)
        edits += [
            line_edit(text, start + printed[place], start + printed[place], "\n", LineRule.LINE_BREAK)
            for place in sorted(places)
            if 0 < place < len(packed)
        ]
    edits += _behind_addressees(text, [row for row in lines[:_MOST_HEAD_LINES] if row[0] not in broken])
    return tuple(edits)


def _behind_addressees(text: str, lines: Sequence[tuple[int, str]]) -> Iterator[Edit]:
    """The break between the addressees and the text, where a space stands for it (各镇： 为做好…)."""
    for start, line in lines:
        if any(family.match(line.lstrip()) for family in _FAMILIES):
            return
        if (found := _ADDRESSED.match(line)) is not None and len(line) < _LONG_LINE:
            place = start + found.end()
            yield line_edit(text, place, place, "\n", LineRule.LINE_BREAK)
            return


def _parted(packed: str, printed: list[int], labels: set[int]) -> set[int]:
    """The places behind the spaces of a document in which these, and they alone, stand for line breaks."""
    gaps = [
        place
        for place in range(1, len(printed))
        if printed[place] - printed[place - 1] > 1 and packed[place] not in "，。；：、,.;:"
    ]
    if len(labels.intersection(gaps)) < _MOST * len(labels - {0}):
        return set()
    start, breaks, names = 0, set(), 0
    for place in gaps:
        line = packed[start:place]
        is_heading = (start in labels or _DECIMAL.match(line)) and _STOP.search(line) is None
        ends = place in labels or is_heading or packed[place] == "【" or _ROLE.match(packed, place)
        # Of what is longer than any line the last words tell: nobody looks through it again and again.
        if ends or _LINE_END.search(line if len(line) <= _LONG_LINE else f"…{line[-_LONG_LINE:]}"):
            breaks.add(place)
            start = place
        elif _ROLE.search(packed, start, place + _LONGEST_ROLE):
            names += 1
    return breaks if len(breaks) >= _MOST * (len(gaps) - names) else set()


def _labels(line: str) -> Iterator[int]:
    """The places of labels that count on; a family needs two of them."""
    chapters = list(_sequence(line, _FAMILIES[0], restarts=False))
    yield from chapters
    first = chapters[0] if chapters else 0
    for family in _FAMILIES[1:]:
        found = [place for place in _sequence(line, family, restarts=True) if place >= first]
        if len(found) > 1:
            yield from found


def _sequence(line: str, pattern: Pattern, *, restarts: bool) -> Iterator[int]:
    expected = 1
    for label in pattern.finditer(line):
        ordinal = from_chinese(label["n"])
        if ordinal == expected or (restarts and ordinal == 1):
            yield label.start()
            expected = ordinal + 1


def _carried(line: str, title: re.Match[str], first_label: int) -> Iterator[int]:
    """The places around the title of the plan that a notice carries, where it stands without 《》.

    Its name is in the notice's title or in what the notice says.
    """
    for name in _CARRIED.finditer(line, title.start(), first_label):
        place = line.find(name[1], title.end())
        while place > 0:
            if line[place - 1] not in "《〈“：:.．、，":
                yield from (place, place + len(name[1]))
                return
            place = line.find(name[1], place + 1)


def _frame(line: str, first_label: int) -> Iterator[int]:
    """The places around title, number, addressees, attachment list, signature and date."""
    title = _TITLE.search(line, 0, first_label)
    carried = tuple(_carried(line, title, first_label)) if title else ()
    yield from carried
    if title is not None:
        yield from title.span()
        behind = title.end()
        for number in find_document_numbers(line[behind : behind + _LONGEST_NUMBER]):
            if number.kind is NumberKind.DOCUMENT and number.span.start == 0:
                behind += number.span.end
                yield behind
        addressees = _ADDRESSEES.match(line, behind)
        if addressees is not None:
            yield addressees.end()
    head = line[: title.start() if title else first_label]
    yield from [card.end() for card in _CARD_END.finditer(head)][-1:]
    form_end = 0
    for urgency in _URGENCY.finditer(head):
        form_end = urgency.end()
        yield form_end
    for number in find_document_numbers(head):
        if number.kind is NumberKind.DOCUMENT:
            yield max(number.span.start, form_end)
            yield number.span.end
            break
    for found in _BEFORE.finditer(line):
        yield found.start()
    for date in _ANY_DATE.finditer(line):
        if not (_BEHIND_DATE.match(line, date.end()) or date.end() in carried):
            continue
        yield from date.span()
        before = line[max(0, date.start() - _LONGEST_ORGAN) : date.start()]
        ahead = _AHEAD_OF_ORGAN.match(before)
        if ahead is not None and _ORGAN_NAME.fullmatch(before, ahead.end()):
            yield date.start() - len(before) + ahead.end()
        if re.match("附件(?![:：])", line[date.end() : date.end() + 3]):
            yield date.end() + 2
