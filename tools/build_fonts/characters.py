"""Which characters a face is asked for: GB/T 2312, 通用规范汉字表, the signs of official documents."""

from pathlib import Path

from tools.build_fonts.failure import FontBuildError

TABLE_OF_GENERAL_STANDARD_HANZI = "general-standard-hanzi.txt"

_BLOCKS = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin-1, and Latin Extended-A for pinyin
    (0x01CD, 0x01DC),  # ǎ … ǜ
    (0x02C6, 0x02DC),
    (0x2000, 0x206F),  # — … “ ” ‘ ’ ‰ ※
    (0x20A0, 0x22FF),  # € ℃ № Ⅰ → ≤
    (0x2312, 0x2312),
    (0x2460, 0x261F),  # ① … ⑳, box drawing, □ ■ ● ★ ☆
    (0x2640, 0x2642),
    (0x2713, 0x2717),
    (0x3000, 0x312F),  # 、 。 《 》 〔 〕 〇 〇, kana, bopomofo
    (0x3200, 0x33FF),  # ㈠ … ㎡ ㎜ ㏄
    (0xFE30, 0xFE6B),
    (0xFF01, 0xFFEE),  # full-width forms
)


def requested_characters(sources: Path) -> frozenset[int]:
    """Code points to keep, where the original has them."""
    signs = {code for first, last in _BLOCKS for code in range(first, last + 1)}
    return frozenset(signs | _gb2312() | _general_standard(sources))


def _gb2312() -> set[int]:
    rows, cells = range(0xA1, 0xF8), range(0xA1, 0xFF)
    decoded = (bytes((row, cell)).decode("gb2312", errors="ignore") for row in rows for cell in cells)
    return {ord(character) for character in decoded if len(character) == 1}


def _general_standard(sources: Path) -> set[int]:
    path = sources / TABLE_OF_GENERAL_STANDARD_HANZI
    codes = {ord(character) for character in path.read_text(encoding="utf-8") if not character.isspace()}
    if len(codes) != 8105:
        raise FontBuildError(f"{path} holds {len(codes)} characters; 通用规范汉字表 has 8105.")
    return codes
