"""Where each gram stands: two neighbouring characters, or three Latin letters or digits.

Pairs of digits stand on every page of numbers, so a telephone number is looked for by threes.

A place is `document * stride + unit`, and `unit` is `8 * number of the item in its field + field`:
one number says document, field and item, so a run of characters is known to stand
where all its grams share a place.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from operator import add, sub

from generator import collector
from generator.search.normalise import normalise
from generator.search.record import FIELDS, Record

FIELD_NUMBER = {field: number for number, field in enumerate(FIELDS)}
ITEMS_A_FIELD = 128
"""Items beyond share the last place; the browser reads the text before it claims a run."""

DENSE = 8_192
"""Postings from which a gram may be written as one character a document: about 8 KB gzipped."""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"

LATIN_THREES = re.compile("(?=([0-9a-z]{3}))")

Postings = dict[str, list[int]]
"""gram -> places, ascending; a place as often as the gram stands in that item"""


def grams(text: str) -> Iterable[str]:
    """Every pair of neighbouring characters of the normalised text, then every Latin three."""
    alike = normalise(text)
    return chain(map(add, alike, alike[1:]), LATIN_THREES.findall(alike))


def units(record: Record) -> list[tuple[int, str]]:
    """(unit, text) of each item, ascending by unit."""
    seen: Counter[str] = Counter()
    found = []
    for field, text in record.items:
        item = min(seen[field], ITEMS_A_FIELD - 1)
        found.append((8 * item + FIELD_NUMBER[field], text))
        seen[field] += 1
    return sorted(found)


def stride_of(records: Iterable[Record]) -> int:
    """A power of two above every unit of these records."""
    items = (Counter(field for field, _ in record.items) for record in records)
    most = max((max(count.values(), default=0) for count in items), default=0)
    return 8 << (min(most, ITEMS_A_FIELD) - 1 if most else 0).bit_length()


def postings_of(records: Iterable[Record], stride: int) -> Postings:
    """Every gram of these records with its places."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    with collector.paused():
        for document, record in enumerate(records):
            for unit, text in units(record):
                lists = map(found.__getitem__, grams(text))
                place = repeat(document * stride + unit)
                any(map(list.append, lists, place))  # a loop in C; `append` gives None: no stop
    return found


def written(places: list[int], documents: int, stride: int) -> int | list[int] | str:
    """Places as they stand in a shard: one, or the first and then the gaps, or `dense`."""
    if len(places) == 1:
        return places[0]
    if len(places) > max(DENSE, documents):
        return dense(places, documents, stride)
    return [places[0], *map(sub, places[1:], places)]


def dense(places: list[int], documents: int, stride: int) -> str:
    """One character a document, six bits: the fields the gram stands in."""
    fields = [0] * documents
    for place in places:
        fields[place // stride] |= 1 << (place & 7)
    return "".join(map(DIGITS.__getitem__, fields))


def most_frequent(postings: Postings, documents: int, limit: int) -> Iterator[str]:
    """Grams that tell little, at most `limit`: more places than there are documents."""
    common = [gram for gram, places in postings.items() if len(places) > documents]
    yield from sorted(common, key=lambda gram: (-len(postings[gram]), gram))[:limit]
