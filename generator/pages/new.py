"""What is new: entries by the day they were reviewed, month by month; what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby, islice
from typing import NamedTuple

from generator.catalog import Case, Catalog
from generator.page import Page
from generator.templating import Wording

PATHS = ("new.md", "new/")

TITLE = "最近更新"
LEAD = "新写的、重新核对过的，最近的在前。"
SHOWN = 100
"""How many of each are listed; all tricks stand in their own list."""


class Reviewed(NamedTuple):
    """A case and the day it was last reviewed."""

    day: date
    case: Case


def pages(wording: Wording) -> Iterator[Page]:
    catalog = wording.catalog
    recent = list(islice(_reviewed(catalog), SHOWN))
    withdrawn = catalog.withdrawn[:SHOWN]
    if not (recent or withdrawn):
        return
    here = "new.md"
    months = groupby(recent, lambda item: (item.day.year, item.day.month))
    text = wording.render(
        "new.md.j2",
        here,
        title=TITLE,
        lead=LEAD,
        months=[(year, month, list(items)) for (year, month), items in months],
        is_all=len(recent) < SHOWN,
        withdrawn=withdrawn,
    )
    yield Page(here, TITLE, text, description=LEAD)


def _reviewed(catalog: Catalog) -> Iterator[Reviewed]:
    """Listed cases with a day of review; the catalog has the latest first."""
    for case in catalog.listed:
        if case.entry.reviewed:
            yield Reviewed(case.entry.reviewed, case)
