"""Mutations of texts, bytes and packages; the same `random.Random` makes the same mutation."""

import io
import zipfile
from collections.abc import Callable, Sequence
from random import Random

from emplan.testing import damage

_LINE_BREAKS = ("\n", "\n\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029")
_UNSEEN = ("\t", "\x00", "\x1b", "\ufeff", " ", "　　", "\u00a0", "\u200b", "\ufffd", "\ue5e5", "\U000e0001")
_VISIBLE = """
?¦ ? ¦？？¦あ¦ㄅ¦（¦）¦(¦)¦《¦》¦〈¦〉¦“¦”¦〔¦〕¦[¦]¦【¦】¦。¦；¦，¦、¦：¦:¦;¦,¦.¦．¦…¦——
*¦**¦|¦#¦> ¦- ¦---¦<p>¦</td>¦<!--¦&#0;¦&amp;¦𪛖¦𠮷¦Ａ¦９¦﹝¦應急¦業(yè)務(wù)¦(zhǎng)
一、¦（二）¦(三)¦3.¦4、¦5．¦（6）¦⑦¦⑧¦一是¦二是¦第一章¦第九条¦1.1¦1.1.1¦十二、¦２．¦（３）
百一、¦（廿）¦0.¦99.¦100.¦第零条¦⼀、¦⼆是¦第一部分¦附件¦附件：¦附件1¦附件：1.名单 2.分工表
附表¦目录¦抄送：¦抄报：区委¦印发¦此件公开发布¦（此件公开发布）¦联系人：¦电话：0000-0000000
有效期二年¦有效期至2027年¦特此通知。¦签发人：林晓¦青应急〔2026〕3号¦青应急[20261号¦〔2026〕号¦第号
2026年2月30日¦2026年　月　日¦二〇二六年三月一日¦0000年0月0日¦9999年99月99日¦2026年¦13月底前
每月31日前¦次年2月29日¦即日起至¦上半年¦第五季度¦长期坚持¦立行立改¦责任单位：¦（牵头单位：¦责任人：
牵头单位：区应急局；配合单位：¦完成时限：¦（责任单位：区应急局）¦区水务局牵头¦等部门按职责分工负责
（区应急局牵头，各镇、街道配合，6月底前完成）¦组长：周明　主任¦副组长：¦成员：吴　坚　　局长¦指挥长：
青禾示范区文件¦文件¦通知¦方案¦特急¦关于印发《¦》的通知¦关于做好2026年工作的通知¦各镇人民政府：
来源：网站¦首页 > 公开¦扫一扫¦上一篇：¦续表¦— 3 —¦第3页 共9页
"""
_ROWS = ("序号\t任务\t单位\n1\t甲\t乙\n", "| 序号 | 任务 |\n|---|---|\n| 1 | 甲 |\n")
SCRAPS = (*_LINE_BREAKS, *_UNSEEN, *_ROWS, *_VISIBLE.strip("\n").replace("\n", "¦").split("¦"))
"""What is put into texts: pieces of documents, and characters that no document should hold."""
_MOST_REPEATS = 60
_LONGEST = 60_000
"""A mutated document is no longer than this, in characters or bytes."""


def mutated_text(text: str, others: Sequence[str], chance: Random) -> str:
    """Change a text in one to a dozen places, or as a whole."""
    if chance.random() < 0.85:
        start = chance.randrange(len(text) or 1)
        text = text[start : start + chance.randrange(1, 1000)]
    if chance.random() < 0.12:
        text = chance.choice(_WHOLE)(text, chance)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8, 12))):
        text = chance.choice(_PLACES)(text, others, chance)[:_LONGEST]
    return text


