"""The site's own picture for cards in chats: ``python -m tools.picture FILE``.

A white shield on deep red, in it an exclamation mark. Drawn here, so it is ours; drawn by
formula, so the same program gives the same picture.
"""

from __future__ import annotations

import argparse
import struct
import zlib
from pathlib import Path

SIDE = 600
RED, WHITE = (0xB7, 0x1C, 0x1C), (0xFF, 0xFF, 0xFF)
LEVELS = 16
"""Shades between red and white, for smooth edges."""
SAMPLES = 4


def picture() -> bytes:
    """The picture as PNG: square, a palette of ``LEVELS`` shades."""
    rows = b"".join(b"\0" + bytes(map(_shade, range(SIDE), [row] * SIDE)) for row in range(SIDE))
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 3, 0, 0, 0)
    palette = bytes(_between(level, at) for level in range(LEVELS) for at in range(3))
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 9)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in (*chunks, (b"IEND", b"")))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _between(level: int, at: int) -> int:
    return RED[at] + (WHITE[at] - RED[at]) * level // (LEVELS - 1)


def _shade(column: int, row: int) -> int:
    """How white a point is: the part of its samples that lie in the drawing."""
    steps = [(step + 0.5) / SAMPLES for step in range(SAMPLES)]
    hits = sum(_is_white((column + x) / SIDE, (row + y) / SIDE) for x in steps for y in steps)
    return hits * (LEVELS - 1) // SAMPLES**2


def _is_white(x: float, y: float) -> bool:
    """Whether a point of the unit square lies in the shield and outside its mark."""
    return _in_shield(abs(x - 0.5), y) and not _in_mark(abs(x - 0.5), y)


def _in_shield(aside: float, y: float) -> bool:
    """Straight sides down to the middle, then an arc on each side to the point below."""
    if not 0.14 <= y <= 0.88:
        return False
    return aside <= (0.3 if y <= 0.5 else 0.3 * (1 - ((y - 0.5) / 0.38) ** 2) ** 0.75)


def _in_mark(aside: float, y: float) -> bool:
    is_bar = 0.27 <= y <= 0.56 and aside <= 0.052 - 0.05 * (y - 0.27)
    return is_bar or aside**2 + (y - 0.655) ** 2 <= 0.045**2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.parse_args().file.write_bytes(picture())


if __name__ == "__main__":
    main()
