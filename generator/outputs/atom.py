"""Atom feeds: ``/feed.xml`` for all, ``/categories/<id>/feed.xml`` for one category."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from generator.catalog import Case
from generator.outputs.edition import LICENCE, Edition
from generator.outputs.news import NEVER, Feed, feeds, moment, name_of
from generator.outputs.xml import written
from generator.page import Asset

PATHS = ("feed.xml",)


def assets(edition: Edition) -> Iterator[Asset]:
    for feed in feeds(edition):
        yield Asset(f"{feed.uri}feed.xml", written(_feed(edition, feed)))


def _feed(edition: Edition, feed: Feed) -> Element:
    address = edition.url(f"{feed.uri}feed.xml")
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "zh-CN"})
    _text(root, "id", address)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.summary)
    _text(root, "updated", moment(feed.updated))
    _link(root, "self", "application/atom+xml", address)
    _link(root, "alternate", "text/html", edition.url(feed.uri))
    author = SubElement(root, "author")
    _text(author, "name", edition.imprint.name)
    _text(author, "uri", edition.url())
    _text(root, "rights", LICENCE)
    for case in feed.cases:
        root.append(_entry(edition, case))
    return root


def _entry(edition: Edition, case: Case) -> Element:
    entry = case.entry
    root = Element("entry")
    _text(root, "id", name_of(case))
    _text(root, "title", entry.title)
    _text(root, "updated", moment(entry.reviewed or NEVER))
    _link(root, "alternate", "text/html", edition.url(case.uri))
    category = edition.catalog.categories[entry.category]
    SubElement(root, "category", term=category.id, label=category.name)
    _text(root, "summary", entry.summary)
    return root


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = text


def _link(parent: Element, rel: str, kind: str, address: str) -> None:
    SubElement(parent, "link", rel=rel, type=kind, href=address)
