"""A Markdown copy beside each page, ``index.html.md``: what stands there, without the site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from generator import cores
from generator.outputs.edition import LICENCE, Edition, copy_of
from generator.outputs.readable import Resolve, readable
from generator.page import Asset, Page

PATHS = ("index.html.md",)

_HEADING = re.compile(r"^# ", re.MULTILINE)


def assets(edition: Edition) -> Iterable[Asset]:
    whole = lru_cache(maxsize=8192)(partial(_whole, edition))
    return cores.spread(partial(_copy, edition, whole), edition.indexed)


def _copy(edition: Edition, whole: Callable[[str, str], str], page: Page) -> Asset:
    text = edition.wording.render(
        "copy.md.j2",
        page.path,
        title="" if _HEADING.search(page.text) else page.title,
        text=Markup(page.text),
        address=edition.url(page.uri),
        licence=LICENCE,
    )
    return Asset(copy_of(page), readable(text, _resolver(page, whole)))


def _resolver(page: Page, whole: Callable[[str, str], str]) -> Resolve:
    """Where the links of a page lead; nowhere within the page, whose anchors the copy has not."""
    folder = posixpath.dirname(page.path)

    def resolved(target: str, in_html: bool) -> str:
        if target.startswith("#"):
            return ""
        # In Markdown links start from the file, in HTML from the address it is read at.
        return whole(page.uri if in_html else folder, target)

    return resolved


def _whole(edition: Edition, folder: str, target: str) -> str:
    """The absolute address of what a link from ``folder`` leads to."""
    parts = urlsplit(target)
    if parts.scheme:
        return target
    there = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
    known = edition.page_at.get(there)
    uri = known.uri if known else there.strip(".") + "/" * parts.path.endswith("/")
    return edition.url(uri.lstrip("/"), unquote(parts.fragment))
