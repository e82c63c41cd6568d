"""``/api/v1/scams/<id>.json`` and ``merchants/<id>.json``: one file an entry.

A withdrawn entry keeps its address and says only when and why; drafts are nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.catalog import Case
from generator.model import FOLDERS
from generator.model.entry import Entry
from generator.outputs.documents import document
from generator.outputs.edition import API, Edition, json_of
from generator.outputs.labels import Labels
from generator.page import Asset

PATHS = tuple(f"{API}{folder}/" for folder in FOLDERS.values())


def assets(edition: Edition) -> Iterator[Asset]:
    labels = Labels(edition.catalog)
    for case in edition.cases.values():
        if case.is_listed:
            body = _published(edition, case, labels)
            yield document(edition, json_of(case), case.entry.kind, body)
        else:
            yield document(edition, json_of(case), "withdrawn", taken(case))


def taken(case: Case) -> dict[str, Any]:
    """All that is still said of a withdrawn entry."""
    withdrawn = case.entry.withdrawn
    assert withdrawn is not None, "the model holds: withdrawn entries say when and why"
    said = {"date": withdrawn.date, "reason": withdrawn.reason}
    return {"id": case.id, "status": case.entry.status, **said}


def _published(edition: Edition, case: Case, labels: Labels) -> dict[str, Any]:
    entry: Entry = case.entry
    body = entry.model_dump(mode="json", exclude_none=True)
    body["related"] = [tie for tie in body["related"] if is_listed(edition, tie["id"])]
    body["sources"] = [linkable(edition, source) for source in body["sources"]]
    first = {"id": case.id, "kind": case.entry.kind, "address": edition.url(case.uri)}
    return {**first, **body, "labels": labels.used(entry)}


def is_listed(edition: Edition, id_: str) -> bool:
    """Whether there is a published entry of this id."""
    case = edition.catalog.by_id.get(id_)
    return case is not None and case.is_listed


def linkable(edition: Edition, source: dict[str, Any]) -> dict[str, Any]:
    """A source without the addresses that pages do not link either: those may change hands."""
    return {
        key: value
        for key, value in source.items()
        if key not in {"url", "archived"} or edition.catalog.may_link(value)
    }
