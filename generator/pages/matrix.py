"""The table of signals by category: what is said in which kind of trick, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.model.reference import PARTS, CategoryItem, Signal
from generator.page import Page
from generator.templating import Wording

PATHS = ("matrix.md", "matrix/")

TITLE = "对照表：哪类骗局会说什么"


def pages(wording: Wording) -> Iterator[Page]:
    here = "matrix.md"
    catalog = wording.catalog
    counts = Counter(
        (case.entry.category, signal)
        for case in catalog.scams()
        for signal in case.entry.signal_ids()
    )
    if not counts:
        return
    text = wording.render(
        "matrix.md.j2",
        here,
        title=TITLE,
        categories=_columns(catalog, counts),
        parts_of=_rows(catalog, counts),
        counts=counts,
    )
    description = "每一句露馅的话，出现在哪几类骗局里。"
    yield Page(here, TITLE, text, description=description)


def _columns(catalog: Catalog, counts: Counter[tuple[str, str]]) -> list[CategoryItem]:
    used = {category for category, _ in counts}
    return [item for id_, item in catalog.categories.items() if id_ in used]


def _rows(catalog: Catalog, counts: Counter[tuple[str, str]]) -> list[tuple[str, list[Signal]]]:
    used = {signal for _, signal in counts}
    signals = [item for id_, item in catalog.signals.items() if id_ in used]
    by_part = [(part, [item for item in signals if item.part == part]) for part in PARTS]
    return [(part, items) for part, items in by_part if items]
