"""What each page's head tells machines: read back from the HTML, whatever stands in titles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from generator.catalog import Catalog
from generator.outputs.edition import Edition
from generator.outputs.head import PICTURE, PICTURE_SIDE
from generator.page import Page
from tests.outputs.conftest import ADDRESS, file_of


class Head(HTMLParser):
    """The properties, links and scripts of a page, as any program would read them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.properties: dict[str, str] = {}
        self.links: list[dict[str, str | None]] = []
        self.scripts: list[tuple[str | None, str]] = []
        self._in_script = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and (name := given.get("property") or given.get("name")):
            assert name not in self.properties or name == "generator", name
            self.properties[name] = given["content"] or ""
        elif tag == "link":
            self.links.append(given)
        self._in_script = tag == "script"
        if self._in_script:
            self.scripts.append((given.get("type"), ""))

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            kind, text = self.scripts[-1]
            self.scripts[-1] = (kind, text + data)

    def alone(self, rel: str) -> str | None:
        (link,) = [link for link in self.links if link.get("rel") == rel]
        return link["href"]

    @property
    def graph(self) -> dict[str, Any]:
        """Type -> node of the page's JSON-LD."""
        texts = [text for kind, text in self.scripts if kind == "application/ld+json"]
        assert len(texts) <= 1
        data = json.loads(texts[0]) if texts else {"@context": "https://schema.org", "@graph": []}
        assert data["@context"] == "https://schema.org"
        nodes = {node["@type"]: node for node in data["@graph"]}
        assert len(nodes) == len(data["@graph"])
        return nodes


@pytest.fixture(scope="module")
def heads(built: Path, edition: Edition) -> dict[str, tuple[Page, Head]]:
    """Address below the site -> the page and the head it has got."""
    pages = [page for page in edition.pages if not page.is_draft]
    read = {p.uri: (built / p.uri / "index.html").read_text(encoding="utf-8") for p in pages}
    return {page.uri: (page, Head(read[page.uri])) for page in pages}


def entries(heads: dict[str, tuple[Page, Head]], catalog: Catalog) -> Iterator[tuple[Any, Head]]:
    listed = list(catalog.listed)
    assert len(listed) > 3
    return ((case, heads[case.uri][1]) for case in listed)


def test_open_graph_says_what_the_page_is(heads: dict[str, tuple[Page, Head]]) -> None:
    for uri, (page, head) in heads.items():
        said = head.properties
        assert said["og:title"] == (page.title if uri else said["og:site_name"])
        assert said["og:description"] == page.description or not page.description
        assert said["og:description"]
        assert said["og:url"] == head.alone("canonical")
        assert said["og:locale"] == "zh_CN"
        assert said["og:image"] == ADDRESS + PICTURE
        assert said["og:image:width"] == said["og:image:height"] == str(PICTURE_SIDE)


def test_entries_are_articles_and_nothing_else_is(
    heads: dict[str, tuple[Page, Head]], catalog: Catalog
) -> None:
    for case, head in entries(heads, catalog):
        article = head.graph["Article"]
        assert article["headline"] == case.entry.title
        assert article["description"] == case.entry.summary
        assert article["mainEntityOfPage"] == head.properties["og:url"]
        assert article.get("dateModified") == (
            case.entry.reviewed.isoformat() if case.entry.reviewed else None
        )
        assert article["publisher"]["url"] == ADDRESS
        assert head.properties["og:type"] == "article"
    others = set(heads) - {case.uri for case in catalog.listed}
    assert all("Article" not in heads[uri][1].graph for uri in others)
    assert {heads[uri][1].properties["og:type"] for uri in others} == {"website"}


def test_trails_lead_from_the_home_page(heads: dict[str, tuple[Page, Head]], built: Path) -> None:
    for uri, (page, head) in heads.items():
        if not uri:
            assert "BreadcrumbList" not in head.graph
            continue
        steps = head.graph["BreadcrumbList"]["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert steps[0]["item"] == ADDRESS
        assert steps[-1]["item"] == head.alone("canonical")
        assert steps[-1]["name"] == page.title
        assert all(file_of(built, step["item"]).is_file() for step in steps)
    trail = heads["scams/fake-refund/"][1].graph["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in trail][:-1] == ["测试站", "全部手法"]


def test_other_forms_are_there(heads: dict[str, tuple[Page, Head]], built: Path) -> None:
    for uri, (page, head) in heads.items():
        others = [link for link in head.links if link.get("rel") == "alternate"]
        types = {link["type"] for link in others}
        assert {"application/atom+xml", "application/feed+json"} <= types
        assert ("text/markdown" in types) == page.is_indexed
        for link in others:
            assert file_of(built, urljoin(ADDRESS + uri, link["href"] or "")).is_file(), link
    links = {link["href"] for link in heads["scams/fake-refund/"][1].links}
    assert "../../api/v1/scams/fake-refund.json" in links
    links = {link["href"] for link in heads["categories/fake-service/"][1].links}
    assert {"../../feed.xml", "../../categories/fake-service/feed.xml"} <= links


def test_what_is_not_to_be_found_says_so(heads: dict[str, tuple[Page, Head]]) -> None:
    hidden = {uri for uri, (_, head) in heads.items() if "robots" in head.properties}
    assert hidden == {"search/", "scams/fake-loan/", "scams/markup-withdrawn/"}


def test_no_title_ends_its_script(built: Path, catalog: Catalog) -> None:
    case = catalog.by_id["markup"]
    assert "</title><script>" in case.entry.title
    text = (built / case.uri / "index.html").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in text
    assert Head(text).graph["Article"]["headline"] == case.entry.title


def test_the_picture_is_a_square_png_and_what_the_tool_draws(built: Path) -> None:
    import struct
    import zlib

    from tools.picture import picture

    data = (built / PICTURE).read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", data[16:24]) == (PICTURE_SIDE, PICTURE_SIDE)

    def drawn(png: bytes) -> bytes:
        start = png.index(b"IDAT") + 4
        return zlib.decompress(png[start : png.index(b"IEND") - 8])

    assert drawn(data) == drawn(picture())
