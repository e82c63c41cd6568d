"""What outputs are made of: the catalog, the pages, and where all of it will stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.catalog import Case, Catalog
from generator.imprint import Imprint
from generator.page import Page
from generator.templating import Wording

API = "api/v1/"
LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/"


@dataclass(frozen=True, eq=False)
class Edition:
    """One publication of the library.

    ``is_site``: finished pages, each with a Markdown copy beside it; otherwise a tree of
    Markdown for another builder.
    """

    wording: Wording
    pages: tuple[Page, ...]
    imprint: Imprint
    is_site: bool = True

    @property
    def catalog(self) -> Catalog:
        return self.wording.catalog

    @cached_property
    def indexed(self) -> tuple[Page, ...]:
        """The pages for search engines to find, by path."""
        return tuple(page for page in self.pages if page.is_indexed and not page.is_draft)

    @cached_property
    def page_at(self) -> Mapping[str, Page]:
        """The pages by path."""
        return {page.path: page for page in self.pages}

    @cached_property
    def cases(self) -> Mapping[str, Case]:
        """The entries that are public, withdrawn ones too, by the address of their page."""
        return {case.uri: case for case in self.catalog.cases if case.entry.status != "draft"}

    def url(self, uri: str = "", anchor: str = "") -> str:
        return self.imprint.url(uri, anchor)

    def api(self, name: str) -> str:
        """The absolute address of a file of the API."""
        return self.imprint.url(f"{API}{name}.json")


def copy_of(page: Page) -> str:
    """Where the Markdown copy of a page stands: as llmstxt.org asks, ``index.html.md``."""
    return f"{page.uri}index.html.md"


def json_of(case: Case) -> str:
    """The name of an entry's file in the API: ``scams/fake-refund``."""
    return case.uri.removesuffix("/")
