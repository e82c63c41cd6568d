"""``/api/v1/entries.csv``: the published entries as a table that spreadsheets open as it is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from generator.catalog import Case
from generator.outputs.edition import API, Edition, json_of
from generator.outputs.labels import Labels
from generator.page import Asset

PATHS = (f"{API}entries.csv",)

COLUMNS = (
    *("id", "kind", "title", "summary", "category", "category_label", "reviewed", "aliases"),
    *("channels", "channel_labels", "impersonates", "role_labels", "targets", "target_labels"),
    *("signals", "signal_labels", "address", "api"),
)

_LIVE = re.compile(r"""(^|[;\t\r\n])(?=["' ]*[=+\-@＝＋－＠\t\r\n])""")
"""Where a spreadsheet could take what follows for a formula: at the beginning of a cell, and
after the signs at which some part cells instead of at commas."""


def assets(edition: Edition) -> Iterator[Asset]:
    labels = Labels(edition.catalog)
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for case in edition.catalog.listed:
        table.writerow(map(defused, _row(edition, case, labels)))
    yield Asset(f"{API}entries.csv", text.getvalue().encode("utf-8-sig"))


def defused(cell: str) -> str:
    """``cell`` with an apostrophe before whatever in it could be taken for a formula."""
    return _LIVE.sub(r"\1'", cell)


def _row(edition: Edition, case: Case, labels: Labels) -> Iterator[str]:
    entry = case.entry
    yield from (case.id, entry.kind, entry.title, entry.summary, entry.category)
    yield from _labels(labels, "categories", (entry.category,))
    yield entry.reviewed.isoformat() if entry.reviewed else ""
    yield "；".join(entry.aliases)
    for name, ids in (
        ("channels", entry.channels),
        ("roles", entry.impersonates),
        ("targets", entry.targets),
        ("signals", tuple(entry.signal_ids())),
    ):
        yield " ".join(ids)
        yield from _labels(labels, name, ids)
    yield from (edition.url(case.uri), edition.api(json_of(case)))


def _labels(labels: Labels, name: str, ids: Iterable[str]) -> Iterator[str]:
    yield "；".join(labels.of(name, ids).values())
