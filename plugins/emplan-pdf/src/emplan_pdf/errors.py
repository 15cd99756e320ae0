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
                "Give a font with TrueType outlines: a .ttf file, or one face of a .ttc file by "
                "FontFile(path, subfont=…); files with CFF outlines (most .otf) must be converted first."
            ),
            remedy_zh=(
                "请改用 TrueType 轮廓的字体：.ttf 文件，或者用 FontFile(path, subfont=…) "
                "指明 .ttc 文件中的一种字体；CFF 轮廓的文件（多为 .otf）须先转换。"
            ),
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
