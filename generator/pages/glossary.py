"""The words readers meet and may not know, by letter."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.initials import initial, order
from generator.model.reference import Term
from generator.page import Page
from generator.search import Record
from generator.templating import Wording

PATHS = ("glossary.md", "glossary/")

TITLE = "名词解释"
LEAD = "看不懂的词，在这里用大白话说清楚。"


def pages(wording: Wording) -> Iterator[Page]:
    catalog = wording.catalog
    terms = sorted(catalog.glossary.values(), key=lambda term: order(term.word))
    if not terms:
        return
    here = "glossary.md"
    text = wording.render(
        "glossary.md.j2",
        here,
        title=TITLE,
        lead=LEAD,
        letters=[(letter, list(of)) for letter, of in groupby(terms, lambda t: initial(t.word))],
        sources=tuple(catalog.sourced_lists.get("glossary", {}).values()),
    )
    record = Record("glossary/", TITLE, "page", (("title", TITLE), *_items(terms)))
    yield Page(here, TITLE, text, catalog.path_of("glossary"), LEAD, record)


def _items(terms: list[Term]) -> Iterator[tuple[str, str]]:
    """All as body: a trick that bears such a word in its title stands above the word's meaning."""
    for term in terms:
        yield from (("body", text) for text in (term.word, *term.aliases, term.meaning))
