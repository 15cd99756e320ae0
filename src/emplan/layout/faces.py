"""The faces (字体) that the standard names, and the family names that offices know them by."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import evolve, frozen


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


@frozen(kw_only=True)
class FaceSetup:
    """字体: the families that an office has for the faces of the standard.

    ``latin`` is the family of digits and Latin letters, such as Times New Roman; left empty it is that of the
    text around them. Page numbers are in 宋体 whatever it says (7.5).
    """

    imitation_song: str = FACE_NAMES[Face.IMITATION_SONG].family
    regular_script: str = FACE_NAMES[Face.REGULAR_SCRIPT].family
    gothic: str = FACE_NAMES[Face.GOTHIC].family
    title_song: str = FACE_NAMES[Face.TITLE_SONG].family
    song: str = FACE_NAMES[Face.SONG].family
    latin: str = ""

    def names(self, face: Face) -> FaceNames:
        """Return the names of a face, the office's first, the usual ones what may stand in for it."""
        usual = FACE_NAMES[face]
        family: str = getattr(self, face.value)
        latin = self.latin if self.latin and face is not Face.SONG else family
        if family == usual.family:
            return evolve(usual, latin=latin)
        others = dict.fromkeys((usual.family, usual.english, *usual.alternates))
        others.pop(family, None)
        return evolve(usual, family=family, english=family, alternates=tuple(others), latin=latin)

    def own_family(self, face: Face) -> str | None:
        """Return the family that the office names for a face, if it is not the usual one."""
        family: str = getattr(self, face.value)
        return None if family == FACE_NAMES[face].family else family
