"""JSON Feed 1.1: ``/feed.json`` for all, ``/categories/<id>/feed.json`` for one category."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic_core import to_json

from generator.catalog import Case
from generator.outputs.edition import Edition
from generator.outputs.news import NEVER, Feed, feeds, moment, name_of
from generator.page import Asset

PATHS = ("feed.json",)

VERSION = "https://jsonfeed.org/version/1.1"


def assets(edition: Edition) -> Iterator[Asset]:
    for feed in feeds(edition):
        yield Asset(f"{feed.uri}feed.json", to_json(_feed(edition, feed)) + b"\n")


def _feed(edition: Edition, feed: Feed) -> dict[str, Any]:
    return {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": edition.url(feed.uri),
        "feed_url": edition.url(f"{feed.uri}feed.json"),
        "description": feed.summary,
        "language": "zh-CN",
        "authors": [{"name": edition.imprint.name, "url": edition.url()}],
        "items": [_item(edition, case) for case in feed.cases],
    }


def _item(edition: Edition, case: Case) -> dict[str, Any]:
    entry = case.entry
    return {
        "id": name_of(case),
        "url": edition.url(case.uri),
        "title": entry.title,
        "content_text": entry.summary,
        "date_modified": moment(entry.reviewed or NEVER),
        "tags": [edition.catalog.categories[entry.category].name],
    }
