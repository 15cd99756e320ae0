"""Finding the tokens of time and order in a text, without overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from emplan.chinese.dates import DateMention, find_dates
from emplan.chinese.document_numbers import NumberKind, find_document_numbers
from emplan.chinese.spans import Span
from emplan.rollover.phrases import TokenKind, find_phrases
from emplan.rollover.years import year_places


@frozen(kw_only=True)
class Token:
    """One token: its kind, where it stands, and what decides on it (``core``, or the date it is)."""

    kind: TokenKind
    span: Span
    printed: str
    core: str = ""
    mention: DateMention | None = None

    @property
    def years(self) -> tuple[int, ...]:
        """The years that are printed in it."""
        return tuple(place.year for place in year_places(self.printed))


def find_tokens(text: str, taken: tuple[Span, ...] = ()) -> tuple[Token, ...]:
    """Find the tokens of a text in order; nothing is found inside ``taken``."""
    claimed = list(taken)
    found: list[Token] = []
    for token in _candidates(text):
        if not any(token.span.overlaps(span) for span in claimed):
            found.append(token)
            claimed.append(token.span)
    return tuple(sorted(found, key=lambda token: token.span))


# A date is whole before a phrase inside it is anything (第一季度), a number or an event before a date.
_BEFORE_DATES = frozenset({TokenKind.CONTACT, TokenKind.EVENT, TokenKind.RELATIVE_SPAN, TokenKind.NTH_YEAR})
_RECURRING_BEFORE = re.compile(r"(?:每(?:个)?(?:年|年度|学年)?|闰年)(?:的|份)?$")


def _candidates(text: str) -> Iterator[Token]:
    for number in find_document_numbers(text):
        kind = TokenKind.STANDARD if number.kind is NumberKind.STANDARD else TokenKind.DOCUMENT_NUMBER
        kind = TokenKind.DAMAGED_NUMBER if number.damaged else kind
        yield Token(kind=kind, span=number.span, printed=number.printed, core=number.normal)
    phrases = [
        Token(kind=phrase.kind, span=phrase.span, printed=phrase.span.of(text), core=phrase.core)
        for phrase in find_phrases(text)
    ]
    yield from (token for token in phrases if token.kind in _BEFORE_DATES)
    for mention in find_dates(text):
        if not _RECURRING_BEFORE.search(text[: mention.span.start]):
            yield Token(
                kind=TokenKind.DATE, span=mention.span, printed=mention.span.of(text), mention=mention
            )
    yield from (token for token in phrases if token.kind not in _BEFORE_DATES)
    for place in year_places(text):
        yield Token(kind=TokenKind.BARE_YEAR, span=place.span, printed=place.span.of(text))
