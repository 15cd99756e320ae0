"""The official page: GB/T 9704-2012 as typed blocks, and their composition into lines and pages."""

from emplan.layout.blocks import (
    Anchor,
    BlankLines,
    BottomGroup,
    DoubleRule,
    LayoutBlock,
    LetterHead,
    Masthead,
    MastheadLine,
    OfficialLayout,
    PageBreak,
    ParagraphBlock,
    PositionedText,
    Rule,
    Run,
    RunPart,
    SignatureGroup,
    SignatureLine,
    SplitLine,
    TableBlock,
)
from emplan.layout.compose import compose
from emplan.layout.faces import FACE_NAMES, Face, FaceNames, FaceSetup
from emplan.layout.line_breaking import LIBREOFFICE_LINES, LineRules
from emplan.layout.measures import Count, Measure, Ratio, Strength, Unit
from emplan.layout.metrics import CellMetrics, Metrics
from emplan.layout.official import lay_out
from emplan.layout.page import (
    DEFAULT_PROFILE,
    ColophonSetup,
    HeaderSetup,
    LetterSetup,
    PageNumberSetup,
    PageSetup,
    Profile,
    Sizes,
    TableSetup,
    TextSetup,
)
from emplan.layout.pages import Page, Pages, PlacedLine, PlacedRule, PlacedRun
from emplan.layout.plain import plain_text
from emplan.layout.profiles import PROFILES, profile_of
from emplan.layout.programs import PROGRAM_LINES, Program, names_program
from emplan.layout.segmentation import DEFAULT_SEGMENTER, DictionarySegmenter, Segmenter
from emplan.layout.styles import Alignment, Colour, ParagraphStyle, Role, styles
from emplan.layout.title_lines import title_lines
from emplan.layout.warnings import LayoutWarning

__all__ = [
    "DEFAULT_PROFILE",
    "DEFAULT_SEGMENTER",
    "FACE_NAMES",
    "LIBREOFFICE_LINES",
    "PROFILES",
    "PROGRAM_LINES",
    "Alignment",
    "Anchor",
    "BlankLines",
    "BottomGroup",
    "CellMetrics",
    "ColophonSetup",
    "Colour",
    "Count",
    "DictionarySegmenter",
    "DoubleRule",
    "Face",
    "FaceNames",
    "FaceSetup",
    "HeaderSetup",
    "LayoutBlock",
    "LayoutWarning",
    "LetterHead",
    "LetterSetup",
    "LineRules",
    "Masthead",
    "MastheadLine",
    "Measure",
    "Metrics",
    "OfficialLayout",
    "Page",
    "PageBreak",
    "PageNumberSetup",
    "PageSetup",
    "Pages",
    "ParagraphBlock",
    "ParagraphStyle",
    "PlacedLine",
    "PlacedRule",
    "PlacedRun",
    "PositionedText",
    "Profile",
    "Program",
    "Ratio",
    "Role",
    "Rule",
    "Run",
    "RunPart",
    "Segmenter",
    "SignatureGroup",
    "SignatureLine",
    "Sizes",
    "SplitLine",
    "Strength",
    "TableBlock",
    "TableSetup",
    "TextSetup",
    "Unit",
    "compose",
    "lay_out",
    "names_program",
    "plain_text",
    "profile_of",
    "styles",
    "title_lines",
]
