"""A failing document, made as small as it stays failing."""

import time
from collections.abc import Callable, Sequence

_LONGEST_SEARCH = 60.0


def minimised(data: bytes, fails: Callable[[bytes], bool], *, seconds: float = _LONGEST_SEARCH) -> bytes:
    """Take away pieces, large ones first, as long as the rest still fails; stop after ``seconds``.

    A text in UTF-8 is cut between characters, anything else between bytes.
    """
    end = time.monotonic() + seconds
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pieces: Sequence[bytes] = [data[at : at + 1] for at in range(len(data))]
    else:
        pieces = [character.encode("utf-8") for character in text]
    size = max(1, len(pieces) // 2)
    while True:
        start, smaller = 0, False
        while start < len(pieces):
            if time.monotonic() > end:
                return b"".join(pieces)
            rest = [*pieces[:start], *pieces[start + size :]]
            if rest and fails(b"".join(rest)):
                pieces, smaller = rest, True
            else:
                start += size
        if size == 1 and not smaller:
            return b"".join(pieces)
        size = max(1, size // 2)
