"""The signature (署名和成文日期), GB/T 9704-2012 7.3.5: where organs and date stand."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from emplan.layout.blocks import Anchor, PositionedText, SignatureGroup, SignatureLine
from emplan.layout.metrics import is_full_width
from emplan.layout.page import Profile
from emplan.layout.runs import Setter
from emplan.layout.styles import Role
from emplan.layout.title_lines import title_lines
from emplan.model import Envelope, SignatureMode, Title

# Sealed organs side by side need the width of a seal each and a little room between two.
_SEAL_CELLS = 8.0
_BETWEEN_CELLS = 1.0
# Empty lines between two rows of them, so that seals of 42 mm do not touch.
_LINES_BETWEEN_SEALS = 4
_MOST_IN_ROW = 3
# More rows than these leave hardly a line for the text.
_MOST_ROWS = 3


def signature_group(
    organs: Sequence[tuple[str, str]], date: str, mode: SignatureMode, setter: Setter
) -> SignatureGroup:
    """Return the group of organs (name and path) and date; either may be missing, not both."""
    place = _Placing(setter.profile)
    is_joint = len(organs) > 1
    signers = organs
    organs = [(line, path) for name, path in organs for line in place.lines_of(name)]
    if mode is SignatureMode.UNSEALED:
        lines = place.unsealed(organs, date)
    elif mode is SignatureMode.STAMPED:
        lines = place.stamped(signers, date)
    elif is_joint:
        lines = place.sealed_together(organs, date)
    else:
        lines = place.sealed(organs, date)
    return SignatureGroup(role=Role.SIGNATURE, style=setter.style(Role.SIGNATURE), lines=lines)


@frozen
class _Placing:
    profile: Profile

    @property
    def _cell(self) -> float:
        return self.profile.page.cell_pt

    @property
    def _width(self) -> float:
        return self.profile.page.type_width_pt

    def lines_of(self, name: str) -> Sequence[str]:
        """Return a name as lines: more than one only if it is wider than the type area."""
        if self._text_width(name) <= self._width:
            return (name,)
        return title_lines(Title(name), cells=self.profile.page.cells.value - 1)

    def sealed(self, organs: Sequence[tuple[str, str]], date: str) -> tuple[SignatureLine, ...]:
        """7.3.5.1: the date four cells from the right, the organ (in a line or more) centred over it."""
        right = self._width - self.profile.text.sealed_date_cells.value * self._cell
        if not organs:
            return self._date_line(date, Anchor.RIGHT, right)
        widest = max(self._text_width(name) for name, _ in organs)
        centre = right - self._text_width(date or organs[0][0]) / 2
        # A name too long to be centred there moves the date to the left with it.
        centre = min(centre, self._width - widest / 2)
        lines = (_line(_organ(name, path, Anchor.CENTRE, centre)) for name, path in organs)
        # Both centred: a program that sets the date wider than others still has it under the organ.
        return (*lines, *self._date_line(date, Anchor.CENTRE, centre))

    def sealed_together(self, organs: Sequence[tuple[str, str]], date: str) -> tuple[SignatureLine, ...]:
        """7.3.5.1, joint: organs side by side in neat rows, the date under the last one."""
        per_row = self._seals_per_row(organs)
        column = self._width / per_row
        lines: list[SignatureLine] = []
        centre = self._width / 2
        depth = 0
        for start in range(0, len(organs), per_row):
            row = [(self._in_column(name, per_row), path) for name, path in organs[start : start + per_row]]
            if lines:
                lines += [SignatureLine(parts=())] * (_LINES_BETWEEN_SEALS - depth + 1)
            depth = max(len(names) for names, _ in row)
            for line in range(depth):
                parts = []
                for place, (names, path) in enumerate(row, start=per_row - len(row)):
                    centre = column * (place + 0.5)
                    # Names of fewer lines stand on the last ones, beside the ends of the others.
                    at = line - depth + len(names)
                    if at >= 0:
                        parts.append(_organ(names[at], path, Anchor.CENTRE, centre))
                lines.append(SignatureLine(parts=tuple(parts)))
        centre = min(centre, self._width - self._text_width(date) / 2)
        return (*lines, *self._date_line(date, Anchor.CENTRE, centre))

    def _seals_per_row(self, organs: Sequence[tuple[str, str]]) -> int:
        """As many as their names leave room for, up to three; more if the rows would fill the page."""
        needed = max(_SEAL_CELLS, *(self._text_width(name) / self._cell for name, _ in organs))
        natural = int((self._width / self._cell + _BETWEEN_CELLS) // (needed + _BETWEEN_CELLS))
        natural = max(1, min(natural, len(organs), _MOST_IN_ROW))
        fitting = (many for many in range(natural, _MOST_IN_ROW + 1) if len(organs) <= many * _MOST_ROWS)
        return next(fitting, natural if natural > 1 else _MOST_IN_ROW)

    def _in_column(self, name: str, per_row: int) -> Sequence[str]:
        cells = self.profile.page.cells.value // per_row - _BETWEEN_CELLS
        if per_row == 1 or self._text_width(name) <= cells * self._cell:
            return (name,)
        return title_lines(Title(name), cells=int(cells))

    def unsealed(self, organs: Sequence[tuple[str, str]], date: str) -> tuple[SignatureLine, ...]:
        """7.3.5.2: the organ two cells from the right, the date two cells right of its beginning."""
        text = self.profile.text
        margin = text.unsealed_organ_cells.value * self._cell
        offset = text.unsealed_date_offset_cells.value * self._cell
        widest = max((self._text_width(name) for name, _ in organs), default=0.0)
        date_width = self._text_width(date)
        left = self._width - margin - widest
        if not organs:
            left = self._width - margin - date_width - offset
        elif date_width > widest:
            # The date is longer than the organ's name: it is the one to keep the distance then.
            left = self._width - margin - date_width - offset
        left = max(left, 0.0)
        lines = [_line(_organ(name, path, Anchor.LEFT, left)) for name, path in organs]
        if date:
            lines.append(_line(_date(date, Anchor.LEFT, left + offset)))
        return tuple(lines)

    def stamped(self, organs: Sequence[tuple[str, str]], date: str) -> tuple[SignatureLine, ...]:
        """7.3.5.3: each signer's title left of the room for the stamp, a line between each and the date."""
        text = self.profile.text
        right = self._width - text.stamp_cells.value * self._cell
        beside = right - text.stamp_width.pt - text.stamp_to_title_cells.value * self._cell
        gap = (SignatureLine(parts=()),) * text.lines_from_stamp_to_date.value
        lines: list[SignatureLine] = []
        for name, path in organs:
            names: Sequence[str] = (name,)
            if self._text_width(name) > beside:
                names = title_lines(Title(name), cells=int(beside / self._cell))
            lines += (_line(_organ(part, path, Anchor.RIGHT, beside)) for part in names)
            lines += gap
        return (*lines, *self._date_line(date, Anchor.RIGHT, right))

    def _date_line(self, date: str, anchor: Anchor, x: float) -> tuple[SignatureLine, ...]:
        return (_line(_date(date, anchor, x)),) if date else ()

    def _text_width(self, text: str) -> float:
        return sum(1.0 if is_full_width(char) else 0.5 for char in text) * self._cell


def _organ(name: str, path: str, anchor: Anchor, x: float) -> PositionedText:
    return PositionedText(role=Role.SIGNATURE, text=name, anchor=anchor, x_pt=x, path=path)


def _date(date: str, anchor: Anchor, x: float) -> PositionedText:
    return PositionedText(role=Role.DATE, text=date, anchor=anchor, x_pt=x, path="envelope.issue_date")


def _line(part: PositionedText) -> SignatureLine:
    return SignatureLine(parts=(part,))


def organs_of(envelope: Envelope) -> tuple[tuple[str, str], ...]:
    """Return the names under the text with their paths: the printed ones, else the issuers', or none."""
    if envelope.signature:
        return tuple((name, f"envelope.signature[{i}]") for i, name in enumerate(envelope.signature))
    if envelope.signature_mode is SignatureMode.NONE:
        return ()
    return tuple((issuer.name, f"envelope.issuers[{i}].name") for i, issuer in enumerate(envelope.issuers))
