"""What the rules that guard people stand on: where a pattern stands, and how to mask it.

Each rule first asks the raw text whether there is anything to look at; only then is a file taken
apart into its passages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.catalog import Case, Catalog, Reference
from generator.diagnostics import Place
from generator.passages import Passage
from generator.source import Document

ADDRESSES = frozenset({"url", "archived", "site", "file", "host", "query", "app"})
"""Keys whose values are addresses or names of files, where numbers and hosts belong."""


_HALF = {ord(wide): ord(wide) - 0xFEE0 for wide in "＠．＿－"}
_HALF |= {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF5B))}
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ＠．＿－]")


class Find(NamedTuple):
    """A match, and its place in the file."""

    place: Place
    match: re.Match[str]
    passage: Passage


def owners(catalog: Catalog) -> Iterator[Case | Reference]:
    """Every file of the library: drafts too, since whoever opens the forge can read them."""
    yield from catalog.cases
    yield from catalog.references


def finds(
    document: Document, pattern: re.Pattern[str], *, sign: bool, remarks: bool = False
) -> Iterator[Find]:
    """Where a pattern stands in the words of a file and, if asked, in its remarks.

    ``sign`` says whether the raw text has anything to look at; a file with escapes always has.
    """
    if not (sign or is_escaped(document)):
        return
    for passage in document.passages:
        if passage.key in ADDRESSES or (passage.is_remark and not remarks):
            continue
        for match in pattern.finditer(half(passage.text)):
            yield Find(document.spot(passage, *match.span()), match, passage)


def half(text: str) -> str:
    """Full-width digits and letters, and the signs within addresses, as half-width ones, each in
    its place."""
    return text.translate(_HALF) if _WIDE.search(text) else text


def is_escaped(document: Document) -> bool:
    """Whether it may say what its raw text does not show ("\\u0031")."""
    return "\\" in document.text


def digits(number: str) -> str:
    """The digits of a number, whatever stands between them."""
    return re.sub(r"[^0-9]", "", number)


def masked(text: str, head: int, tail: int) -> str:
    """What may be shown of a number: its first and last characters, the rest as stars."""
    kept = re.sub(r"[\s\-()（）]", "", text)
    hidden = max(1, len(kept) - head - tail)
    return kept[:head] + "*" * hidden + (kept[-tail:] if tail else "")


def stands(text: str, words: Iterable[str], pattern: re.Pattern[str]) -> bool:
    """Whether a pattern stands at one of ``words``: finding plain words costs next to nothing."""
    return any(pattern.match(text, at) for word in words for at in positions(text, word))


def positions(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


_WAYBILL = re.compile(r"(?:单号|运单|订单|流水|编号|案号|批号|条码|取件码)[^，。；]{0,6}$")


def is_waybill(find: Find) -> bool:
    """Whether the words before a number say that it is one of a parcel, an order or a file."""
    return _WAYBILL.search(find.passage.text[: find.match.start()]) is not None
