"""The fonts that really draw a document: for each face its font, and what stands in for it."""

from pathlib import Path

from attrs import frozen

from emplan.layout import FACE_NAMES, Face
from emplan_pdf.font_set import Origin


@frozen(kw_only=True)
class UsedFont:
    """A font that draws characters of a face.

    Attributes:
        face: The face (字体).
        family: The font's family, as offices know it.
        name: Its PostScript name, under which the PDF lists it.
        file: Its file; of a collection with the number of the font behind ``#``.
        origin: Whether it was given, found installed, or comes from emplan-fonts.
        characters: Only these, where it stands in for another font that lacks them; else empty.
    """

    face: Face
    family: str
    name: str
    file: Path
    origin: Origin
    characters: str = ""

    def __str__(self) -> str:
        """In one line: ``仿宋: 仿宋_GB2312 (C:/Windows/Fonts/simfang.ttf)``."""
        only = f" [{self.characters}]" if self.characters else ""
        return f"{FACE_NAMES[self.face].chinese}{only}: {self.family} ({self.file})"
