"""The errors of this package; each has an English and a Chinese message."""

from collections.abc import Sequence
from typing import Literal


class FontError(Exception):
    """A bundled face cannot be given; the root of this package's errors."""

    def __init__(self, english: str, chinese: str) -> None:
        super().__init__(english)
        self._messages = {"en": english, "zh": chinese}

    def message(self, language: Literal["en", "zh"] = "en") -> str:
        """The message in English or Chinese."""
        return self._messages[language]


class UnknownFaceError(FontError):
    """A face (字体) was asked for by a key that does not exist."""

    def __init__(self, key: str, known: Sequence[str]) -> None:
        self.key = key
        choice = ", ".join(known)
        super().__init__(
            f"There is no face (字体) {key!r}; use one of: {choice}.",
            f"没有名为 {key!r} 的字体，可用：{choice}。",
        )


class FontFileMissingError(FontError):
    """The file of a face (字体文件) is not on disk: a damaged installation, or one inside a zip archive."""

    def __init__(self, filename: str, place: str) -> None:
        self.filename = filename
        super().__init__(
            f"The font file (字体文件) {filename} is not at {place}; install emplan-fonts again, unpacked.",
            f"在 {place} 找不到字体文件 {filename}，请重新安装 emplan-fonts（不要从压缩包内直接运行）。",
        )
