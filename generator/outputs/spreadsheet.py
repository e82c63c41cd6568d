"""``/api/v1/entries.csv``: the published entries as a table that spreadsheets open as it is."""

from __future__ import annotations

import csv
import io
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

_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula, when it begins with it."""


def assets(edition: Edition) -> Iterator[Asset]:
    labels = Labels(edition.catalog)
    text = io.StringIO(newline="")
    # Each cell in quotes: a spreadsheet that parts cells at semicolons must not part these.
    table = csv.writer(text, quoting=csv.QUOTE_ALL)
    table.writerow(COLUMNS)
    for case in edition.catalog.listed:
        table.writerow(map(defused, _row(edition, case, labels)))
    yield Asset(f"{API}entries.csv", text.getvalue().encode("utf-8-sig"))


def defused(cell: str) -> str:
    """``cell`` with an apostrophe before it, if it could be taken for a formula."""
    return f"'{cell}" if cell.startswith(_LIVE) else cell


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
