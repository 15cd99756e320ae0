"""Sealing: the saved package without the clock and the machine in it: same plan, same bytes."""

import struct
from typing import Final

from emplan_docx.saved_package import END, ENTRY

# 1980-01-01 00:00, the first moment that a zip knows, as its fields of time and date.
_MOMENT: Final = struct.pack("<HH", 0, (1 << 5) | 1)
_MADE_ON_UNIX: Final = 3


def sealed(package: bytes) -> bytes:
    """The zip with one fixed time for all its parts, and no trace of the system it was written on."""
    data = bytearray(package)
    _, _, _, _, count, _, position, _ = END.unpack_from(data, len(data) - END.size)
    for _ in range(count):
        fields = ENTRY.unpack_from(data, position)
        name, extra, comment, header = fields[10], fields[11], fields[12], fields[16]
        data[position + 5] = _MADE_ON_UNIX
        data[position + 12 : position + 16] = _MOMENT
        data[header + 10 : header + 14] = _MOMENT
        position += ENTRY.size + name + extra + comment
    return bytes(data)
