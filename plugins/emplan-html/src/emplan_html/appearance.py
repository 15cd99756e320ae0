"""What elements look like as far as their own attributes tell: hidden, centred, bold, red, large."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import evolve, frozen
from lxml import etree

_RULE: Final = re.compile(r"([a-z-]+)\s*:\s*([^;]*)", re.IGNORECASE)
_LENGTH: Final = re.compile(r"([\d.]{1,8})\s*(pt|px|em|rem|%)?$")
_FONT_SIZES: Final[Mapping[str, float]] = MappingProxyType(
    {"1": 7.5, "2": 10.0, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}
)
_HEADING_SIZES: Final[Mapping[str, float]] = MappingProxyType(
    {"h1": 24.0, "h2": 18.0, "h3": 14.0, "h4": 12.0, "h5": 10.0, "h6": 8.0}
)
_HEX: Final = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})$")
_RGB: Final = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})")
_UNSEEN: Final = frozenset(
    re.findall(
        r"\w+",
        "script style noscript template head title meta link base object embed iframe frame frameset applet "
        "audio video canvas svg math select option textarea input button datalist dialog map area rt rp",
    )
)
_PX: Final = 0.75
_BASE: Final = 12.0


@frozen(kw_only=True)
class Appearance:
    """The looks that an element hands down to what is in it."""

    centred: bool = False
    bold: bool = False
    red: bool = False
    size: float | None = None
    face: str = ""
    heading: int | None = None
    linked: bool = False
    keeps_breaks: bool = False
    hidden: bool = False

    def of(self, element: etree._Element) -> "Appearance":
        """The looks inside an element that stands in these."""
        tag = str(element.tag)
        looks = self
        if tag in _HEADING_SIZES:
            looks = evolve(looks, bold=True, heading=int(tag[1]), size=_HEADING_SIZES[tag])
        elif tag in ("b", "strong", "th"):
            looks = evolve(looks, bold=True)
        elif tag == "a" and element.get("href") is not None:
            looks = evolve(looks, linked=True)
        elif tag in ("pre", "listing", "xmp"):
            looks = evolve(looks, keeps_breaks=True)
        elif tag == "center":
            looks = evolve(looks, centred=True)
        elif tag == "font":
            looks = _font(element, looks)
        alignment = element.get("align")
        if alignment is not None:
            looks = evolve(looks, centred=alignment.strip().lower() == "center")
        style = element.get("style")
        return looks if style is None else _styled(looks, rules(style))


def rules(style: str) -> dict[str, str]:
    """The declarations of a ``style`` attribute."""
    return {found[1].lower(): found[2].strip().lower() for found in _RULE.finditer(style[:2000])}


def is_unseen(element: etree._Element) -> bool:
    """Whether an element never shows text: scripts, forms, pictures, pronunciation."""
    return str(element.tag) in _UNSEEN


def is_hidden(element: etree._Element) -> bool:
    """Whether an element with text is not shown."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    if style is None:
        return False
    said = rules(style)
    # Word marks what it does not show with a property of its own.
    return (
        said.get("display", "").startswith("none")
        or said.get("visibility", "").startswith(("hidden", "collapse"))
        or said.get("mso-hide") == "all"
        or re.fullmatch(r"0(?:px|pt|em)?", said.get("font-size", "")) is not None
    )


def _font(element: etree._Element, looks: Appearance) -> Appearance:
    colour, size, face = element.get("color"), element.get("size"), element.get("face")
    return evolve(
        looks,
        red=looks.red if colour is None else is_red(colour),
        size=looks.size if size is None else _FONT_SIZES.get(size.strip(), looks.size),
        face=looks.face if face is None else face.split(",")[0].strip(" '\""),
    )


def _styled(looks: Appearance, said: Mapping[str, str]) -> Appearance:
    if "text-align" in said:
        looks = evolve(looks, centred=said["text-align"].startswith("center"))
    if "font-weight" in said:
        looks = evolve(looks, bold=said["font-weight"][:4] in ("bold", "600", "700", "800", "900"))
    if "color" in said:
        looks = evolve(looks, red=is_red(said["color"]))
    if "font-family" in said:
        looks = evolve(looks, face=said["font-family"].split(",")[0].strip(" '\""))
    if said.get("white-space", "").startswith("pre"):
        looks = evolve(looks, keeps_breaks=True)
    size = _size(said.get("font-size", ""), looks.size)
    return looks if size is None else evolve(looks, size=size)


def _size(text: str, outer: float | None) -> float | None:
    found = _LENGTH.match(text)
    if found is None:
        return None
    try:
        number = float(found[1])
    except ValueError:
        return None
    unit = found[2] or "px"
    if unit == "pt":
        return number
    if unit == "px":
        return number * _PX
    return (outer or _BASE) * (number / 100 if unit == "%" else number)


def is_red(colour: str) -> bool:
    """Whether a colour is a red as mastheads have it."""
    colour = colour.strip().lower()
    if colour == "red":
        return True
    found = _RGB.match(colour)
    if found is not None:
        red, green, blue = (int(part) for part in found.groups())
    elif (code := _HEX.match(colour)) is not None:
        digits = code[1] if len(code[1]) == 6 else "".join(digit * 2 for digit in code[1])
        red, green, blue = bytes.fromhex(digits)
    else:
        return False
    return red >= 0xB0 and green <= 0x50 and blue <= 0x50
