"""An ICC profile of sRGB, written from the numbers of IEC 61966-2-1: what the red of a document means."""

import struct
from functools import cache
from itertools import chain

_VERSION_4_2 = 0x04200000
_DAY = (2026, 1, 1, 0, 0, 0)
# The white of the profile space and the primaries of sRGB, both adapted to D50.
_D50 = (0.9642, 1.0, 0.8249)
_RED = (0.43607, 0.22249, 0.01392)
_GREEN = (0.38515, 0.71687, 0.09708)
_BLUE = (0.14307, 0.06061, 0.71410)
# From D65 to D50 after Bradford, by rows.
_ADAPTATION = (1.04791, 0.02293, -0.05019, 0.02960, 0.99046, -0.01707, -0.00925, 0.01506, 0.75179)
# Gamma, a, b, c, d of the curve ((a x + b) ** gamma above d, c x below).
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_HEADER, _ENTRY = 128, 12


@cache
def srgb_profile() -> bytes:
    """The profile: a display's, three primaries with one curve."""
    curve = b"para" + struct.pack(">4xH2x", 3) + _fixed(*_CURVE)
    tags = (
        (b"desc", _text("sRGB IEC61966-2.1")),
        (b"cprt", _text("No copyright, use freely")),
        (b"wtpt", _point(_D50)),
        (b"chad", b"sf32" + bytes(4) + _fixed(*_ADAPTATION)),
        (b"rXYZ", _point(_RED)),
        (b"gXYZ", _point(_GREEN)),
        (b"bXYZ", _point(_BLUE)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    )
    places: dict[bytes, int] = {}
    entries, body = [], b""
    start = _HEADER + 4 + _ENTRY * len(tags)
    for tag, element in tags:
        if element not in places:
            places[element] = start + len(body)
            body += element + bytes(-len(element) % 4)
        entries.append(struct.pack(">4sLL", tag, places[element], len(element)))
    table = struct.pack(">L", len(tags)) + b"".join(entries)
    return _header(start + len(body)) + table + body


def _header(size: int) -> bytes:
    head = struct.pack(">L4xL4s4s4s6H4s", size, _VERSION_4_2, b"mntr", b"RGB ", b"XYZ ", *_DAY, b"acsp")
    return (head + bytes(28) + _fixed(*_D50)).ljust(_HEADER, b"\0")


def _text(text: str) -> bytes:
    encoded = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">4xLL2s2sLL", 1, 12, b"en", b"US", len(encoded), 28) + encoded


def _point(xyz: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(*xyz)


def _fixed(*numbers: float) -> bytes:
    """Numbers of 16 bits before and 16 behind the point."""
    return b"".join(chain.from_iterable((struct.pack(">l", round(number * 65536)),) for number in numbers))
