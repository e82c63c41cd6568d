"""Which file a gram's postings stand in; `assets/search/shards.js` reckons the same."""

from __future__ import annotations

PLACES_A_SHARD = 1_000
"""About 1.3 KB gzipped: a question of a dozen characters fetches eleven at most."""

PLACES_A_NAME = 3
"""What the name of a gram takes beside its places: half the grams stand in one place only."""


def shard_count(grams: int, postings: int) -> int:
    """The power of two that keeps shards level as the library grows."""
    size = postings + PLACES_A_NAME * grams
    return 1 << max(0, (size - 1) // PLACES_A_SHARD).bit_length()


def shard_of(gram: str, count: int) -> int:
    """A stable hash of the code points, below `count` (a power of two)."""
    mixed = 0
    for code in map(ord, gram):
        mixed = mixed * 0x9E3779B1 + code
    mixed = mixed * 0x85EBCA6B & 0xFFFFFFFF
    return (mixed ^ mixed >> 15) & (count - 1)


def shard_path(number: int) -> str:
    """Site-relative address of a shard."""
    return f"search/shard/{number:x}.json"
