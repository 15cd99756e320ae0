"""`styles.xml`: the styles of the layout as styles of Word, everything resolved, nothing left to themes."""

from collections.abc import Iterator
from typing import Final

from emplan.layout import (
    Alignment,
    Colour,
    Face,
    FaceSetup,
    ParagraphStyle,
    Profile,
    Role,
    styles,
)
from emplan_docx.markup import DECLARATION, NAMESPACES, element, exact_spacing, switch
from emplan_docx.style_names import (
    BLANK_LINE,
    HEADER_RULE,
    ODD_PAGE_NUMBER,
    SPACER,
    TABLE,
    NamedStyle,
    document_styles,
    heading_style_name,
    text_style_name,
)
from emplan_docx.table_markup import NO_MARGINS
from emplan_docx.units import LEAST_LINE_PT, eighths, half_points, twips

ALIGNMENTS = {
    Alignment.LEFT: "left",
    Alignment.CENTRE: "center",
    Alignment.RIGHT: "right",
    Alignment.JUSTIFIED: "both",
}
# Lines that Word sets as Chinese, without its room between hanzi and digits, and off the document's grid: an
# exact pitch keeps it in every office program.
_CHINESE_LINES: Final = "".join(
    (
        switch("widowControl", False),
        switch("kinsoku", True),
        # The setting of Word and WPS. LibreOffice 7.4 reads its opposite, and loses stops that hang.
        switch("overflowPunct", True),
        switch("autoSpaceDE", False),
        switch("autoSpaceDN", False),
        switch("adjustRightInd", False),
        switch("snapToGrid", False),
    )
)


