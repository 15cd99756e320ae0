"""Stray white space inside Chinese words, numbers and dates; spaces that mean something are left alone."""

from __future__ import annotations

import re
from itertools import pairwise

from emplan.chinese.dates import parse_date
from emplan.chinese.labels import LabelForm, match_label
from emplan.chinese.patterns import Pattern
from emplan.chinese.repairs import RepairRule, repair
from emplan.chinese.spans import Edit, Span

_SPACED_FORMS = (LabelForm.ARTICLE, LabelForm.CHAPTER)
_SPACE = " \u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff"
_HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARK = "，。、；：？！（）《》〈〉“”‘’〔〕【】「」"
_NEAR = 120
# Copy number, secrecy, urgency: on a letter the document number ends their line.
_CORNER = Pattern(
    f"[{_SPACE}]*(?:[0-9]{{6}}|[特加]急|[绝机秘][{_SPACE}]*密(?:★[0-9一-十]{{1,3}}(?:年|个月)|★长期)?)"
)
_SIGNED = Pattern(f"签[{_SPACE}]*发[{_SPACE}]*人[{_SPACE}]*[：:]")
_GAP = Pattern(f"[{_SPACE}]+")
WHITE_SPACE = Pattern(f"[{_SPACE}]")
"""The white space that `inner_spaces` looks at."""
_DIGIT_GAP = Pattern(f"(?<=[0-9])[{_SPACE}]+(?=[0-9](?![0-9]))")
_FEWEST_SPREAD = 6
_SPREAD = 0.9
_HANZI_AMONG = 0.3
_HANZI = Pattern(f"[{_HAN}]")
_RUNS = Pattern(f"(?<![{_HAN}])[{_HAN}]+(?:[{_SPACE}]+[{_HAN}]+)+")
_RUN = Pattern(f"[{_HAN}]+")
_STOPS = Pattern(f"[{_SPACE}\n{_MARK}]|关于|印发")
_ISSUER = Pattern(
    "(?:中央|国务院|政府|委员会|办公[厅室]|指挥部|领导小组|[总支大]队|中心|集团|公司|法院|检察院|[部厅局委署院会行])$"
)
_NUMBERED_THING = Pattern(f"(?:附件|附表|附录|[表图])[{_SPACE}]*[0-9]+$")
_KEY_AHEAD = Pattern(f"[{_HAN}]{{2,8}}[：:]")
_LABEL_AHEAD = Pattern(r"[0-9]{1,2}[.．、](?![0-9])")
_PART_AHEAD = Pattern(f"第[{_SPACE}]*[0-9一二三四五六七八九十]+[{_SPACE}]*(?:部分|章|条|期|号)")
_NAME_AHEAD = Pattern(f"[{_HAN}](?:[{_HAN}]{{0,2}}|[{_SPACE}]+)[{_HAN}][（(]")
# The surnames that cover nearly all names; 王 to 覃 by frequency.
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆"
    "范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤常温康施文牛樊葛邢安齐易乔伍"
    "庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华"
    "喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和"
    "仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)


def inner_spaces(text: str, *, origin: int = 0) -> tuple[Edit, ...]:
    """Offer to remove white space between hanzi, between hanzi and digits, and next to Chinese marks.

    Between digits it goes only where the whole line is spread, as by a scanner: 2 0 2 6 年 3 月.
    Kept: the space between two issuers (《中共中央　国务院关于…》), between names in a list, behind 第一章
    and 附件1, before the next label on a line, between columns, and between an office and a date. Indents
    and the ends of lines are not touched. ``origin`` is as for `repair`.
    """
    kept = _list_gaps(text)
    spread = _spread_digits(text)
    edits = []
    for gap in _GAP.finditer(text):
        span = Span(*gap.span())
        invisible = not gap[0].strip("\u200b\ufeff")
        if invisible or span in spread or (span not in kept and _is_stray(text, span)):
            edits.append(repair(text, span.start, span.end, "", RepairRule.INNER_SPACE, origin=origin))
    return tuple(edits)


