"""Atom and JSON feeds: read by a parser that is not ours, and the same in both forms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import jsonschema
import pytest

from generator.catalog import Catalog
from generator.imprint import read_imprint
from generator.outputs import atom, news
from generator.outputs.edition import Edition
from generator.outputs.xml import written
from generator.site import load
from tests.outputs.conftest import ADDRESS, change, file_of

URI = {"type": "string", "format": "uri", "pattern": r"^https?://"}
STAMP = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
TEXT = {"type": "string"}
AUTHOR = {"type": "object", "properties": {"name": TEXT, "url": URI}, "minProperties": 1}
ITEM = {
    "type": "object",
    "required": ["id"],
    "anyOf": [{"required": ["content_text"]}, {"required": ["content_html"]}],
    "additionalProperties": False,
    "properties": {
        **dict.fromkeys(("id", "title", "content_text", "content_html", "summary"), TEXT),
        **dict.fromkeys(("url", "external_url", "image"), URI),
        **dict.fromkeys(("date_published", "date_modified"), STAMP),
        "tags": {"type": "array", "items": TEXT},
    },
}
# The part of https://www.jsonfeed.org/version/1.1/ that a text feed needs; nothing besides.
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        **dict.fromkeys(("title", "description", "language"), TEXT),
        **dict.fromkeys(("home_page_url", "feed_url", "next_url", "icon", "favicon"), URI),
        "authors": {"type": "array", "items": AUTHOR, "minItems": 1},
        "items": {"type": "array", "items": ITEM},
    },
}


@pytest.fixture(scope="module")
def folders(built: Path, catalog: Catalog) -> dict[str, Path]:
    """Category (none for the feed of all) -> the folder of its feeds."""
    return {"": built} | {id_: built / "categories" / id_ for id_ in catalog.categories}


def parsed(folder: Path) -> Any:
    feed = feedparser.parse((folder / "feed.xml").read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


def told(catalog: Catalog, category: str) -> list[str]:
    """The titles that the feed of a category holds, newest first."""
    cases = catalog.by_category.get(category, ()) if category else catalog.listed
    return [case.entry.title for case in cases if case.entry.reviewed]


def test_every_feed_tells_its_entries(folders: dict[str, Path], catalog: Catalog) -> None:
    assert len(told(catalog, "")) > 3
    for category, folder in folders.items():
        feed = parsed(folder)
        assert [entry.title for entry in feed.entries] == told(catalog, category)
        assert all(entry.title_detail.type == "text/plain" for entry in feed.entries)
        assert feed.feed.title and feed.feed.id and feed.feed.author
        stamps = [entry.updated for entry in feed.entries]
        assert stamps == sorted(stamps, reverse=True)
        assert feed.feed.updated == max(stamps) if stamps else feed.feed.updated


def test_links_lead_to_files(folders: dict[str, Path], built: Path) -> None:
    for folder in folders.values():
        feed = parsed(folder)
        links = [link.href for link in feed.feed.links]
        links += [link.href for entry in feed.entries for link in entry.links]
        assert [link for link in links if not file_of(built, link).is_file()] == []
        (itself,) = [link.href for link in feed.feed.links if link.rel == "self"]
        assert file_of(built, itself) == folder / "feed.xml"


def test_both_forms_say_the_same(folders: dict[str, Path], built: Path) -> None:
    for folder in folders.values():
        feed = parsed(folder)
        other = json.loads((folder / "feed.json").read_bytes())
        jsonschema.Draft202012Validator(JSON_FEED).validate(other)
        assert file_of(built, other["feed_url"]) == folder / "feed.json"
        assert other["home_page_url"] == feed.feed.link
        assert [
            (item["id"], item["url"], item["title"], item["content_text"], item["date_modified"])
            for item in other["items"]
        ] == [(e.id, e.link, e.title, e.summary, e.updated) for e in feed.entries]


def test_names_are_each_ones_own_and_the_same_in_all_feeds(folders: dict[str, Path]) -> None:
    known: dict[str, str] = {}
    for folder in folders.values():
        for entry in parsed(folder).entries:
            assert known.setdefault(entry.id, entry.link) == entry.link
    assert len(set(known.values())) == len(known)


def test_an_entry_keeps_its_name_when_it_is_renamed_and_the_site_moves(
    project: Path, edition: Edition, tmp_path: Path
) -> None:
    import shutil

    shutil.copytree(project, tmp_path / "moved", ignore=shutil.ignore_patterns("site"))
    scams = tmp_path / "moved" / "cases" / "scams"
    (scams / "fake-prize.yml").rename(scams / "prize-card.yml")
    change(scams / "prize-card.yml", "category:", "former_ids: [fake-prize]\ncategory:")
    change(tmp_path / "moved" / "mkdocs.yml", ADDRESS, "https://elsewhere.example.org/")
    moved = load(tmp_path / "moved")
    before, after = edition.catalog.by_id["fake-prize"], moved.catalog.by_id["prize-card"]
    assert news.name_of(before) == news.name_of(after)
    assert moved.edition(read_imprint(moved.root)).url(after.uri) == (
        "https://elsewhere.example.org/scams/prize-card/"
    )


def test_a_feed_has_an_end(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    assert news.LIMIT == 50
    monkeypatch.setattr(news, "LIMIT", 2)
    feed = feedparser.parse(next(iter(atom.assets(edition))).content)
    assert [entry.title for entry in feed.entries] == told(edition.catalog, "")[:2]


def test_xml_leaves_out_only_what_it_cannot_hold() -> None:
    root = ElementTree.Element("a", {"b": 'x\x00"<\ufffe'})
    root.text = "甲<b>&amp;]]>\x0b\uffff乙"
    again = ElementTree.fromstring(written(root))
    assert again.text == "甲<b>&amp;]]>乙"
    assert again.get("b") == 'x"<'
