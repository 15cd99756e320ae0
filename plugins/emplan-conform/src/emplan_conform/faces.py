"""Classes of faces: which of 仿宋, 楷体, 黑体, 小标宋 and 宋体 a font's name belongs to."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import Final


class FaceClass(Enum):
    """字体, as GB/T 9704-2012 names them; each office has fonts of its own for it."""

    IMITATION_SONG = "仿宋"
    REGULAR_SCRIPT = "楷体"
    GOTHIC = "黑体"
    TITLE_SONG = "小标宋"
    SONG = "宋体"


# Pieces of family and PostScript names, without case, blanks and hyphens; the first class with a piece wins.
_NAMES: Final = (
    (FaceClass.TITLE_SONG, ("小标宋", "xiaobiaosong", "fzxbs", "hyxiaobiaosong", "titlesong")),
    (
        FaceClass.IMITATION_SONG,
        ("仿宋", "fangsong", "simfang", "fzfs", "stfang", "emplanfang", "fsgb2312"),
    ),
    (
        FaceClass.REGULAR_SCRIPT,
        ("楷", "kaiti", "simkai", "fzkt", "fzkai", "stkai", "emplankai", "wenkai", "ukai", "biaukai"),
    ),
    (
        FaceClass.GOTHIC,
        (
            "黑",
            "simhei",
            "heiti",
            "fzht",
            "fzhei",
            "sthei",
            "yahei",
            "emplanhei",
            "zenhei",
            "microhei",
            "sourcehansans",
            "notosanscjk",
            "notosanssc",
        ),
    ),
    # 华文中宋 often takes the place of 小标宋, but it is no 小标宋.
    (
        FaceClass.SONG,
        (
            "宋",
            "simsun",
            "songti",
            "stsong",
            "zhongsong",
            "fzss",
            "fzshusong",
            "emplansong",
            "adobesong",
            "sourcehanserif",
            "notoserifcjk",
            "notoserifsc",
            "uming",
        ),
    ),
)


@lru_cache(maxsize=256)
def face_class(family: str) -> FaceClass | None:
    """The class of a font by its name (``FZXBSJW--GB1-0``, ``仿宋_GB2312``), or ``None`` for any other."""
    plain = re.sub(r"[\s_\-]+", "", family).lower()
    for chinese_class, pieces in _NAMES:
        if any(piece in plain for piece in pieces):
            return chinese_class
    return None


def face_name(family: str) -> str:
    """The class with the font's name behind it, for a person."""
    chinese_class = face_class(family)
    return f"{chinese_class.value} ({family})" if chinese_class else f"? ({family})"
