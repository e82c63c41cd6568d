"""Every page of the site, made from the catalog.

To add a kind of page: a module here with ``pages``; a template; a word in ``KINDS``; a golden
in ``tests/golden/``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.page import Page
from generator.pages import categories, entries, hotlines, lists, search, signals
from generator.templating import Wording

KINDS: tuple[Callable[[Wording], Iterator[Page]], ...] = (
    entries.pages,
    lists.pages,
    categories.pages,
    signals.pages,
    hotlines.pages,
    search.pages,
)


def made_pages(wording: Wording) -> Iterator[Page]:
    """All generated pages; the hand-written ones are ``written``'s."""
    for pages in KINDS:
        yield from pages(wording)
