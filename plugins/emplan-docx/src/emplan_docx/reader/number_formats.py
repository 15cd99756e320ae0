"""Numbers as Word writes them in lists: the formats of ``w:numFmt``, ISO/IEC 29500-1 17.18.59."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from emplan.chinese import circled, to_chinese, to_full_width_digits

_LARGEST: Final = 9999
_DIGITS: Final = "〇一二三四五六七八九"
_DIGITS_WITH_RING: Final = str.maketrans("〇", "○")
_CAPITALS: Final = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_RING_IDEOGRAPHS: Final = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
_PARENTHESISED: Final = 0x2474
_WITH_STOP: Final = 0x2488
_ENCLOSED: Final = 20
_ROMAN: Final = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_LETTERS: Final = 26


def formatted(number: int, name: str) -> str:
    """A number in a format; formats that no Chinese document uses, and numbers beyond one, are in digits."""
    if name in ("none", "bullet"):
        return ""
    write = _FORMATS.get(name)
    return str(number) if write is None or not 0 <= number <= _LARGEST else write(number)


def _counting(number: int) -> str:
    # Word's 汉字 format counts up to 99 and writes larger numbers digit by digit.
    return to_chinese(number) if number < 100 else _digits(number).translate(_DIGITS_WITH_RING)


def _digits(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _circled(number: int) -> str:
    return circled(number) if 1 <= number <= 50 else str(number)


def _cyclic(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if 1 <= number <= len(characters) else str(number)


def _enclosed(first: int) -> Callable[[int], str]:
    return lambda number: chr(first + number - 1) if 1 <= number <= _ENCLOSED else str(number)


def _roman(number: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (number // worth)
        number %= worth
    return written


def _letters(number: int) -> str:
    """A … Z, AA, BB, …: Word repeats the letter."""
    if number < 1 or number > _LETTERS * 10:
        return str(number)
    return chr(ord("A") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)


_FORMATS: Final[Mapping[str, Callable[[int], str]]] = MappingProxyType(
    {
        "decimal": str,
        "decimalHalfWidth": str,
        "decimalZero": lambda number: f"{number:02d}",
        "decimalFullWidth": lambda number: to_full_width_digits(str(number)),
        "decimalFullWidth2": lambda number: to_full_width_digits(str(number)),
        "decimalEnclosedCircle": _circled,
        "decimalEnclosedCircleChinese": _circled,
        "decimalEnclosedParen": _enclosed(_PARENTHESISED),
        "decimalEnclosedFullstop": _enclosed(_WITH_STOP),
        "numberInDash": lambda number: f"- {number} -",
        "chineseCounting": _counting,
        "taiwaneseCounting": _counting,
        "chineseCountingThousand": to_chinese,
        "taiwaneseCountingThousand": to_chinese,
        "japaneseCounting": to_chinese,
        "ideographDigital": _digits,
        "japaneseDigitalTenThousand": _digits,
        "taiwaneseDigital": lambda number: _digits(number).translate(_DIGITS_WITH_RING),
        "chineseLegalSimplified": lambda number: to_chinese(number).translate(_CAPITALS),
        "ideographLegalTraditional": lambda number: to_chinese(number).translate(_CAPITALS),
        "ideographTraditional": _cyclic(_STEMS),
        "ideographZodiac": _cyclic(_BRANCHES),
        "ideographEnclosedCircle": _cyclic(_RING_IDEOGRAPHS),
        "upperRoman": lambda number: _roman(number) or "0",
        "lowerRoman": lambda number: _roman(number).lower() or "0",
        "upperLetter": _letters,
        "lowerLetter": lambda number: _letters(number).lower(),
    }
)
