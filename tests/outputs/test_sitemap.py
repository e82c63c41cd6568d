"""``sitemap.xml``: every page worth finding, entries with their own dates, no clock."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.catalog import Catalog
from tests.outputs.conftest import ADDRESS, file_of

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, str | None]:
    """Address -> day of the last change, if given."""
    root = ElementTree.fromstring((built / "sitemap.xml").read_bytes())
    assert root.tag == f"{SPACE}urlset"
    assert {child.tag for url in root for child in url} <= {f"{SPACE}loc", f"{SPACE}lastmod"}
    return {url.findtext(f"{SPACE}loc") or "": url.findtext(f"{SPACE}lastmod") for url in root}


def test_it_names_all_pages_but_those_not_to_be_found(
    pages: dict[str, str | None], built: Path, catalog: Catalog
) -> None:
    hidden = {"search/", "scams/fake-refunds/", "scams/refund-scam/", "scams/old-loan/"}
    hidden |= {case.uri for case in catalog.cases if not case.is_listed}
    there = {path.parent.relative_to(built).as_posix() + "/" for path in built.rglob("index.html")}
    there = {"" if uri == "./" else uri for uri in there}
    named = {file_of(built, address).parent.relative_to(built).as_posix() for address in pages}
    assert {"" if uri == "." else f"{uri}/" for uri in named} == there - hidden
    assert all(file_of(built, address).is_file() for address in pages)


def test_entries_bear_the_day_of_their_review(
    pages: dict[str, str | None], catalog: Catalog
) -> None:
    reviewed = {
        ADDRESS + c.uri: c.entry.reviewed.isoformat() for c in catalog.listed if c.entry.reviewed
    }
    assert len(reviewed) > 3
    assert {address: day for address, day in pages.items() if day} == reviewed
    assert all(date.fromisoformat(day) for day in reviewed.values())


def test_the_themes_own_is_gone(built: Path) -> None:
    assert not (built / "sitemap.xml.gz").exists()
