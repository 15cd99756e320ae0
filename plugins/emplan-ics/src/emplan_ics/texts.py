"""Text values that come back as they were."""

from collections.abc import Iterable

from icalendar import vCategory, vText


class PlainText(vText):
    r"""Text as RFC 5545, 3.3.11 escapes it, and nothing more.

    icalendar takes ``\N`` in a text for a line break already made; in a plan it is what somebody wrote.
    """

    def to_ical(self) -> bytes:
        """The text with backslashes, semicolons, commas and line breaks escaped."""
        text = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return text.replace("\n", "\\n").encode("utf-8")


def categories(names: Iterable[str]) -> vCategory:
    """CATEGORIES of plain texts."""
    made = vCategory([])
    made.cats = [PlainText(name) for name in names]
    return made
