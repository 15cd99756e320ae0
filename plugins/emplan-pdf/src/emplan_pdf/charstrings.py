"""Charstrings of Type 2: the outlines of CFF glyphs, their subroutines put in and their widths left out."""

import struct
from collections.abc import Sequence
from typing import Final

_CALL_SUBR, _RETURN, _ESCAPE, _END, _CALL_GLOBAL = 10, 11, 12, 14, 29
_STEMS: Final = frozenset((1, 3, 18, 23))
_MASKS: Final = frozenset((19, 20))
_MOVES: Final = {4: 1, 21: 2, 22: 1}
_FLEXES: Final = range(34, 38)
_DEEPEST: Final = 12


class UnusualCharstringError(Exception):
    """A charstring that computes, which no font of today does."""


def inlined(charstring: bytes, global_subrs: Sequence[bytes], local_subrs: Sequence[bytes]) -> bytes:
    """The charstring without calls of subroutines and without its width.

    Raises:
        UnusualCharstringError: it computes numbers.
        IndexError: it is cut off or calls what is not there.
        RecursionError: its subroutines call each other without end.
    """
    inliner = _Inliner(global_subrs, local_subrs)
    inliner.take(charstring, 0)
    return bytes(inliner.out[inliner.start :])


class _Inliner:
    def __init__(self, global_subrs: Sequence[bytes], local_subrs: Sequence[bytes]) -> None:
        self._global, self._local = global_subrs, local_subrs
        self.out = bytearray()
        # Where each number that waits for its operator begins, to take that of a call away again.
        self._waiting: list[int] = []
        self._stems = 0
        self._begun = False
        self.start = 0
        """Where what is written goes on behind the width."""

    def take(self, data: bytes, depth: int) -> bool:
        """Whether the glyph has ended in it."""
        if depth > _DEEPEST:
            raise RecursionError
        place, length = 0, len(data)
        out, waiting = self.out, self._waiting
        while place < length:
            byte = data[place]
            if byte >= 32 or byte == 28:
                size = 1 if 32 <= byte <= 246 else 2 if 246 < byte < 255 else 3 if byte == 28 else 5
                waiting.append(len(out))
                out += data[place : place + size]
                place += size
                continue
            place += 1
            if byte in (_CALL_SUBR, _CALL_GLOBAL):
                subrs = self._local if byte == _CALL_SUBR else self._global
                if self.take(subrs[self._number(len(subrs))], depth + 1):
                    return True
            elif byte == _RETURN:
                return False
            elif byte == _END:
                self._begin(byte)
                out.append(byte)
                return True
            elif byte == _ESCAPE:
                if data[place] not in _FLEXES:
                    raise UnusualCharstringError
                out += data[place - 1 : place + 1]
                place += 1
                waiting.clear()
            else:
                self._begin(byte)
                if byte in _STEMS or byte in _MASKS:
                    self._stems += len(waiting) // 2
                out.append(byte)
                waiting.clear()
                if byte in _MASKS:
                    size = (self._stems + 7) // 8
                    out += data[place : place + size]
                    place += size
        return False

    def _begin(self, operator: int) -> None:
        """Before the first operator: the width is a number more than that operator takes."""
        if self._begun:
            return
        self._begun = True
        count = len(self._waiting)
        has_width = count > _MOVES[operator] if operator in _MOVES else count % 2 == 1
        if has_width:
            self.start = self._waiting[1] if count > 1 else len(self.out)

    def _number(self, count: int) -> int:
        """The number of the subroutine called, which is taken off what is written."""
        start = self._waiting.pop()
        written = bytes(self.out[start:])
        del self.out[start:]
        byte = written[0]
        if byte == 28:
            number: int = struct.unpack(">h", written[1:])[0]
        elif byte == 255:
            raise UnusualCharstringError
        elif byte <= 246:
            number = byte - 139
        elif byte <= 250:
            number = (byte - 247) * 256 + written[1] + 108
        else:
            number = -(byte - 251) * 256 - written[1] - 108
        place = number + (107 if count < 1240 else 1131 if count < 33900 else 32768)
        if not 0 <= place < count:
            raise IndexError(f"subroutine {place} of {count}")
        return place
