"""A fonts.conf under which the usual names of official faces are set with ours."""

from collections.abc import Iterator
from html import escape  # that of xml.sax loads an HTTP client
from pathlib import Path
from typing import Final

from emplan_fonts._catalogue import FALLBACK_KEY, FontFace, face, faces

USUAL_NAMES: Final = (
    (
        "imitation_song",
        (
            "仿宋_GB2312",
            "FangSong_GB2312",
            "仿宋",
            "FangSong",
            "华文仿宋",
            "STFangsong",
            "方正仿宋_GBK",
            "方正仿宋简体",
        ),
    ),
    (
        "regular_script",
        (
            "楷体_GB2312",
            "KaiTi_GB2312",
            "楷体",
            "KaiTi",
            "华文楷体",
            "STKaiti",
            "方正楷体_GBK",
            "方正楷体简体",
        ),
    ),
    (
        "gothic",
        (
            "黑体",
            "SimHei",
            "华文黑体",
            "STHeiti",
            "方正黑体_GBK",
            "方正黑体简体",
            "微软雅黑",
            "Microsoft YaHei",
        ),
    ),
    (
        "title_song",
        (
            "方正小标宋简体",
            "方正小标宋_GBK",
            "方正小标宋_GB18030",
            "FZXiaoBiaoSong-B05",
            "FZXiaoBiaoSong-B05S",
            "华文中宋",
            "STZhongsong",
        ),
    ),
    ("song", ("宋体", "SimSun", "新宋体", "NSimSun", "华文宋体", "STSong", "方正书宋_GBK", "方正书宋简体")),
)


def fontconfig_text(*, cache_dir: Path | None = None) -> str:
    """A complete fonts.conf (to be named in FONTCONFIG_FILE) that knows the bundled faces and no others.

    It maps the names which official documents carry (仿宋_GB2312, SimHei, 方正小标宋简体 …) to our
    families with `binding="same"`, so that LibreOffice takes them as if they were installed, and lets
    宋体 stand in for every other name and for the characters that a face lacks.

    Args:
        cache_dir: a writable folder for fontconfig's cache; without it fontconfig uses the user's own.

    Raises:
        FontFileMissingError: if the installation is damaged.
    """
    return "\n".join(_lines(cache_dir)) + "\n"


def _lines(cache_dir: Path | None) -> Iterator[str]:
    fallback = face(FALLBACK_KEY)
    yield '<?xml version="1.0"?>'
    yield '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
    yield "<fontconfig>"
    yield f"  <dir>{escape(str(fallback.path.parent), quote=False)}</dir>"
    if cache_dir is None:
        yield '  <cachedir prefix="xdg">fontconfig</cachedir>'
    else:
        yield f"  <cachedir>{escape(str(cache_dir), quote=False)}</cachedir>"
    for key, names in USUAL_NAMES:
        for name in names:
            yield from _alias(name, face(key), ' binding="same"')
    for one in faces().values():
        if one is not fallback:
            yield from _alias(one.family, fallback)
    yield f'  <match><edit name="family" mode="append_last"><string>{fallback.family}</string></edit></match>'
    yield "</fontconfig>"


def _alias(name: str, one: FontFace, binding: str = "") -> Iterator[str]:
    yield f"  <alias{binding}>"
    yield f"    <family>{escape(name, quote=False)}</family>"
    yield f"    <accept><family>{one.family}</family></accept>"
    yield "  </alias>"
