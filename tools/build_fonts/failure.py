"""The one error of the font build; its message says what differs and what to do."""


class FontBuildError(Exception):
    """The fonts cannot be built as pinned."""
