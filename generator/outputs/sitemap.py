"""``/sitemap.xml``: the pages for search engines, entries with the day of their review.

Other pages bear no date: nobody knows better than their text when it changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from generator.outputs.edition import Edition
from generator.outputs.xml import written
from generator.page import Asset

PATHS = ("sitemap.xml",)

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def assets(edition: Edition) -> Iterator[Asset]:
    root = Element("urlset", xmlns=_SPACE)
    for page in edition.indexed:
        url = SubElement(root, "url")
        SubElement(url, "loc").text = edition.url(page.uri)
        case = edition.cases.get(page.uri)
        if case and case.entry.reviewed:
            SubElement(url, "lastmod").text = case.entry.reviewed.isoformat()
    yield Asset("sitemap.xml", written(root))
