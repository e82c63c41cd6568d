"""What a page's head tells machines: Open Graph, JSON-LD, and the same text in other forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from generator.catalog import Case
from generator.outputs.edition import API, LICENCE, Edition, copy_of, json_of
from generator.page import Page

PICTURE = "assets/share.png"
"""The site's own picture, square, for cards in chats."""
PICTURE_SIDE = 600


class Alternate(NamedTuple):
    """The same, or news of it, in another form: ``uri`` is a path from the site's root."""

    uri: str
    type: str
    title: str


@dataclass(frozen=True)
class Head:
    """``data`` is JSON-LD that can stand within a script element, or empty."""

    title: str
    description: str
    address: str
    site: str
    picture: str
    picture_side: int
    is_article: bool
    modified: str
    is_indexed: bool
    data: Markup
    alternates: tuple[Alternate, ...]


class Heads:
    """The heads of the pages of one edition, by their paths."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def of(self, path: str) -> Head | None:
        """The head of the page at ``path``; none for pages that are no part of the edition."""
        page = self._edition.page_at.get(path)
        return self._head(page) if page else None

    def _head(self, page: Page) -> Head:
        edition, imprint = self._edition, self._edition.imprint
        case = edition.cases.get(page.uri)
        listed = case if case and case.is_listed else None
        reviewed = listed.entry.reviewed if listed else None
        return Head(
            title=page.title if page.uri else imprint.name,
            description=page.description or imprint.summary,
            address=edition.url(page.uri),
            site=imprint.name,
            picture=edition.url(PICTURE),
            picture_side=PICTURE_SIDE,
            is_article=listed is not None,
            modified=reviewed.isoformat() if reviewed else "",
            is_indexed=page.is_indexed and not page.is_draft,
            data=_script(_graph(edition, page, listed)),
            alternates=tuple(_alternates(edition, page, listed)),
        )


def _script(graph: list[dict[str, Any]]) -> Markup:
    """JSON without a sign that could end the script element it stands in."""
    data = {"@context": "https://schema.org", "@graph": graph}
    return htmlsafe_json_dumps(data, ensure_ascii=False) if graph else Markup()


def _graph(edition: Edition, page: Page, case: Case | None) -> list[dict[str, Any]]:
    trail = [
        {"@type": "ListItem", "position": at, "name": step.title, "item": edition.url(step.uri)}
        for at, step in enumerate(_trail(edition, page), 1)
    ]
    graph = [_article(edition, case)] if case else []
    # A trail of one step, the home page's, is none.
    return [*graph, {"@type": "BreadcrumbList", "itemListElement": trail}] if trail[1:] else graph


def _trail(edition: Edition, page: Page) -> Iterator[Page]:
    """The pages above a page, from the home page on, and itself."""
    folders = page.path.split("/")[:-1]
    for depth in range(len(folders) + 1):
        index = edition.page_at.get("/".join([*folders[:depth], "index.md"]))
        if index and index is not page:
            yield index
    yield page


def _article(edition: Edition, case: Case) -> dict[str, Any]:
    entry = case.entry
    address = edition.url(case.uri)
    site = {"@type": "Organization", "name": edition.imprint.name, "url": edition.url()}
    return {
        "@type": "Article",
        "@id": address,
        "mainEntityOfPage": address,
        "headline": entry.title,
        "description": entry.summary,
        "inLanguage": "zh-CN",
        **({"dateModified": entry.reviewed.isoformat()} if entry.reviewed else {}),
        "keywords": list(entry.aliases),
        "articleSection": edition.catalog.categories[entry.category].name,
        "image": edition.url(PICTURE),
        "author": site,
        "publisher": site,
        "license": LICENCE,
    }


def _alternates(edition: Edition, page: Page, case: Case | None) -> Iterator[Alternate]:
    if page.is_indexed and not page.is_draft:
        yield Alternate(copy_of(page), "text/markdown", f"{page.title}（Markdown）")
    if case:
        yield Alternate(f"{API}{json_of(case)}.json", "application/json", f"{page.title}（JSON）")
    folders = [("", edition.imprint.name)]
    if page.path.startswith("categories/") and page.path != "categories/index.md":
        folders.append((page.uri, page.title))
    for uri, title in folders:
        yield Alternate(f"{uri}feed.xml", "application/atom+xml", f"{title}（Atom）")
        yield Alternate(f"{uri}feed.json", "application/feed+json", f"{title}（JSON Feed）")
