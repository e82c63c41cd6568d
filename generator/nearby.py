"""Which entries a few entries depend on: found by their bare text, without reading it as YAML.

What rules compare between entries (ids, titles, addresses of sources, whole sentences) stands in
both files in the same characters, but for the blanks and quotes that YAML puts between. So a file
that holds none of an entry's words has no part in what is found in that entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import PurePath

from generator.source import Document

STANDING = 32
"""A sentence that stands in more files than this is everyone's: ``near-duplicate`` passes over
those of more than four entries."""

FIRST = 3
"""``shared-source`` compares with the first file that has an address: with the next where that
one cannot be typed."""

LEAST = 10
"""Shorter sentences ("好的。") are everyone's: no rule compares them."""

_CHINESE = re.compile("[一-鿿]+")


def nearby(asked: Mapping[str, Document], others: Mapping[str, bytes]) -> set[str]:
    """The paths of those of the ``others`` that findings in the ``asked`` may depend on."""
    bare = {path: _squeezed(raw.decode("utf-8", errors="ignore")) for path, raw in others.items()}
    hidden = {path for path, text in bare.items() if "\\" in text}  # says what it does not show
    found = (set(_kin(path, document, bare)) for path, document in asked.items())
    return hidden.union(*found)


def _kin(own: str, document: Document, bare: Mapping[str, str]) -> Iterator[str]:
    """The files that bear an id, the title, an address or a sentence of one entry."""
    former = set(_texts(document.data.get("former_ids")))
    ids = {PurePath(own).stem, *former}
    yield from (path for path in bare if PurePath(path).stem in ids)
    for name in (*former, *_texts(document.data.get("title"))):
        yield from _holding(bare, [name])
    for url in set(_addresses(document.data)):
        yield from islice(_holding(bare, [f"url:{url}"]), FIRST)
    for runs in set(_sentences(document.data)):
        holders = list(_holding(bare, runs))
        yield from holders if len(holders) <= STANDING else ()


def _holding(bare: Mapping[str, str], words: Iterable[str]) -> Iterator[str]:
    wanted = [_squeezed(word) for word in words]
    return (path for path, text in bare.items() if all(word in text for word in wanted))


def _squeezed(text: str) -> str:
    """A text without the blanks and quotes that YAML may put between or around its characters."""
    return "".join(text.replace("'", "").replace('"', "").split())


def _addresses(data: Mapping[str, object]) -> Iterator[str]:
    """The addresses of an entry's sources."""
    sources = data.get("sources")
    for source in sources if isinstance(sources, list) else ():
        if isinstance(source, dict):
            yield from _texts(source.get("url"))


def _sentences(data: Mapping[str, object]) -> Iterator[tuple[str, ...]]:
    """The runs of Chinese in each sentence, the longest first: width and case make no difference
    to them."""
    for key, value in data.items():
        for text in _texts(value) if key != "sources" else ():
            runs = _CHINESE.findall(_squeezed(text)) if len(text) >= LEAST else ()
            if runs:
                yield tuple(sorted(runs, key=len, reverse=True))


def _texts(value: object) -> Iterator[str]:
    """All texts in a value, however deep; none is empty."""
    if isinstance(value, str):
        yield from [value] if value.strip() else ()
        return
    inner: Iterable[object] = ()
    if isinstance(value, Mapping):
        inner = value.values()
    elif isinstance(value, Sequence):
        inner = value
    for item in inner:
        yield from _texts(item)