def _spread_digits(text: str) -> set[Span]:
    """Return the gaps between single digits in lines that stand character by character."""
    gaps: set[Span] = set()
    start = 0
    for line in text.splitlines(keepends=True):
        words = _GAP.split(line.strip())
        single = sum(len(word) == 1 for word in words)
        hanzi = sum(_HANZI.match(word) is not None for word in words)
        if (
            len(words) >= _FEWEST_SPREAD
            and single >= _SPREAD * len(words)
            and hanzi >= _HANZI_AMONG * len(words)
        ):
            gaps.update(Span(start + gap.start(), start + gap.end()) for gap in _DIGIT_GAP.finditer(line))
        start += len(line)
    return gaps


def _is_stray(text: str, gap: Span) -> bool:
    before, after = text[max(0, gap.start - 1) : gap.start], text[gap.end : gap.end + 1]
    kinds = (_kind(before), _kind(after))
    if "other" in kinds or kinds == ("digit", "digit"):
        return False
    return not _is_meaningful(text, gap, kinds)


def _kind(character: str) -> str:
    if character and character in _MARK:
        return "mark"
    if _HANZI.match(character):
        return "han"
    return "digit" if character.isascii() and character.isdigit() else "other"


def _is_meaningful(text: str, gap: Span, kinds: tuple[str, str]) -> bool:
    # What decides stands near; long lines must not make it slow.
    before = text[max(0, gap.start - _NEAR) : gap.start].rpartition("\n")[2]
    after = text[gap.end : gap.end + _NEAR].partition("\n")[0]
    if _SIGNED.search(before) or _CORNER.fullmatch(before):
        return True
    label = match_label(before)
    if label is not None and label.end == len(before) and label.form in _SPACED_FORMS:
        return True
    if _LABEL_AHEAD.match(after) and kinds[0] != "mark":
        return True
    if kinds[0] != "mark" and _KEY_AHEAD.match(after) and re.search("[：:]", before):
        return True
    if kinds == ("han", "han"):
        return _separates_issuers(before, after) or _PART_AHEAD.match(after) is not None
    if kinds == ("digit", "han"):
        return _NUMBERED_THING.search(before) is not None
    if kinds == ("han", "digit"):
        return parse_date(after.removesuffix("印发")) is not None and _ISSUER.search(before) is not None
    # …局长） 黄  浩（…: the next entry of a roster.
    return before.endswith("）") and _NAME_AHEAD.match(after) is not None


def _separates_issuers(before: str, after: str) -> bool:
    stop = _STOPS.search(after)
    return bool(_ISSUER.search(before) and _ISSUER.search(after[: stop.start() if stop else len(after)]))


def _list_gaps(text: str) -> set[Span]:
    """Return the gaps between the names of a list and between the columns of a line."""
    gaps: set[Span] = set()
    for segment in _RUNS.finditer(text):
        runs = [Span(*run.span()) for run in _RUN.finditer(text, *segment.span())]
        entries = _joined_names(runs)
        if all(_is_name("".join(run.of(text) for run in entry)) for entry in entries):
            gaps.update(Span(left[-1].end, right[0].start) for left, right in pairwise(entries))
        elif _is_row(text, segment.start(), segment.end(), runs):
            gaps.update(Span(left.end, right.start) for left, right in pairwise(runs))
    return gaps


def _joined_names(runs: list[Span]) -> list[list[Span]]:
    """Join single characters in twos: 吴  坚 is one name, padded to the width of three."""
    entries: list[list[Span]] = []
    for run in runs:
        if len(run) == 1 and entries and len(entries[-1]) == 1 and len(entries[-1][0]) == 1:
            entries[-1].append(run)
        else:
            entries.append([run])
    return entries


def _is_name(text: str) -> bool:
    return 2 <= len(text) <= 4 and text[0] in _SURNAMES


def _is_row(text: str, start: int, end: int, runs: list[Span]) -> bool:
    """Tell whether a whole line is made of words that stand wide apart, like the cells of a table."""
    return (
        all(len(run) > 1 for run in runs)
        and all(_width(text[left.end : right.start]) > 1 for left, right in pairwise(runs))
        and "关于" not in text[start:end]
        and _is_whole_line(text, start, end)
    )


def _is_whole_line(text: str, start: int, end: int) -> bool:
    while start > 0 and text[start - 1] != "\n" and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end] != "\n" and text[end].isspace():
        end += 1
    return (start == 0 or text[start - 1] == "\n") and text[end : end + 1] in ("", "\n")


def _width(gap: str) -> int:
    return sum(2 if character == "\u3000" else 1 for character in gap)
