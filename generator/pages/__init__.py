"""Every page of the site, made from the catalog.

To add a kind of page: a module here with ``PATHS`` and ``pages``; a template; a word in
``KINDS``, and its golden in ``tests/golden/``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from generator.page import Page
from generator.pages import (
    categories,
    couriers,
    entries,
    facets,
    gaps,
    glossary,
    hotlines,
    laws,
    matrix,
    merchants,
    new,
    offline,
    search,
    signals,
    submit,
    tricks,
)
from generator.templating import Wording


class Kind(Protocol):
    """What a module of pages gives."""

    @property
    def PATHS(self) -> tuple[str, ...]:  # noqa: N802 (a module's constant)
        """Where its pages stand, as starts of paths; no hand-written page may stand there."""

    def pages(self, wording: Wording, /) -> Iterable[Page]: ...


KINDS: tuple[Kind, ...] = (
    entries,
    tricks,
    merchants,
    categories,
    signals,
    facets,
    matrix,
    new,
    glossary,
    laws,
    couriers,
    hotlines,
    search,
    gaps,
    offline,
    submit,
)

RESERVED = tuple(path for kind in KINDS for path in kind.PATHS)


def made_pages(wording: Wording) -> Iterator[Page]:
    """All generated pages; the hand-written ones are ``written``'s."""
    for kind in KINDS:
        yield from kind.pages(wording)