def mutated_bytes(data: bytes, chance: Random) -> bytes:
    """Flip, drop, double, move or put in bytes, or cut the end."""
    changed = bytearray(data[:_LONGEST] if len(data) > _LONGEST and chance.random() < 0.5 else data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(changed) or 1)
        length = chance.choice((1, 1, 2, 3, 7, 64))
        match chance.randrange(6):
            case 0:
                changed[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[at : at + length]
            case 2:
                changed[at:at] = chance.randbytes(length)
            case 3:
                changed[at:at] = changed[at : at + length] * chance.choice((1, 2, 30))
            case 4:
                other = chance.randrange(len(changed) or 1)
                changed[at:at] = changed[other : other + length]
            case _:
                if chance.random() < 0.3:
                    del changed[at:]
    return bytes(changed)


def encoded(text: str, chance: Random) -> bytes:
    """The text in one of the encodings that are read, sometimes with a wrong byte."""
    encoding = chance.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16"))
    data = text.encode(encoding, errors="replace")
    return mutated_bytes(data, chance) if chance.random() < 0.1 else data


def mutated_package(data: bytes, chance: Random) -> bytes:
    """Change the XML of a package (DOCX) in its parts, or the bytes of the package itself."""
    if chance.random() < 0.15:
        return mutated_bytes(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    for _ in range(chance.choice((1, 1, 2))):
        name = chance.choice([*names, "word/document.xml", "word/document.xml", "word/numbering.xml"])
        if name in parts:
            parts[name] = _mutated_markup(parts[name], chance)
    if chance.random() < 0.05:
        del parts[chance.choice(list(parts))]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return target.getvalue()


def mutated_markup(data: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    """Change a page of HTML: its tags, its text, its bytes."""
    del others
    return _mutated_markup(data, chance)


def _mutated_markup(data: bytes, chance: Random) -> bytes:
    pieces = data.replace(b"<", b"\0<").replace(b">", b">\0").split(b"\0")
    for _ in range(chance.choice((1, 2, 3, 6, 20))):
        at, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        match chance.randrange(7):
            case 0:
                del pieces[at : at + chance.choice((1, 1, 2, 5))]
            case 1:
                pieces[at:at] = pieces[other : other + chance.choice((1, 2, 9))]
            case 2:
                pieces[at], pieces[other] = pieces[other], pieces[at]
            case 3:
                pieces[at:at] = [pieces[at]] * chance.choice((1, 3, 200))
            case 4:
                pieces[at] = mutated_bytes(pieces[at], chance) if pieces[at] else b"<"
            case 5 if not pieces[at].startswith(b"<"):
                pieces[at] += chance.choice(SCRAPS).encode("utf-8")
            case _:
                pieces[at] = _renumbered(pieces[at], chance)
        pieces = pieces or [b""]
    return b"".join(pieces)[: 10 * _LONGEST]


def _renumbered(piece: bytes, chance: Random) -> bytes:
    """Put another number in place of the first one."""
    digits = next((place for place in range(len(piece)) if piece[place : place + 1].isdigit()), None)
    if digits is None:
        return piece
    number = chance.choice((b"0", b"-1", b"99999999999", b"1e9", b"", b"65536", "三".encode()))
    return piece[:digits] + number + piece[digits + 1 :]


_BLOCKS = (
    (0, 0x250),
    (0x2000, 0x2100),
    (0x2460, 0x2500),
    (0x2E80, 0x3400),
    (0x4E00, 0x9FFF),
    (0xE000, 0xFFFF),
    (0x10000, 0x30000),
)
_Place = Callable[[str, Sequence[str], Random], str]


def _scrap(text: str, others: Sequence[str], chance: Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(SCRAPS) + text[at:]


def _scrap_at_line(text: str, others: Sequence[str], chance: Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    scrap = chance.choice(SCRAPS)
    lines[at] = scrap + lines[at] if chance.random() < 0.6 else lines[at] + scrap
    return "\n".join(lines)


def _any_character(text: str, others: Sequence[str], chance: Random) -> str:
    at = chance.randrange(len(text) + 1)
    low, high = chance.choice(_BLOCKS)
    code = chance.randrange(low, high)
    return text[:at] + ("?" if 0xD800 <= code <= 0xDFFF else chr(code)) + text[at + chance.randrange(2) :]


def _without(text: str, others: Sequence[str], chance: Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.choice((1, 1, 2, 5, 30, 300)) :]


def _again(text: str, others: Sequence[str], chance: Random) -> str:
    at = chance.randrange(len(text) + 1)
    piece = text[at : at + chance.choice((1, 2, 5, 30, 300))]
    return text[:at] + piece * chance.choice((2, 2, 3, _MOST_REPEATS)) + text[at + len(piece) :]


def _backwards(text: str, others: Sequence[str], chance: Random) -> str:
    at = chance.randrange(len(text) + 1)
    end = at + chance.randrange(40)
    return text[:at] + text[at:end][::-1] + text[end:]


def _moved(text: str, others: Sequence[str], chance: Random) -> str:
    lines = text.split("\n")
    start = chance.randrange(len(lines))
    end = start + chance.choice((1, 1, 2, 6))
    piece = lines[start:end]
    del lines[start:end]
    at = chance.randrange(len(lines) + 1)
    return "\n".join([*lines[:at], *piece, *lines[at:]])


def _joined(text: str, others: Sequence[str], chance: Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join([*lines[:at], "".join(lines[at : at + chance.choice((2, 2, 3, 40))]), *lines[at + 2 :]])


def _spliced(text: str, others: Sequence[str], chance: Random) -> str:
    other = chance.choice(others)
    start, at = chance.randrange(len(other) or 1), chance.randrange(len(text) + 1)
    return text[:at] + other[start : start + chance.choice((10, 100, 1000))] + text[at:]


_PLACES: tuple[_Place, ...] = (
    _scrap,
    _scrap,
    _scrap_at_line,
    _scrap_at_line,
    _any_character,
    _without,
    _again,
    _backwards,
    _moved,
    _joined,
    _spliced,
)
_WHOLE: tuple[Callable[[str, Random], str], ...] = (
    lambda text, chance: damage.with_pinyin(text),
    lambda text, chance: damage.page_cut(text, every=chance.randrange(20, 400), random=chance),
    lambda text, chance: damage.half_width(text),
    lambda text, chance: damage.lose_bytes(text, losses=chance.randrange(1, 9), random=chance),
    lambda text, chance: damage.web_page(text),
    lambda text, chance: damage.one_line(text),
    lambda text, chance: damage.hard_wrap(text, width=chance.randrange(2, 60)),
    lambda text, chance: damage.spaced(text),
    lambda text, chance: "".join(chance.sample(text, len(text))),
    lambda text, chance: text.replace("\n", chance.choice(("\r", "\r\n", "\n\n", " ", "\u2028"))),
)