def style_sheet(profile: Profile) -> str:
    """The whole part."""
    ours = document_styles(profile)
    body = ours.roles[Role.BODY].style
    parts = [
        _defaults(body, profile.faces),
        _normal(body, profile.faces),
        element(
            "style",
            element("name", val="Default Paragraph Font"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        ),
        _normal_table(),
        element("style", element("name", val="No List"), type="numbering", default=1, styleId="NoList"),
        *(_paragraph_style(each, profile) for each in ours.roles.values()),
        *(_paragraph_style(each, profile) for each in ours.run_in.values()),
        *_technical_styles(profile),
        *_character_styles(profile),
        _grid_table(profile),
    ]
    return f"{DECLARATION}<w:styles {NAMESPACES}>{''.join(parts)}</w:styles>"


def fonts(face: Face, families: FaceSetup) -> str:
    """The family of a face for all four kinds of characters."""
    names = families.names(face)
    return element(
        "rFonts", ascii=names.latin, eastAsia=names.family, hAnsi=names.latin, cs=names.latin, hint="eastAsia"
    )


def indents(style: ParagraphStyle) -> str:
    """The indents in twips; never in characters, which programs count differently."""
    first = twips(style.first_line_pt)
    line = {"firstLine": first} if first >= 0 else {"hanging": -first}
    return element("ind", left=twips(style.left_pt), right=twips(style.right_pt), **line)


def right_tab(style: ParagraphStyle, width_pt: float) -> str:
    """The stop for what ends at the right indent."""
    stop = element("tab", val="right", pos=twips(width_pt - style.right_pt))
    return element("tabs", stop)


def _defaults(body: ParagraphStyle, families: FaceSetup) -> str:
    language = element("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    characters = fonts(body.face, families) + _sizes(body.size_pt) + language
    spacing = element("spacing", before=0, after=0)
    return element(
        "docDefaults",
        element("rPrDefault", element("rPr", characters)),
        element("pPrDefault", element("pPr", spacing)),
    )


def _sizes(size_pt: float) -> str:
    return element("sz", val=half_points(size_pt)) + element("szCs", val=half_points(size_pt))


def _looks(style: ParagraphStyle, families: FaceSetup) -> str:
    """The character properties of a paragraph style."""
    colour = element("color", val=style.colour.value) if style.colour is not Colour.BLACK else ""
    # Said of every style: the others would inherit that of Normal.
    spacing = element("spacing", val=twips(style.character_spacing_pt))
    return element("rPr", fonts(style.face, families), colour, spacing, _sizes(style.size_pt))


def _normal(body: ParagraphStyle, families: FaceSetup) -> str:
    lines = exact_spacing(twips(body.line_pitch_pt))
    properties = element("pPr", _CHINESE_LINES, lines, element("jc", val="both"))
    return element(
        "style",
        element("name", val="Normal"),
        element("qFormat"),
        properties,
        _looks(body, families),
        type="paragraph",
        default=1,
        styleId="Normal",
    )


def _paragraph_style(named: NamedStyle, profile: Profile) -> str:
    style = named.style
    level = style.outline_level
    tabbed = style.role in (Role.LETTER_LINE, Role.SIGNATORIES, Role.PRINTED_BY)
    properties = (
        switch("keepNext", True) if style.keep_with_next else "",
        right_tab(style, profile.page.type_width_pt) if tabbed else "",
        exact_spacing(twips(style.line_pitch_pt)),
        indents(style),
        element("jc", val=ALIGNMENTS[style.alignment]),
        element("outlineLvl", val=level - 1) if level is not None else "",
    )
    following = "BodyText" if level is not None or style.role.is_title else ""
    return _style(named.id, named.name, properties, _looks(style, profile.faces), following=following)


def _style(
    key: str,
    name: str,
    properties: tuple[str, ...],
    looks: str = "",
    *,
    following: str = "",
    base: str = "Normal",
) -> str:
    return element(
        "style",
        element("name", val=name),
        element("basedOn", val=base),
        element("next", val=following) if following else "",
        element("qFormat"),
        element("pPr", *properties),
        looks,
        type="paragraph",
        **({} if name.isascii() else {"customStyle": 1}),
        styleId=key,
    )


def _technical_styles(profile: Profile) -> Iterator[str]:
    """The styles of what is no text: blank lines, spacers, the red rule, the number of odd pages."""
    yield _style(BLANK_LINE, "空行", (exact_spacing(twips(profile.page.line_pitch.pt)),))
    yield _style(SPACER, "占位行", (exact_spacing(twips(LEAST_LINE_PT)),))
    rule = element(
        "bottom", val="single", sz=eighths(profile.header.rule_thickness.pt), space=0, color=Colour.RED.value
    )
    yield _style(HEADER_RULE, "红色分隔线", (element("pBdr", rule),))
    number = document_styles(profile).roles[Role.PAGE_NUMBER]
    right = (element("jc", val="right"),)
    yield _style(ODD_PAGE_NUMBER, f"{number.name}（单页）", right, base=number.id)


def _character_styles(profile: Profile) -> Iterator[str]:
    ours = document_styles(profile)
    for face, key in ours.text_in.items():
        yield _character_style(key, text_style_name(face), fonts(face, profile.faces))
    for face, key in ours.heading_in.items():
        yield _character_style(key, heading_style_name(face), fonts(face, profile.faces))


def _character_style(key: str, name: str, family: str) -> str:
    return element(
        "style",
        element("name", val=name),
        element("basedOn", val="DefaultParagraphFont"),
        element("qFormat"),
        element("rPr", family),
        type="character",
        customStyle=1,
        styleId=key,
    )


def _normal_table() -> str:
    properties = element("tblPr", element("tblInd", w=0, type="dxa"), NO_MARGINS)
    return element(
        "style",
        element("name", val="Normal Table"),
        properties,
        type="table",
        default=1,
        styleId="TableNormal",
    )


def _grid_table(profile: Profile) -> str:
    setup = profile.table
    rule = {"val": "single", "sz": eighths(setup.rule_thickness.pt), "space": 0, "color": "auto"}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    # A row is as high as its lines and its padding; Word adds the rule.
    below = setup.row_padding.pt - setup.rule_thickness.pt
    margins = (
        element("top", w=twips(setup.row_padding.pt), type="dxa"),
        element("left", w=twips(setup.padding.pt), type="dxa"),
        element("bottom", w=twips(below), type="dxa"),
        element("right", w=twips(setup.padding.pt), type="dxa"),
    )
    properties = element(
        "tblPr",
        element("tblInd", w=0, type="dxa"),
        element("tblBorders", *(element(side, **rule) for side in sides)),
        element("tblCellMar", *margins),
    )
    return element(
        "style",
        element("name", val="Table Grid"),
        element("basedOn", val="TableNormal"),
        properties,
        type="table",
        styleId=TABLE,
    )


def style_faces(profile: Profile) -> tuple[Face, ...]:
    """The faces that the document may name."""
    return tuple(dict.fromkeys(style.face for style in styles(profile).values()))
