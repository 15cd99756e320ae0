"""`theme1.xml`: the theme that Word wants in every document; no style of ours refers to it."""

from typing import Final

from emplan.layout import Colour, Face, FaceNames, FaceSetup
from emplan_docx.markup import DECLARATION, quoted

_NAMESPACE: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WHITE: Final = "FFFFFF"
# Three steps of everything is the least that the schema allows.
_STEPS: Final = 3
_FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE: Final = f'<a:ln w="9525">{_FILL}</a:ln>'
_EFFECT: Final = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme(families: FaceSetup) -> str:
    """The whole part: black, white and red, headings in the face of titles, text in that of the body."""
    black, red = Colour.BLACK.value, Colour.RED.value
    colours = {"dk1": black, "lt1": _WHITE, "dk2": black, "lt2": _WHITE}
    colours |= {f"accent{number}": red if number == 1 else black for number in range(1, 7)}
    colours |= {"hlink": black, "folHlink": black}
    scheme = "".join(f'<a:{key}><a:srgbClr val="{value}"/></a:{key}>' for key, value in colours.items())
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_NAMESPACE}" name="emplan"><a:themeElements>'
        f'<a:clrScheme name="emplan">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="emplan">{_fonts("majorFont", families.names(Face.TITLE_SONG))}'
        f"{_fonts('minorFont', families.names(Face.IMITATION_SONG))}</a:fontScheme>"
        f'<a:fmtScheme name="emplan"><a:fillStyleLst>{_FILL * _STEPS}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINE * _STEPS}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * _STEPS}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * _STEPS}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _fonts(kind: str, names: FaceNames) -> str:
    latin, family = quoted(names.latin), quoted(names.family)
    return f'<a:{kind}><a:latin typeface="{latin}"/><a:ea typeface="{family}"/><a:cs typeface=""/></a:{kind}>'
