"""`fontTable.xml`: the families that the document names, and what may stand in for each."""

from collections.abc import Iterable

from emplan.layout import Face, FaceSetup
from emplan_docx.markup import DECLARATION, NAMESPACES, element

_GB2312_CHARSET = "86"


def font_table(faces: Iterable[Face], families: FaceSetup) -> str:
    """The whole part. An office without 仿宋_GB2312 finds FangSong_GB2312 or 仿宋 by it."""
    fonts = "".join(_font(face, families) for face in faces)
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{fonts}</w:fonts>"


def _font(face: Face, families: FaceSetup) -> str:
    names = families.names(face)
    others = dict.fromkeys((names.english, *names.alternates))
    return element(
        "font",
        element("altName", val=",".join(others)),
        element("charset", val=_GB2312_CHARSET),
        element("family", val="auto"),
        element("pitch", val="variable"),
        name=names.family,
    )
