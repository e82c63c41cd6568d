"""The whole site as one value: what the MkDocs plugin, the exporter and the command stand on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from generator import search
from generator.catalog import Catalog
from generator.diagnostics import Diagnostic, Level
from generator.gather import CASES, IMAGES, gather
from generator.page import Asset, Page
from generator.pages import made_pages
from generator.rules import judge
from generator.templating import Wording
from generator.written import Written, read_written


@dataclass(frozen=True)
class Site:
    """What a project holds: its catalog, all findings, and (made when asked) its pages.

    ``texts`` has the files' texts for reports. Pages exist only for what could be read; a
    caller that publishes looks at ``has_errors`` first.
    """

    root: Path
    catalog: Catalog
    diagnostics: tuple[Diagnostic, ...]
    texts: dict[str, str]
    written: Written
    wording: Wording

    @property
    def has_errors(self) -> bool:
        return any(found.level is Level.ERROR for found in self.diagnostics)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All pages, hand-written and made, by path."""
        return tuple(sorted([*self.written.pages, *made_pages(self.wording)], key=lambda p: p.path))

    @cached_property
    def assets(self) -> tuple[Asset, ...]:
        """All files beside the pages: the search index, pictures, what ``content/`` holds."""
        return tuple(self._assets())

    def _assets(self) -> Iterator[Asset]:
        yield from self.written.assets
        for name in sorted(self.catalog.images):
            yield Asset(f"{IMAGES}/{name}", (self.root / CASES / IMAGES / name).read_bytes())
        records = [page.record for page in self.pages if page.record]
        for path, text in search.build(records):
            yield Asset(path, text)


def load(root: Path, *, drafts: Sequence[Path] = (), today: date | None = None) -> Site:
    """Read and judge everything under ``root``. Never raises for what editors wrote."""
    gathered = gather(root, drafts=drafts, today=today)
    wording = Wording(gathered.catalog)
    written = read_written(root, wording)
    found = [*gathered.diagnostics, *judge(gathered.catalog), *written.diagnostics]
    texts = {**gathered.texts, **written.texts}
    return Site(root, gathered.catalog, tuple(sorted(set(found))), texts, written, wording)
