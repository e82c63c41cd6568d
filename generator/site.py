"""The whole site as one value: what the MkDocs plugin, the exporter and the command stand on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from generator import collector, search
from generator.catalog import Catalog
from generator.diagnostics import Diagnostic, Level
from generator.gather import CASES, IMAGES, gather
from generator.imprint import Imprint
from generator.outputs.edition import Edition
from generator.page import Asset, Page
from generator.pages import made_pages
from generator.pages.tricks import filter_files
from generator.rules import judge
from generator.search import Record
from generator.templating import Wording
from generator.written import Written, filled, read_written


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
        with collector.paused():
            written = (filled(page, self.wording) for page in self.written.pages)
            made = [*written, *made_pages(self.wording)]
        return tuple(sorted(made, key=lambda page: page.path))

    def make_pages(self) -> None:
        """Make the pages now, rather than when they are first asked for."""
        assert self.pages is not None

    @property
    def records(self) -> tuple[Record, ...]:
        """What search knows: the pages that can be found, in the order of their paths."""
        return tuple(page.record for page in self.pages if page.record)

    @cached_property
    def assets(self) -> tuple[Asset, ...]:
        """The files that pages show and read: pictures, and what the filter asks."""
        return (*self._pictures(), *filter_files(self.catalog))

    def _pictures(self) -> Iterator[Asset]:
        pictures = self.root / CASES / IMAGES
        for name in sorted(self.catalog.images):
            yield Asset(f"{IMAGES}/{name}", (pictures / name).read_bytes())

    def edition(self, imprint: Imprint, *, is_site: bool = True) -> Edition:
        """What outputs for machines are made of, for a site that will stand as ``imprint`` says."""
        return Edition(self.wording, self.pages, imprint, is_site)

    def index(self) -> Iterator[Asset]:
        """The files of the search index."""
        return (Asset(path, text) for path, text in search.build(self.records))


def load(
    root: Path,
    *,
    drafts: Sequence[Path] = (),
    only: Collection[str] = (),
    today: date | None = None,
    release: bool = False,
) -> Site:
    """Read and judge everything under ``root``. Never raises for what editors wrote.

    A ``release`` refuses what has not been reviewed for long. With ``only`` (paths as they are
    reported), what is found in these files is all that is found in them; of the rest only what
    they depend on is read, so that no pages can be made of it.
    """
    gathered = gather(root, drafts=drafts, only=only, today=today, release=release)
    wording = Wording(gathered.catalog)
    written = read_written(root, wording)
    with collector.paused():
        judged = list(judge(gathered.catalog))
    found = sorted({*gathered.diagnostics, *judged, *written.diagnostics})
    kept = [one for one in found if not only or one.path in only]
    texts = {**gathered.texts, **written.texts}
    return Site(root, gathered.catalog, tuple(kept), texts, written, wording)
