"""The body of a PDF file: objects packed into object streams, and the cross-reference stream behind them."""

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

# Outlines of glyphs hardly shrink: level 6 takes half as long again for 2 % less.
LEVEL: Final = 4
# Small objects are alike: they shrink to a tenth.
_LEVEL_OF_OBJECTS: Final = 6
_WINDOW_BITS, _MEMORY = 15, 9
_HEAD: Final = b"%PDF-1.7\n%\xe5\xba\x94\xe6\x80\xa5\n"
_OBJECTS_IN_A_STREAM: Final = 400
_FREE, _PLAIN, _PACKED = 0, 1, 2


@frozen
class StreamBody:
    """A stream: the entries of its dictionary but for its length, and its data as they are written."""

    entries: str
    data: bytes


def deflated(data: bytes, level: int = LEVEL) -> bytes:
    """The data as a stream with the filter FlateDecode holds them."""
    packer = zlib.compressobj(level, zlib.DEFLATED, _WINDOW_BITS, _MEMORY)
    return packer.compress(data) + packer.flush()


def file_of(objects: Sequence[bytes | StreamBody], *, root: int, information: int) -> bytes:
    """The file of these objects, which are numbered from 1; its identifier comes from its content.

    Args:
        objects: Their bodies.
        root: The number of the catalogue.
        information: The number of the document information dictionary.
    """
    parts: list[bytes] = [_HEAD]
    offset = len(_HEAD)
    places: list[tuple[int, int, int]] = [(_FREE, 0, 0)] * (len(objects) + 1)
    packed: list[tuple[int, bytes]] = []

    def put(number: int, stream: StreamBody) -> None:
        nonlocal offset
        places[number] = (_PLAIN, offset, 0)
        head, tail = _around(number, stream)
        parts.extend((head, stream.data, tail))
        offset += len(head) + len(stream.data) + len(tail)

    for number, body in enumerate(objects, start=1):
        if isinstance(body, StreamBody):
            put(number, body)
        else:
            packed.append((number, body))
    for start in range(0, len(packed), _OBJECTS_IN_A_STREAM):
        group = packed[start : start + _OBJECTS_IN_A_STREAM]
        holder = len(places)
        places.append((_FREE, 0, 0))
        for index, (number, _) in enumerate(group):
            places[number] = (_PACKED, holder, index)
        put(holder, _object_stream(group))
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    places.append((_PLAIN, offset, 0))
    entries = (
        f"/Type/XRef/Size {len(places)}/W[1 4 2]/Root {root} 0 R/Info {information} 0 R"
        f"/ID[{2 * f'<{digest.hexdigest()[:32]}>'}]/Filter/FlateDecode"
    )
    table = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(2, "big")
        for kind, place, index in places
    )
    stream = StreamBody(entries, deflated(table, _LEVEL_OF_OBJECTS))
    head, tail = _around(len(places) - 1, stream)
    return b"".join((*parts, head, stream.data, tail, b"startxref\n%d\n%%%%EOF\n" % offset))


def _object_stream(group: Sequence[tuple[int, bytes]]) -> StreamBody:
    index = " ".join(_index(group)).encode("ascii") + b"\n"
    data = index + b"\n".join(body for _, body in group)
    entries = f"/Type/ObjStm/N {len(group)}/First {len(index)}/Filter/FlateDecode"
    return StreamBody(entries, deflated(data, _LEVEL_OF_OBJECTS))


def _index(group: Sequence[tuple[int, bytes]]) -> Iterator[str]:
    offset = 0
    for number, body in group:
        yield f"{number} {offset}"
        offset += len(body) + 1


def _around(number: int, stream: StreamBody) -> tuple[bytes, bytes]:
    head = f"{number} 0 obj\n<<{stream.entries}/Length {len(stream.data)}>>\nstream\n".encode("ascii")
    # A carriage return at the end of the data must not be taken for a part of the line's end.
    return head, (b"\r\n" if stream.data.endswith(b"\r") else b"\n") + b"endstream\nendobj\n"
