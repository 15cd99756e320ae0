"""Characters of symbol fonts (Wingdings, Symbol) as the characters that they show."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_PRIVATE: Final = range(0xF000, 0xF100)
_UNKNOWN: Final = "□"
_WINGDINGS: Final[Mapping[int, str]] = MappingProxyType(
    {
        0x20: " ",
        0x6C: "●",
        0x6E: "■",
        0x6F: "□",
        0x71: "□",
        0x72: "□",
        0x75: "◆",
        0x76: "◆",
        0x77: "◆",
        0x9F: "•",
        0xA1: "○",
        0xA7: "■",
        0xA8: "□",
        0xB2: "◇",
        0xD8: "➢",
        0xDC: "➲",
        0xE0: "→",
        0xE8: "➔",
        0xFB: "✗",
        0xFC: "✓",
        0xFD: "☒",
        0xFE: "☑",
        **{0x81 + number: chr(0x2460 + number) for number in range(10)},
        **{0x8C + number: chr(0x2776 + number) for number in range(10)},
    }
)
_WINGDINGS_2: Final[Mapping[int, str]] = MappingProxyType(
    {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"}
)
_SYMBOL: Final[Mapping[int, str]] = MappingProxyType(
    {0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB7: "•", 0xA3: "≤", 0xB3: "≥", 0xAE: "→"}
)
_FONTS: Final = MappingProxyType({"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL})


def symbol(font: str, code: int) -> str:
    """The character that a code shows in a font; □ where that is not known."""
    table = _FONTS.get(font.strip().lower())
    is_private = code in _PRIVATE
    if table is None and not is_private:
        return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    byte = code - _PRIVATE.start if is_private else code
    shown = (table or _WINGDINGS).get(byte)
    if shown is not None:
        return shown
    return chr(byte) if table is _SYMBOL and 0x20 <= byte < 0x7F else _UNKNOWN
