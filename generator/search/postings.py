"""Where each gram stands: two neighbouring characters, or three Latin letters or digits.

Pairs of digits stand on every page of numbers, so a telephone number is looked for by threes.

A place is `document * STRIDE + unit`, and `unit` says which item of which field: one number,
so a run of characters can stand where all its grams share a place. The sixteenth item of a
field has the unit of the first; the browser reads the text before it claims a run.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from operator import add

from generator import collector
from generator.search.normalise import normalise
from generator.search.record import FIELDS, Record

FIELD_NUMBER = {field: number for number, field in enumerate(FIELDS)}

ITEMS_A_FIELD = 15
"""Items of a field that have a unit of their own: so a unit is one digit."""

STRIDE = ITEMS_A_FIELD * len(FIELDS)

DIGITS = "".join(chr(code) for code in range(ord("#"), ord("~")) if code != ord("\\"))[:STRIDE]
"""ASCII that JSON writes as it is: 90 of them, as many as six fields take."""

MORE = STRIDE // 2
"""A gap is written by halves of the digits, lowest first; the upper half says that more follow."""

DENSE = 2_000
"""Places from which a gram may be written as one digit a document: then no more than 0.6 KB
gzipped for 1,000 documents, where places take 2 KB. Which item holds it is no longer said."""

COMMON = 500
"""Places from which a gram weighs more than all else in its shard."""

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
        found.append((seen[field] % ITEMS_A_FIELD * len(FIELDS) + FIELD_NUMBER[field], text))
        seen[field] += 1
    return sorted(found)


def postings_of(records: Iterable[Record]) -> Postings:
    """Every gram of these records with its places."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    with collector.paused():
        for document, record in enumerate(records):
            for unit, text in units(record):
                lists = map(found.__getitem__, grams(text))
                place = repeat(document * STRIDE + unit)
                any(map(list.append, lists, place))  # a loop in C; `append` gives None: no stop
    return found


def written(places: list[int], documents: int) -> int | str | list[str]:
    """Places as they stand in a shard: one, or `packed`, or [`dense`] where that is smaller."""
    if len(places) > max(DENSE, documents // 3):
        return [dense(places, documents)]
    different = list(dict.fromkeys(places))
    return packed(different) if len(different) > 1 else different[0]


def packed(places: Iterable[int]) -> str:
    """Each place as the gap to the document before and the unit: mostly two digits."""
    digits = []
    document = 0
    for place in places:
        gap = place - document
        digits.append(NEAR[gap] if gap < len(NEAR) else _far(gap))
        document = place - place % STRIDE
    return "".join(digits)


def _far(gap: int) -> str:
    documents, unit = divmod(gap, STRIDE)
    digits = ""
    while documents >= MORE:
        documents, low = divmod(documents, MORE)
        digits += DIGITS[MORE + low]
    return digits + DIGITS[documents] + DIGITS[unit]


NEAR = [_far(gap) for gap in range(MORE * STRIDE)]


def dense(places: Iterable[int], documents: int) -> str:
    """One digit a document, six bits: the fields the gram stands in."""
    fields = [0] * documents
    for place in places:
        fields[place // STRIDE] |= 1 << place % len(FIELDS)
    return "".join(map(DIGITS.__getitem__, fields))


def most_frequent(postings: Postings, limit: int) -> Iterator[str]:
    """Grams that cost much and tell little, `limit` at most."""
    common = [gram for gram, places in postings.items() if len(places) > COMMON]
    yield from sorted(common, key=lambda gram: (-len(postings[gram]), gram))[:limit]
