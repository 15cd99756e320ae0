"""Identifiers that stay from year to year: what is said, without the years in it."""

import itertools
import re
import unicodedata
import uuid
from collections.abc import Iterator
from typing import Final

from emplan.model import AnnualPlan

# The name space of the identifiers, itself made from the name of this format.
_SPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:emplan:ics")
_YEAR: Final = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])|[一二][零〇○一二三四五六七八九]{3}(?=年)")
_SEPARATOR: Final = "\x1f"


class Identifiers:
    """Gives each entry of one plan an identifier (UID) that no other has.

    It is made from the issuers, the title and the headings, never from labels, dates or text, so that next
    year's entry of the same name is the same to a calendar. Entries that share all of it are told apart by
    their section, and after that by their number.
    """

    def __init__(self, plan: AnnualPlan) -> None:
        self._document = (*plan.envelope.signed_by, plan.title.text)
        self._given: set[str] = set()

    def identify(self, headings: tuple[str, ...], chapter: str, part: str = "") -> str:
        """A new identifier; ``part`` tells the deadlines of one entry apart."""
        attempts = self._attempts((*headings, part), chapter)
        made = (str(uuid.uuid5(_SPACE, _SEPARATOR.join(map(_timeless, names)))) for names in attempts)
        identifier = next(one for one in made if one not in self._given)
        self._given.add(identifier)
        return identifier

    def _attempts(self, names: tuple[str, ...], chapter: str) -> Iterator[tuple[str, ...]]:
        own = (*self._document, *names)
        yield own
        yield (*own, chapter)
        yield from ((*own, chapter, str(number)) for number in itertools.count(2))


def _timeless(text: str) -> str:
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return _YEAR.sub("年份", plain)
