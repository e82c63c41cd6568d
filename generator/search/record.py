"""What can be found: a page and its texts, by field."""

from __future__ import annotations

from dataclasses import dataclass

FIELDS: dict[str, float] = {
    "title": 3.0,
    "alias": 2.9,
    "phrase": 2.0,
    "script": 1.5,
    "advice": 1.0,
    "body": 1.0,
}
"""Every field and what a hit in it counts: a title a little more than another name.

The order is the field's number in the index; there is room for six (see `postings.dense`).
"""


@dataclass(frozen=True, slots=True)
class Record:
    """A page to be found.

    uri: site-relative, such as "scams/fake-refund/"
    group: "scam", "signal", "help", "merchant" or "page"
    items: (field, text) pairs; a run of characters is looked for within one item
    """

    uri: str
    title: str
    group: str
    items: tuple[tuple[str, str], ...]
