"""The index by category, and one page a category with its names in the official lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.model.reference import CategoryItem, Signal
from generator.page import Page
from generator.search import Record
from generator.templating import Wording

PATHS = ("categories/",)

TITLE = "按分类找"
MOST = 8
"""How many signals a category's page names."""


def pages(wording: Wording) -> Iterator[Page]:
    here = "categories/index.md"
    yield Page(here, TITLE, wording.render("categories.md.j2", here, title=TITLE))
    for category in wording.catalog.categories.values():
        yield _page(wording, category)


def signals_of(catalog: Catalog, category: str) -> list[tuple[Signal, int]]:
    """The signals of a category's entries, the most frequent first, with their counts."""
    cases = catalog.by_category.get(category, ())
    counts = Counter(signal for case in cases for signal in case.entry.signal_ids())
    return [(catalog.signals[id_], count) for id_, count in counts.most_common()]


def _page(wording: Wording, category: CategoryItem) -> Page:
    catalog = wording.catalog
    here = f"categories/{category.id}.md"
    known = catalog.sourced_lists.get("categories", {})
    cited = dict.fromkeys(name for official in category.official for name in official.source)
    text = wording.render(
        "category.md.j2",
        here,
        category=category,
        cases=catalog.by_category.get(category.id, ()),
        signals=signals_of(catalog, category.id)[:MOST],
        sources=tuple(known[name] for name in cited),
    )
    items = (("title", category.name), ("body", category.summary))
    return Page(
        here,
        category.name,
        text,
        source=catalog.path_of("categories"),
        description=category.summary,
        record=Record(f"categories/{category.id}/", category.name, "page", items),
    )
