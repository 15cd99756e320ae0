"""Open faces for official Chinese documents, as real files: 仿宋, 楷体, 黑体, 小标宋, 宋体.

`face("imitation_song").path` is a TrueType file that any font engine can embed. The package depends
on nothing.
"""

from emplan_fonts._catalogue import FALLBACK_KEY, FontFace, face, faces
from emplan_fonts._errors import FontError, FontFileMissingError, UnknownFaceError
from emplan_fonts._fontconfig import fontconfig_text

__all__ = [
    "FALLBACK_KEY",
    "FontError",
    "FontFace",
    "FontFileMissingError",
    "UnknownFaceError",
    "face",
    "faces",
    "fontconfig_text",
]
