"""The merchants' hub: the guides, the tricks played on shops, and where to report."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Case, Catalog
from generator.page import Page
from generator.search import Record
from generator.templating import Wording

PATHS = ("merchants/index.md",)

TITLE = "商家"
LEAD = "写给网店和小店：怎么看出来、有什么风险、怎么防、向谁举报。"

SHOPS = frozenset(
    {"online-shop", "wechat-merchant", "live-streamer", "courier-worker", "business-owner"}
)
"""The targets who trade."""


def pages(wording: Wording) -> Iterator[Page]:
    catalog = wording.catalog
    here = "merchants/index.md"
    text = wording.render(
        "merchants.md.j2",
        here,
        title=TITLE,
        lead=LEAD,
        groups=list(_groups(catalog)),
        played=[case for case in catalog.scams() if SHOPS & set(case.entry.targets)],
        lines=_lines(catalog),
    )
    record = Record("merchants/", TITLE, "merchant", (("title", TITLE), ("body", LEAD)))
    yield Page(here, TITLE, text, description=LEAD, record=record)


def _groups(catalog: Catalog) -> Iterator[tuple[str, list[Case]]]:
    """The guides by category, in the order of the list of categories."""
    for category in catalog.categories.values():
        cases = [case for case in catalog.guides() if case.entry.category == category.id]
        if cases:
            yield category.name, cases


def _lines(catalog: Catalog) -> tuple[str, ...]:
    """The hotlines that the guides send people to, each once."""
    return tuple(dict.fromkeys(line for case in catalog.guides() for line in case.entry.report_to))
