"""Places where characters were lost in a conversion, and candidates for what stood there."""

from __future__ import annotations

import enum
import itertools
from collections import Counter
from collections.abc import Iterator

from attrs import frozen

from emplan.chinese.patterns import Pattern
from emplan.chinese.repairs import RepairRule, repair
from emplan.chinese.script import TRADITIONAL_ONLY, is_traditional, pinyin_groups
from emplan.chinese.spans import Edit, OffsetMap, Span, apply_edits

_HANZI = Pattern("[\u3007\u3400-\u4dbf\u4e00-\u9fff]")
_KANA = "\u3041-\u3096\u30a1-\u30fa\u3105-\u312f"
_PRIVATE = "\ue000-\uf8ff"
_DEBRIS = Pattern(f"[{_KANA}{_PRIVATE}\ufffd]")
_SUSPECT = Pattern(f"[?？{_KANA}{_PRIVATE}\ufffd]")
# What may stand beside debris and is part of it: enclosed numbers, marks and letters in the middle of words.
_BESIDE = Pattern(f"[{_KANA}{_PRIVATE}\ufffd\u2460-\u249b?;:,!；：，！a-zA-Z`]")
_TONED_REST = Pattern(r"[a-zü\u0300-\u030c]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ][a-zü\u0300-\u030c]*[)）]")
_ASKS = Pattern(
    r"[吗呢么什谁哪何几孰岂]|是否|能否|可否|多少|如何|为何|怎[么样]|(.)不\1|(.)没\2|有没有|好不好|难道|[Qq]"
)
_QUESTION_MARKS = Pattern(r"[?？](?:[ \u3000\u00a0]*[?？])*")
_CLAUSE_START = Pattern("[，。；：！？,;:!?、\n“（(]")
_LONGEST_CLAUSE = 60
LOST_MARKS = ("?", "？", "\ufffd")
"""What stands in place of a lost byte."""
_STOPS_BEHIND = "、，。；：！,;:.!"


class LostKind(enum.Enum):
    """What a place of lost characters seems to have held."""

    SPACE = "space"
    """Only white space, which converters turn into question marks around titles and dates."""
    CHARACTERS = "characters"
    """Text."""


@frozen(kw_only=True)
class LostMark:
    """A stretch that stands where other characters stood."""

    span: Span
    printed: str
    kind: LostKind


@frozen(kw_only=True)
class Recovery:
    """A candidate for lost characters: ``restored`` in place of ``span``.

    ``support`` counts how often the words that the candidate would make occur elsewhere in the text.
    """

    span: Span
    restored: str
    support: int = 0


def lost_characters(text: str) -> tuple[LostMark, ...]:
    """Find the places where characters were evidently lost.

    U+FFFD, private-use characters and kana in Chinese text, and question marks that ask nothing: in front of
    another stop, between two hanzi of a clause that has no interrogative, or alone among white space.
    """
    marks: list[LostMark] = []
    position = 0
    while suspect := _SUSPECT.search(text, position):
        place = suspect.start()
        mark = _space_mark(text, place) or _debris_mark(text, place)
        if mark is not None:
            marks.append(mark)
        position = mark.span.end if mark else place + 1
    return tuple(marks)


def _space_mark(text: str, index: int) -> LostMark | None:
    """Read a run of question marks among white space, at the start or end of a line or between two spaces."""
    found = _QUESTION_MARKS.match(text, index)
    if found is None:
        return None
    before, after = text[max(0, index - 1) : index], text[found.end() : found.end() + 1]
    at_start = text[text.rfind("\n", 0, index) + 1 : index].strip() == ""
    alone = (before.isspace() or not before) and (after.isspace() or not after)
    if alone or (at_start and (len(found[0]) > 1 or after.isspace())):
        return LostMark(span=Span(index, found.end()), printed=found[0], kind=LostKind.SPACE)
    return None


