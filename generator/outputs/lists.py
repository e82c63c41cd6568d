"""``/api/v1/signals.json`` and the other reference lists, and all labels: ``vocabulary.json``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model import Model
from generator.outputs.documents import LISTS, document
from generator.outputs.edition import API, Edition
from generator.outputs.entries import is_listed, linkable
from generator.page import Asset

PATHS = tuple(f"{API}{name}.json" for name in (*LISTS, "vocabulary"))


def assets(edition: Edition) -> Iterator[Asset]:
    for name in LISTS:
        items: dict[str, Model] = getattr(edition.catalog, name)
        sources = edition.catalog.sourced_lists.get(name, {}).values()
        body = {
            "items": [_item(edition, item) for item in items.values()],
            "sources": [linkable(edition, _plain(source)) for source in sources],
        }
        yield document(edition, name, name, body)
    yield document(edition, "vocabulary", "vocabulary", {"labels": edition.catalog.labels})


def _item(edition: Edition, item: Model) -> dict[str, Any]:
    """An item of a list; what it says to see, only if that is published."""
    body = _plain(item)
    if "see" in body:
        body["see"] = [id_ for id_ in body["see"] if is_listed(edition, id_)]
    return body


def _plain(value: Model) -> dict[str, Any]:
    return value.model_dump(mode="json", exclude_none=True)
