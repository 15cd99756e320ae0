"""The faces (字体) that the standard names, and the family names that offices know them by."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen


class Face(enum.Enum):
    """A class of type faces, as GB/T 9704-2012 names them; the values are the keys of emplan-fonts."""

    IMITATION_SONG = "imitation_song"
    """仿宋: the body."""
    REGULAR_SCRIPT = "regular_script"
    """楷体: headings （一）, names of signatories."""
    GOTHIC = "gothic"
    """黑体: headings 一、, secrecy, urgency, attachment labels."""
    TITLE_SONG = "title_song"
    """小标宋: masthead and titles."""
    SONG = "song"
    """宋体: page numbers."""


@frozen(kw_only=True)
class FaceNames:
    """The family names of one face in office software.

    ``chinese`` is the class, ``family`` the usual family, ``alternates`` what may stand in for it,
    ``english`` its name in systems without Chinese names, ``latin`` the family for digits and Latin
    letters: the same, since half-width digits belong to these faces (GB/T 15835-2011 5.1.7.1);
    ``latin_alternate`` what offices also use there.
    """

    chinese: str
    family: str
    english: str
    alternates: tuple[str, ...]
    latin: str
    latin_alternate: str = "Times New Roman"


FACE_NAMES: Final[Mapping[Face, FaceNames]] = MappingProxyType(
    {
        Face.IMITATION_SONG: FaceNames(
            chinese="仿宋",
            family="仿宋_GB2312",
            english="FangSong_GB2312",
            alternates=("仿宋", "FangSong", "华文仿宋", "STFangsong"),
            latin="仿宋_GB2312",
        ),
        Face.REGULAR_SCRIPT: FaceNames(
            chinese="楷体",
            family="楷体_GB2312",
            english="KaiTi_GB2312",
            alternates=("楷体", "KaiTi", "华文楷体", "STKaiti"),
            latin="楷体_GB2312",
        ),
        Face.GOTHIC: FaceNames(
            chinese="黑体",
            family="黑体",
            english="SimHei",
            alternates=("SimHei", "华文黑体", "STHeiti"),
            latin="黑体",
        ),
        Face.TITLE_SONG: FaceNames(
            chinese="小标宋",
            family="方正小标宋简体",
            english="FZXiaoBiaoSong-B05S",
            alternates=("方正小标宋_GBK", "FZXiaoBiaoSong-B05", "小标宋", "华文中宋", "STZhongsong"),
            latin="方正小标宋简体",
        ),
        Face.SONG: FaceNames(
            chinese="宋体",
            family="宋体",
            english="SimSun",
            alternates=("SimSun", "新宋体", "NSimSun", "华文宋体", "STSong"),
            latin="宋体",
        ),
    }
)
"""The usual names; GB/T 9704-2012 names classes of faces only, never families."""