def _debris_mark(text: str, index: int) -> LostMark | None:
    character = text[index]
    if character in "?？":
        if not _asks_nothing(text, index):
            return None
    elif not _DEBRIS.match(character) or not _is_among_hanzi(text, index) or _is_bullet(text, index):
        return None
    end = index + 1
    rest = _TONED_REST.match(text, end) if character in "?？" else None
    if rest is not None:
        end = rest.end()
    # Marks and letters belong to the debris as far as debris follows them, or stand right before a hanzi.
    reach = end
    while reach < len(text) and _BESIDE.match(text[reach]):
        reach += 1
    debris = [place for place in range(end, reach) if _DEBRIS.match(text[place]) or text[place] in "?？"]
    if debris:
        end = debris[-1] + 1
        if end < reach and text[end].isalpha() and text[end].isascii():
            end += 1
    return LostMark(span=Span(index, end), printed=text[index:end], kind=LostKind.CHARACTERS)


def _asks_nothing(text: str, index: int) -> bool:
    before, after = text[max(0, index - 1) : index], text[index + 1 : index + 2]
    if after and (after in _STOPS_BEHIND or _DEBRIS.match(after)):
        return True
    if _TONED_REST.match(text, index + 1):
        return True
    if not (_HANZI.match(before) and _HANZI.match(after)):
        return False
    clause = _CLAUSE_START.split(text[max(0, index - _LONGEST_CLAUSE) : index])[-1]
    return _ASKS.search(clause) is None


def _is_bullet(text: str, index: int) -> bool:
    """Tell whether a symbol font's character leads a line, as Word's bullets do."""
    return "\uf000" <= text[index] <= "\uf0ff" and not text[text.rfind("\n", 0, index) + 1 : index].strip()


def _is_among_hanzi(text: str, index: int) -> bool:
    return any(_HANZI.match(neighbour) for neighbour in text[max(0, index - 4) : index + 5])


@frozen(kw_only=True)
class Shifted:
    """A stretch out of step behind a lost byte, with the characters that may stand at each place of it.

    ``before`` and ``after`` are the characters around it, pinyin notes passed over; ``unknown`` are the
    places whose characters lost a byte.
    """

    span: Span
    before: str
    after: str
    columns: tuple[tuple[str, ...], ...]
    unknown: tuple[int, ...]

    @property
    def readings(self) -> Iterator[str]:
        """All that it may have said."""
        return map("".join, itertools.product(*self.columns))


