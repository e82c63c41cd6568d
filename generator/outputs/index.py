"""``/api/v1/index.json``: all entries in brief, what was withdrawn, and what has moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.catalog import Case
from generator.outputs.documents import LISTS, document
from generator.outputs.edition import API, LICENCE, Edition, json_of
from generator.outputs.entries import taken
from generator.outputs.labels import Labels
from generator.outputs.redirects import moved
from generator.page import Asset

PATHS = (f"{API}index.json",)

_SHOWN = ("title", "summary", "status", "category", "reviewed", "aliases", "former_ids")
_SHOWN_LISTS = ("channels", "impersonates", "targets")
_LABELLED = {"roles": "impersonates", "channels": "channels", "targets": "targets"}


def assets(edition: Edition) -> Iterator[Asset]:
    listed = edition.catalog.listed
    yield document(
        edition,
        "index",
        "index",
        {
            "name": edition.imprint.name,
            "address": edition.url(),
            "licence": LICENCE,
            **(
                {"updated": listed[0].entry.reviewed} if listed and listed[0].entry.reviewed else {}
            ),
            "lists": {name: edition.api(name) for name in (*LISTS, "vocabulary")},
            "labels": _labels(edition, listed),
            "entries": [_listed(edition, case) for case in listed],
            "withdrawn": [taken(case) for case in edition.cases.values() if not case.is_listed],
            "moved": [body for _, body in moved(edition)],
        },
    )


def _listed(edition: Edition, case: Case) -> dict[str, Any]:
    shown = case.entry.model_dump(mode="json", include={*_SHOWN, *_SHOWN_LISTS}, exclude_none=True)
    return {
        "id": case.id,
        "kind": case.entry.kind,
        **{key: shown[key] for key in (*_SHOWN, *_SHOWN_LISTS) if key in shown},
        "signals": list(case.entry.signal_ids()),
        "address": edition.url(case.uri),
        "api": edition.api(json_of(case)),
    }


def _labels(edition: Edition, cases: Iterable[Case]) -> dict[str, dict[str, str]]:
    """The labels of every id that the index mentions, in the order of the lists."""
    labels = Labels(edition.catalog)
    entries = [case.entry for case in cases]
    used: dict[str, set[str]] = {
        "categories": {entry.category for entry in entries},
        "signals": {signal for entry in entries for signal in entry.signal_ids()},
    }
    for name, field in _LABELLED.items():
        used[name] = {item for entry in entries for item in getattr(entry, field)}
    return {name: labels.of(name, sorted(ids)) for name, ids in used.items()}
