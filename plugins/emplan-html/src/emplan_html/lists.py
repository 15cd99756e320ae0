"""Numbers of ordered lists (有序列表), which a page shows and its text does not have."""

from typing import Final

from attrs import define
from lxml import etree

from emplan.chinese import match_label, to_chinese
from emplan_html.appearance import rules

_LETTERS: Final = 26
_ROMAN: Final = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_STYLES: Final = {
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
    "1": "decimal",
}
_MOST: Final = 9999


@define
class OrderedList:
    """A list that counts its items."""

    style: str
    following: int
    step: int = 1

    @classmethod
    def of(cls, element: etree._Element) -> "OrderedList | None":
        """The counting of a list; None for lists without numbers."""
        if element.tag != "ol":
            return None
        said = rules(element.get("style") or "")
        style = said.get("list-style-type") or _STYLES.get(element.get("type") or "", "decimal")
        if style == "none" or said.get("list-style", "").startswith("none"):
            return None
        backwards = element.get("reversed") is not None
        first = len(element.findall("li")) if backwards else 1
        return cls(style, _whole(element.get("start"), first), -1 if backwards else 1)

    def label(self, item: etree._Element, text: str) -> str:
        """The number before an item, counted; nothing where its text has one of its own."""
        number = _whole(item.get("value"), self.following)
        self.following = number + self.step
        return "" if match_label(text.lstrip()) is not None else _written(number, self.style)


def _written(number: int, style: str) -> str:
    if style in ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal"):
        return f"{to_chinese(number)}、" if 0 <= number <= _MOST else f"{number}、"
    if style in ("lower-alpha", "upper-alpha", "lower-latin", "upper-latin") and 1 <= number <= _LETTERS:
        letter = chr(ord("a") + number - 1)
        return f"{letter.upper() if style.startswith('upper') else letter}."
    if style in ("lower-roman", "upper-roman") and 1 <= number < len(_ROMAN):
        numeral = _ROMAN[number]
        return f"{numeral.upper() if style.startswith('upper') else numeral}."
    return f"{number}."


def _whole(text: str | None, default: int) -> int:
    try:
        number = int((text or "").strip())
    except ValueError:
        return default
    return number if abs(number) <= _MOST else default