def shifted_at(plain: PlainText, index: int) -> Shifted | None:
    """Read the stretch behind the mark at ``index`` one byte earlier; None if that makes no text."""
    start = plain.offsets.to_mended(index)
    chunk, end = _shifted_chunk(plain.text, start)
    if len(chunk) < 4 or len(chunk) % 2:
        return None
    return Shifted(
        span=Span(index, plain.offsets.source_span(Span(start, end)).end),
        before=plain.text[max(0, start - _CONTEXT) : start],
        after=plain.text[end : end + _CONTEXT],
        columns=_columns(chunk, old_script=plain.old_script),
        unknown=tuple(place // 2 for place, byte in enumerate(chunk) if byte is None),
    )


_CONTEXT = 8


@frozen
class PlainText:
    """A text without its pinyin notes, and the way back."""

    text: str
    offsets: OffsetMap
    old_script: bool
    pairs: Counter[tuple[str, str]]
    """How often two characters follow each other."""

    @classmethod
    def of(cls, text: str) -> PlainText:
        """Take the notes away."""
        plain, offsets = apply_edits(text, _notes(text))
        return cls(plain, offsets, is_traditional(plain), Counter(itertools.pairwise(plain)))


def recover_shifted(text: str, index: int, *, limit: int = 8) -> tuple[Recovery, ...]:
    """Offer what a GB text said where one lost byte shifted all characters behind it.

    ``index`` is the place of the mark that stands for the lost byte. The characters behind it are taken back
    to their bytes (GB 18030) and read again one byte earlier, until a single byte or a second mark puts the
    text back in step. Only candidates made of ordinary hanzi and marks are returned: those whose words occur
    elsewhere in the text, or, if only one byte is unknown and there are none, all. Pinyin notes are passed
    over.
    """
    if text[index : index + 1] not in LOST_MARKS:
        return ()
    plain = PlainText.of(text)
    shifted = shifted_at(plain, index)
    return () if shifted is None else ranked(plain, shifted, limit=limit)


def ranked(plain: PlainText, shifted: Shifted, *, limit: int = 8) -> tuple[Recovery, ...]:
    """Return the readings of a shifted stretch, those first whose words occur most often in the text."""
    pairs = plain.pairs
    before, after = shifted.before[-1:] or "\n", shifted.after[:1] or "\n"
    found = []
    for restored in shifted.readings:
        line = before + restored + after
        around = [itertools.pairwise(line[place : place + 3]) for place in shifted.unknown]
        support = min(sum(pairs[pair] for pair in words) for words in around)
        # Words inside the candidate weigh more than those that it makes with its neighbours.
        inner = sum(pairs[pair] for pair in itertools.pairwise(restored))
        found.append((-support, -inner, Recovery(span=shifted.span, restored=restored, support=support)))
    supported = sorted((one for one in found if one[0]), key=lambda one: one[:2])
    if supported:
        return tuple(recovery for _, _, recovery in supported[:limit])
    return tuple(recovery for _, _, recovery in found) if len(shifted.unknown) == 1 else ()


def _notes(text: str) -> list[Edit]:
    """Return the edits that take away pinyin notes, and what is left of one behind a lost character."""
    rests = [
        repair(text, place, rest.end(), "", RepairRule.PINYIN)
        for place in range(1, len(text))
        if text[place - 1] in "?？" and (rest := _TONED_REST.match(text, place))
    ]
    return [*pinyin_groups(text), *rests]


_LONGEST_SHIFT = 16
_TO_FULL_WIDTH = str.maketrans(",;:!?()", "，；：！？（）")


def _shifted_chunk(text: str, start: int) -> tuple[list[int | None], int]:
    """Return the bytes out of step, None for a lost one, and where the text is in step again."""
    chunk: list[int | None] = [None]
    for place in range(start + 1, min(len(text), start + _LONGEST_SHIFT)):
        character = text[place]
        if character in "?？\ufffd":
            return [*chunk, None], place + 1
        if character.isascii() and character not in ",;:!()":
            # Only from 40 on can a single byte have been the second half of a character.
            return ([*chunk, ord(character)], place + 1) if character >= "@" else ([], start)
        # Marks that were made half width since were two bytes in the source.
        chunk += character.translate(_TO_FULL_WIDTH).encode("gb18030")
    return [], start


def _columns(chunk: list[int | None], *, old_script: bool) -> tuple[tuple[str, ...], ...]:
    """The characters that each pair of bytes may stand for."""
    pairs = zip(chunk[::2], chunk[1::2], strict=True)
    return tuple(tuple(_characters(lead, trail, old_script=old_script)) for lead, trail in pairs)


_COMMON_LEADS = range(0xB0, 0xD8)
_ALL_TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))


def _characters(lead: int | None, trail: int | None, *, old_script: bool) -> list[str]:
    """Return the characters a pair of bytes may stand for: any known hanzi, common ones for a lost byte."""
    if lead is not None and trail is not None:
        return [one for one in [_decoded(lead, trail)] if _HANZI.match(one) or one in "、，。；：“”《》（）"]
    leads = [lead] if lead is not None else _COMMON_LEADS if not old_script else range(0x81, 0xFF)
    trails = [trail] if trail is not None else range(0xA1, 0xFF) if not old_script else _ALL_TRAILS
    decoded = [_decoded(first, second) for first in leads for second in trails]
    return [one for one in decoded if _is_common(one)]


def _decoded(lead: int, trail: int) -> str:
    return bytes((lead, trail)).decode("gbk", errors="ignore")


def _is_common(character: str) -> bool:
    if not _HANZI.match(character):
        return False
    if character in TRADITIONAL_ONLY:
        return True
    try:
        return character.encode("gb2312")[0] in _COMMON_LEADS
    except UnicodeEncodeError:
        return False
