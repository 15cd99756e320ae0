"""Two wordings of a paragraph as one with tracked changes."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from attrs import frozen

from emplan_docx.markup import Insert, ParagraphMarkup, Piece
from emplan_docx.redline.tracking import Tracker
from emplan_docx.redline.wording import text_edits

Content: TypeAlias = tuple[Piece | Insert, ...]


def all_inserted(paragraph: ParagraphMarkup, tracker: Tracker) -> Content:
    """Every character is new."""
    return tuple(tracker.inserted(one) if isinstance(one, Piece) else one for one in paragraph.content)


def all_deleted(paragraph: ParagraphMarkup, tracker: Tracker) -> Content:
    """Every character is no more."""
    return tuple(tracker.deleted(one) for one in paragraph.content if isinstance(one, Piece))


def reworded(old: ParagraphMarkup, new: ParagraphMarkup, tracker: Tracker) -> Content:
    """What changed between the two; comments are those of the new one."""
    if old.content == new.content:
        return tuple(new.content)
    characters = _characters(old, new)
    return tuple(_tracked(_with_inserts(characters, new), tracker))


@frozen
class _Character:
    """A character with how it looks in the old text and in the new; ``None`` where it is not."""

    char: str
    old: Piece | None
    new: Piece | None

    def looks(self) -> tuple[object, ...]:
        return tuple(one and (one.style, one.looks) for one in (self.old, self.new))


def _characters(old: ParagraphMarkup, new: ParagraphMarkup) -> Iterator[_Character]:
    olds, news = _pieces(old), _pieces(new)
    index = new_index = 0
    for edit in text_edits(old.text, new.text):
        if edit.is_equal:
            for step, char in enumerate(edit.old):
                yield _Character(char, olds[index + step], news[new_index + step])
        else:
            yield from (_Character(char, olds[index + step], None) for step, char in enumerate(edit.old))
            yield from (_Character(char, None, news[new_index + step]) for step, char in enumerate(edit.new))
        index, new_index = index + len(edit.old), new_index + len(edit.new)


def _pieces(paragraph: ParagraphMarkup) -> Sequence[Piece]:
    """The piece of each character."""
    return [piece for piece in paragraph.content if isinstance(piece, Piece) for _ in piece.text]


def _with_inserts(characters: Iterator[_Character], new: ParagraphMarkup) -> Iterator[_Character | Insert]:
    """The characters and, where they stand in the new text, its inserts."""
    places: dict[int, list[Insert]] = {}
    position = 0
    for one in new.content:
        if isinstance(one, Piece):
            position += len(one.text)
        else:
            places.setdefault(position, []).append(one)
    position = 0
    for character in characters:
        if character.new is not None:
            yield from places.pop(position, ())
            position += 1
        yield character
        if position in places and character.new is not None:
            closing = [insert for insert in places[position] if insert.closes]
            places[position] = [insert for insert in places[position] if not insert.closes]
            yield from closing
    yield from (insert for inserts in places.values() for insert in inserts)


def _tracked(items: Iterator[_Character | Insert], tracker: Tracker) -> Iterator[Piece | Insert]:
    def look(item: _Character | Insert) -> object:
        return item if isinstance(item, Insert) else item.looks()

    for _, group in groupby(items, key=look):
        first, *others = group
        if isinstance(first, Insert):
            yield from (first, *(other for other in others if isinstance(other, Insert)))
            continue
        text = first.char + "".join(other.char for other in others if isinstance(other, _Character))
        old, new = (one and Piece(text, one.style, one.looks) for one in (first.old, first.new))
        if new is None:
            assert old is not None
            yield tracker.deleted(old)
        elif old is None:
            yield tracker.inserted(new)
        else:
            yield tracker.restyled(new, old)
