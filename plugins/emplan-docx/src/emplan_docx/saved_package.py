"""The saved package: the empty document saved once, of which each plan packs only the parts of its own."""

import struct
import zlib
from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

END: Final = struct.Struct("<4s4H2LH")
ENTRY: Final = struct.Struct("<4s6H3L5H2L")
_HEADER: Final = struct.Struct("<4s5H3L2H")
# Where a header and an entry hold checksum, packed size and size; an entry also the place of the header.
_SUMS: Final = struct.Struct("<3L")
_SUMS_OF_HEADER, _SUMS_OF_ENTRY, _PLACE = 14, 16, 42


@frozen
class _Packed:
    """One part: its header, its packed data, its entry in the directory at the end."""

    name: str
    header: bytes
    data: bytes
    entry: bytes

    def with_data(self, data: bytes) -> "_Packed":
        """The part with other data, packed as zipfile packs them."""
        packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = packer.compress(data) + packer.flush()
        sums = (zlib.crc32(data), len(packed), len(data))
        header, entry = bytearray(self.header), bytearray(self.entry)
        _SUMS.pack_into(header, _SUMS_OF_HEADER, *sums)
        _SUMS.pack_into(entry, _SUMS_OF_ENTRY, *sums)
        return _Packed(self.name, bytes(header), packed, bytes(entry))


@frozen
class SavedPackage:
    """The parts of a package in their order."""

    parts: tuple[_Packed, ...]

    @classmethod
    def of(cls, package: bytes) -> "SavedPackage":
        """The parts of a sealed package."""
        return cls(tuple(_parts(package)))

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """The package with other data in these parts: the bytes that saving it with them would give."""
        parts = [part.with_data(changed[part.name]) if part.name in changed else part for part in self.parts]
        written: list[bytes] = []
        directory: list[bytes] = []
        place = 0
        for part in parts:
            entry = bytearray(part.entry)
            struct.pack_into("<L", entry, _PLACE, place)
            directory.append(bytes(entry))
            written += (part.header, part.data)
            place += len(part.header) + len(part.data)
        entries = b"".join(directory)
        end = END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), len(entries), place, 0)
        return b"".join((*written, entries, end))


def _parts(package: bytes) -> Iterator[_Packed]:
    _, _, _, _, count, _, position, _ = END.unpack_from(package, len(package) - END.size)
    for _ in range(count):
        fields = ENTRY.unpack_from(package, position)
        size, name, extra, comment, start = fields[8], fields[10], fields[11], fields[12], fields[16]
        length = ENTRY.size + name + extra + comment
        entry = package[position : position + length]
        own_name, own_extra = _HEADER.unpack_from(package, start)[9:]
        data = start + _HEADER.size + own_name + own_extra
        text = entry[ENTRY.size : ENTRY.size + name].decode("ascii")
        yield _Packed(text, package[start:data], package[data : data + size], entry)
        position += length
