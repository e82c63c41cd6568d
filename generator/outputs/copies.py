"""A Markdown copy beside each page, ``index.html.md``: what stands there, without the site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from generator.outputs.edition import LICENCE, Edition, copy_of
from generator.outputs.readable import readable
from generator.page import Asset, Page

PATHS = ("index.html.md",)

_HEADING = re.compile(r"^# ", re.MULTILINE)


def assets(edition: Edition) -> Iterator[Asset]:
    for page in edition.indexed:
        text = edition.wording.render(
            "copy.md.j2",
            page.path,
            title="" if _HEADING.search(page.text) else page.title,
            text=Markup(page.text),
            address=edition.url(page.uri),
            licence=LICENCE,
        )
        yield Asset(copy_of(page), readable(text, _Links(edition, page)))


class _Links:
    """Where the links of a page lead, in whole."""

    def __init__(self, edition: Edition, page: Page) -> None:
        self._edition = edition
        self._page = page

    def __call__(self, target: str, in_html: bool) -> str:
        """The address; nothing for a place within the same page, which the copy has not."""
        parts = urlsplit(target)
        if parts.scheme:
            return target
        if not parts.path:
            return ""
        # In Markdown links start from the file, in HTML from the address it is read at.
        here = self._page.uri if in_html else posixpath.dirname(self._page.path)
        there = posixpath.normpath(posixpath.join(here, unquote(parts.path)))
        known = self._edition.page_at.get(there)
        uri = known.uri if known else there.strip(".") + "/" * parts.path.endswith("/")
        return self._edition.url(uri.lstrip("/"), unquote(parts.fragment))
