"""What a text that is given to the builder holds for itself: the documents that it cites."""

from __future__ import annotations

from emplan.chinese.document_numbers import CitationMention, find_citations
from emplan.errors import InvalidValueError
from emplan.model import Citation, DocumentNumber


def noted_in(text: object) -> tuple[Citation, ...]:
    """Return the citations of a text with their spans, as a reader notes them (引用文件)."""
    if not isinstance(text, str):
        # The model refuses it with its own words.
        return ()
    return tuple(_citation(mention) for mention in find_citations(text) if mention.title)


def _citation(mention: CitationMention) -> Citation:
    return Citation(
        span=mention.span,
        title=mention.title,
        number=mention.number_text,
        candidate=_candidate(mention),
    )


def _candidate(mention: CitationMention) -> DocumentNumber | None:
    if mention.number is None or mention.number.candidate is None:
        return None
    try:
        return DocumentNumber.parse(mention.number.candidate)
    except InvalidValueError:
        return None
