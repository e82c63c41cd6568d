"""The index by category, and one page a category with its names in the official lists."""

from __future__ import annotations

from collections.abc import Iterator

from generator.page import Page
from generator.search import Record
from generator.templating import Wording

PATHS = ("categories/",)

TITLE = "按分类找"


def pages(wording: Wording) -> Iterator[Page]:
    catalog = wording.catalog
    here = "categories/index.md"
    yield Page(here, TITLE, wording.render("categories.md.j2", here, title=TITLE))
    known = catalog.sourced_lists.get("categories", {})
    for category in catalog.categories.values():
        here = f"categories/{category.id}.md"
        cited = dict.fromkeys(name for official in category.official for name in official.source)
        sources = tuple(known[name] for name in cited)
        text = wording.render("category.md.j2", here, category=category, sources=sources)
        items = (("title", category.name), ("body", category.summary))
        yield Page(
            here,
            category.name,
            text,
            source=wording.catalog.path_of("categories"),
            description=category.summary,
            record=Record(f"categories/{category.id}/", category.name, "page", items),
        )
