"""Styles (样式): what paragraphs and runs look like by defaults, styles and their own properties."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

import attrs
from attrs import evolve, field, frozen
from lxml import etree

from emplan_docx.reader.names import child, is_on, value, w, whole

_DEEPEST_STYLE: Final = 32
_NO_LEVEL: Final = 9


@frozen(kw_only=True)
class RunLooks:
    """The looks of a run; None is "not said here"."""

    size: float | None = None
    bold: bool | None = None
    colour: str | None = None
    face: str | None = None
    hidden: bool | None = None

    def over(self, base: "RunLooks") -> "RunLooks":
        """These looks where they say something, else those of ``base``."""
        said = {name: said for name, said in attrs.asdict(self).items() if said is not None}
        return evolve(base, **said) if said else base

    @property
    def is_red(self) -> bool:
        """Whether the colour is a red as mastheads have it."""
        code = self.colour or ""
        if len(code) != 6:
            return False
        try:
            red, green, blue = bytes.fromhex(code)
        except ValueError:
            return False
        return red >= 0xB0 and green <= 0x50 and blue <= 0x50


PLAIN_RUN: Final = RunLooks()


@frozen(kw_only=True)
class ParagraphLooks:
    """What a paragraph is by its style and its own properties."""

    style: str = ""
    outline: int | None = None
    alignment: str | None = None
    list_id: str | None = None
    depth: int | None = None
    run: RunLooks = PLAIN_RUN

    def over(self, base: "ParagraphLooks") -> "ParagraphLooks":
        """These properties where they say something, else those of ``base``."""
        said: dict[str, Any] = {
            key: value_of
            for key in ("outline", "alignment", "list_id", "depth")
            if (value_of := getattr(self, key)) is not None
        }
        return evolve(base, style=self.style or base.style, run=self.run.over(base.run), **said)

    @property
    def heading_level(self) -> int | None:
        """The outline level from 1."""
        return None if self.outline is None or self.outline >= _NO_LEVEL else self.outline + 1


@frozen(slots=False)
class StyleSheet:
    """``styles.xml``; a document without it has plain looks."""

    root: etree._Element | None
    _paragraphs: dict[str, ParagraphLooks] = field(factory=dict, init=False)
    _runs: dict[str, RunLooks] = field(factory=dict, init=False)

    @cached_property
    def _elements(self) -> Mapping[str, etree._Element]:
        if self.root is None:
            return {}
        return {style.get(w("styleId"), ""): style for style in self.root.iter(w("style"))}

    @cached_property
    def _defaults(self) -> ParagraphLooks:
        defaults = child(self.root, "docDefaults")
        return ParagraphLooks(run=run_looks(child(defaults, "rPrDefault", "rPr")))

    @cached_property
    def _default_style(self) -> str:
        for key, style in self._elements.items():
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
                return key
        return ""

    def paragraph(self, properties: etree._Element | None) -> ParagraphLooks:
        """The looks of a paragraph with these properties (``w:pPr``)."""
        key = value(properties, "pStyle")
        if key is None or key not in self._elements:
            key = self._default_style
        return _paragraph_looks(properties).over(self._of_style(key))

    def run(self, properties: etree._Element | None, paragraph: RunLooks) -> RunLooks:
        """The looks of a run with these properties (``w:rPr``) in a paragraph."""
        if properties is None:
            return paragraph
        key = value(properties, "rStyle")
        base = paragraph if key is None else self._run_style(key).over(paragraph)
        return run_looks(properties).over(base)

    def _of_style(self, key: str) -> ParagraphLooks:
        if key not in self._paragraphs:
            looks = self._defaults
            for style in reversed(self._chain(key)):
                own = evolve(_paragraph_looks(child(style, "pPr")), style=value(style, "name") or "")
                looks = evolve(own, run=run_looks(child(style, "rPr"))).over(looks)
            self._paragraphs[key] = evolve(looks, style=looks.style)
        return self._paragraphs[key]

    def _run_style(self, key: str) -> RunLooks:
        if key not in self._runs:
            looks = PLAIN_RUN
            for style in reversed(self._chain(key)):
                looks = run_looks(child(style, "rPr")).over(looks)
            self._runs[key] = looks
        return self._runs[key]

    def _chain(self, key: str) -> list[etree._Element]:
        """The style and those it is based on, itself first; a circle is cut."""
        chain: list[etree._Element] = []
        seen: set[str] = set()
        following: str | None = key
        while following is not None and following not in seen and len(chain) < _DEEPEST_STYLE:
            seen.add(following)
            style = self._elements.get(following)
            if style is None:
                break
            chain.append(style)
            following = value(style, "basedOn")
        return chain

    def style_id(self, properties: etree._Element | None) -> str:
        """The id of a paragraph's style, by which levels of lists name it."""
        return value(properties, "pStyle") or self._default_style


def _paragraph_looks(properties: etree._Element | None) -> ParagraphLooks:
    if properties is None:
        return ParagraphLooks()
    outline = value(properties, "outlineLvl")
    depth = value(properties, "numPr", "ilvl")
    return ParagraphLooks(
        outline=None if outline is None else whole(outline, _NO_LEVEL),
        alignment=value(properties, "jc"),
        list_id=value(properties, "numPr", "numId"),
        depth=None if depth is None else whole(depth),
    )


def run_looks(properties: etree._Element | None) -> RunLooks:
    """What run properties themselves say."""
    if properties is None or not len(properties):
        return PLAIN_RUN
    size = value(properties, "sz")
    fonts = child(properties, "rFonts")
    return RunLooks(
        size=None if size is None else whole(size) / 2,
        bold=is_on(properties, "b"),
        colour=value(properties, "color"),
        face=None if fonts is None else fonts.get(w("eastAsia")),
        hidden=is_on(properties, "vanish"),
    )
