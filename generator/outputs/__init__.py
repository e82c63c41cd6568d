"""Everything beside the pages: the API, feeds, lists of addresses, redirects; posters.

To add a kind of output: a module here with ``PATHS`` and ``assets``, and a word in ``OUTPUTS``,
or in ``OF_THE_SITE`` if it stands beside finished pages and not in a tree of Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from generator.outputs import (
    atom,
    copies,
    entries,
    form,
    index,
    json_feed,
    lists,
    llms,
    posters,
    redirects,
    schemas,
    sitemap,
    spreadsheet,
)
from generator.outputs.edition import Edition
from generator.page import Asset


class Kind(Protocol):
    """What a module of outputs gives."""

    @property
    def PATHS(self) -> tuple[str, ...]:  # noqa: N802 (a module's constant)
        """Starts of paths that are its alone; no hand-written file may stand there."""

    def assets(self, edition: Edition, /) -> Iterable[Asset]: ...


OUTPUTS: tuple[Kind, ...] = (
    index,
    entries,
    lists,
    schemas,
    spreadsheet,
    atom,
    json_feed,
    llms,
    redirects,
    posters,
    form,
)
OF_THE_SITE: tuple[Kind, ...] = (copies, sitemap)

RESERVED = tuple(path for kind in (*OUTPUTS, *OF_THE_SITE) for path in kind.PATHS)


def made_outputs(edition: Edition) -> Iterator[Asset]:
    """All outputs of an edition; those of finished pages only where it has such pages."""
    for kind in (*OUTPUTS, *(OF_THE_SITE if edition.is_site else ())):
        yield from kind.assets(edition)
