"""The files of the index.

search/index.json       what the browser must know before it can ask
search/simplify.json    [traditional, simplified]: the characters this library needs
search/shard/<hex>.json {gram: places}, by hash of the gram
search/doc/<n>.json     a page's address, title, group and texts, for excerpts and to verify runs
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.search.normalise import simplified
from generator.search.postings import DIGITS, Postings, most_frequent, postings_of, written
from generator.search.record import FIELDS, Record
from generator.search.shard import shard_count, shard_of, shard_path

SCHEMA_VERSION = 1
FREQUENT = 256
"""Grams named in the index as too common to fetch where others tell enough: 1 KB gzipped."""


def build(records: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """(site-relative path, text) of every file; the same records give the same bytes.

    `search/index.json` comes last: its `release` is a hash of all the others,
    which browsers put behind their addresses, so an old answer never meets a new index.
    """
    records = tuple(records)
    postings = postings_of(records)
    count = shard_count(len(postings), sum(map(len, postings.values())))
    release = hashlib.sha256()
    for path, text in _files(records, postings, count):
        release.update(text.encode())
        yield path, text
    index = {
        "schema_version": SCHEMA_VERSION,
        "release": release.hexdigest()[:12],
        "documents": len(records),
        "shards": count,
        "digits": DIGITS,
        "fields": [[field, weight] for field, weight in FIELDS.items()],
        "frequent": list(most_frequent(postings, FREQUENT)),
        "groups": [
            [group, len(list(found))]
            for group, found in groupby(record.group for record in records)
        ],
    }
    yield "search/index.json", _json(index)


def _files(
    records: tuple[Record, ...], postings: Postings, count: int
) -> Iterator[tuple[str, str]]:
    for number, record in enumerate(records):
        yield f"search/doc/{number}.json", _document(record)
    yield "search/simplify.json", _json(_needed(postings))
    for number, found in enumerate(_shards(postings, count)):
        shard = {gram: written(places, len(records)) for gram, places in found.items()}
        yield shard_path(number), _json(shard)


def _document(record: Record) -> str:
    items = [[field, text] for field, text in record.items]
    page = {"url": record.uri, "title": record.title, "group": record.group, "items": items}
    return _json(page)


def _shards(postings: Postings, count: int) -> list[Postings]:
    shards: list[Postings] = [{} for _ in range(count)]
    for gram, places in postings.items():
        shards[shard_of(gram, count)][gram] = places
    return shards


def _needed(postings: Postings) -> list[str]:
    """The pairs whose simplified character stands in the library: no other can find anything."""
    known = set("".join(postings))
    pairs = [(old, new) for old, new in simplified().items() if new in known]
    return ["".join(old for old, _ in pairs), "".join(new for _, new in pairs)]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
