"""What can be wrong with a font: no font for a face, a file that cannot be embedded, a missing character."""

from emplan.errors import MissingFontError


class FontFileError(MissingFontError):
    """A font file (字体文件) that cannot be embedded: unreadable, damaged, of another kind, or locked."""

    def __init__(self, place: str, reason: str, reason_zh: str) -> None:
        super().__init__(
            f"The font file (字体文件) cannot be embedded: {reason}.",
            f"无法嵌入字体文件：{reason_zh}。",
            field="fonts",
            place=place,
            remedy=(
                "Give another font: a .ttf or .otf file, or one face of a collection as PATH.ttc#1 or "
                "PATH.ttc#FAMILY; without one the face comes from emplan-fonts."
            ),
            remedy_zh=(
                "请改用其他字体：.ttf 或 .otf 文件，或者以 路径.ttc#1、路径.ttc#字体名 "
                "指明字体集合中的一种；不指明时使用 emplan-fonts 的字体。"
            ),
        )


class FontNotInstalledError(MissingFontError):
    """A font name (字体名称) that this computer does not have."""

    def __init__(self, name: str, alike: tuple[str, ...]) -> None:
        like, like_zh = "", ""
        if alike:
            like, like_zh = f"; names like it: {', '.join(alike)}", f"；名称相近的有：{'、'.join(alike)}"
        super().__init__(
            f"The font (字体) '{name}' is not installed on this computer{like}.",
            f"本机没有安装字体“{name}”{like_zh}。",
            field="fonts",
            remedy="Install it, name another one, or give the path of a font file.",
            remedy_zh="请安装该字体，改用其他名称，或者指明字体文件的路径。",
        )


class GlyphMissingError(MissingFontError):
    """Characters (字符) that no font at hand has; ``characters`` holds them in reading order.

    ``place`` is where they stand in the plan; the message also names page and line.
    """

    def __init__(self, characters: str, places: str, places_zh: str, paths: str | None = None) -> None:
        self.characters = characters
        listed = ", ".join(f"{character} (U+{ord(character):04X})" for character in characters)
        listed_zh = "、".join(f"{character}（U+{ord(character):04X}）" for character in characters)
        super().__init__(
            f"No font has these characters (字符): {listed}; they stand on {places}.",
            f"现有字体都没有以下字符：{listed_zh}；见{places_zh}。",
            field="fonts",
            place=paths,
            remedy=(
                "Name a font that has them: --set fallback=PATH, in Python PdfExporter(fallback=(path,)); "
                "--set missing=box, PdfExporter(missing='box'), draws a box instead."
            ),
            remedy_zh=(
                "请用 --set fallback=字体路径（程序中为 PdfExporter(fallback=(字体路径,))）"
                "指明含有这些字符的字体；--set missing=box（PdfExporter(missing='box')）则以方框代替。"
            ),
        )
