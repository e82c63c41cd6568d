"""The editors' JSON Schema, made from the model, its closed lists filled in from the catalog."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from generator.catalog import Catalog
from generator.model import AnyEntry

TITLE = "反诈知识条目"


def entry_schema(catalog: Catalog) -> str:
    """The schema of an entry file as JSON text; draft-07 vocabulary only, for every editor."""
    schema = TypeAdapter[AnyEntry](AnyEntry).json_schema(schema_generator=_Draft07)
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", "title": TITLE, **schema}
    return json.dumps(_filled(schema, catalog), ensure_ascii=False, indent=2) + "\n"


class _Draft07(GenerateJsonSchema):
    """Pydantic's schema with keys that draft-07 editors know."""

    ignored_warning_kinds = {"skipped-choice", "non-serializable-default"}  # noqa: RUF012


def _filled(node: Any, catalog: Catalog) -> Any:
    """``node`` with each ``x-list`` mark turned into the list's ids and labels."""
    if isinstance(node, list):
        return [_filled(item, catalog) for item in node]
    if not isinstance(node, dict):
        return node
    out = {key: _filled(value, catalog) for key, value in node.items() if key != "x-list"}
    allowed = choices(node["x-list"], catalog) if isinstance(node.get("x-list"), str) else {}
    if allowed:
        out["oneOf"] = [_choice(item, label) for item, label in allowed.items()]
        if any(item.isdigit() for item in allowed):
            out["type"] = ["string", "integer"]
    return out


def _choice(item: str, label: str) -> dict[str, Any]:
    """One allowed value; ``110`` may be written bare, which editors read as a number."""
    values: list[str | int] = [item, int(item)] if item.isdigit() else [item]
    return {"enum": values, "title": label}


def choices(of: str, catalog: Catalog) -> dict[str, str]:
    """The ids of a list that entries refer to, each with its label; empty for other lists."""
    if of in catalog.labels:
        return dict(catalog.labels[of])
    if of == "categories":
        return {item.id: item.name for item in catalog.categories.values()}
    if of == "signals":
        return {item.id: item.name for item in catalog.signals.values()}
    if of == "hotlines":
        return {item.id: item.name for item in catalog.hotlines.values()}
    if of == "laws":
        return {item.id: item.name + item.article for item in catalog.laws.values()}
    return {}
