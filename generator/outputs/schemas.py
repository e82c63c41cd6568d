"""``/api/v1/schema/``: a JSON Schema (2020-12) of each kind of document, made from its model."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import to_json

from generator.outputs.documents import DOCUMENTS
from generator.outputs.edition import API, Edition
from generator.page import Asset

PATHS = (f"{API}schema/",)


def assets(edition: Edition) -> Iterator[Asset]:
    for name in DOCUMENTS:
        head = {"$schema": GenerateJsonSchema.schema_dialect, "$id": edition.api(f"schema/{name}")}
        yield Asset(
            f"{API}schema/{name}.json", to_json({**head, **_schema(name)}, indent=2) + b"\n"
        )


@cache
def _schema(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = _opened(DOCUMENTS[name].model_json_schema(mode="serialization"))
    return {**schema, "title": name}


def _opened(node: Any) -> Any:
    """``node`` without its bans on unknown keys: readers must bear the keys of later releases."""
    if isinstance(node, list):
        return [_opened(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _opened(value)
        for key, value in node.items()
        if not (key == "additionalProperties" and value is False)
    }
