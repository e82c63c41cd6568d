"""The editors' JSON Schema, made from the model, its closed lists filled in from the catalog.

Written for VS Code's YAML extension, which shows a value's ``title`` and ``description``: each
allowed value is a choice of its own, so that the hint speaks of one value and not of a list.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from generator.catalog import Catalog
from generator.model import AnyEntry
from generator.model.entry import STATUSES

TITLE = "反诈知识条目"
BLOCKS = {
    "Advice": "给读者的一条建议",
    "Check": "商家可以看的一处",
    "Compare": "真假对照的一行",
    "Guide": "商家指南",
    "Image": "一张图",
    "Incident": "一个真实案例",
    "Note": "一条补充",
    "Question": "一问一答",
    "Related": "一个相关条目",
    "Risk": "一种风险",
    "Scam": "手法",
    "Script": "一段对话",
    "Source": "一个来源",
    "Step": "一步",
    "Tip": "一条防范办法",
    "ToolUsed": "一件道具",
    "Trade": "它的来路",
    "Turn": "一个人的一句话",
    "Withdrawn": "撤回的说明",
}
"""What each block of an entry is called where an editor's program shows it."""


def entry_schema(catalog: Catalog) -> str:
    """The schema of an entry file as JSON text; draft-07 vocabulary only, for every editor."""
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", "title": TITLE, **marked()}
    return json.dumps(_filled(schema, catalog), ensure_ascii=False, indent=2) + "\n"


def marked() -> dict[str, Any]:
    """The schema with an ``x-list`` mark where an id of a closed list stands."""
    schema = TypeAdapter[AnyEntry](AnyEntry).json_schema(schema_generator=_Draft07)
    for name, block in schema["$defs"].items():
        block["title"] = BLOCKS[name]
        block.pop("description", None)  # the class's own, for programmers
    return schema


class _Draft07(GenerateJsonSchema):
    """Pydantic's schema with keys that draft-07 editors know."""

    ignored_warning_kinds = {"skipped-choice", "non-serializable-default"}  # noqa: RUF012


def _filled(node: Any, catalog: Catalog) -> Any:
    """``node`` with each ``x-list`` mark turned into the list's choices, and no ``null`` offered:
    what is not known is left out, an empty value is a fault."""
    if isinstance(node, list):
        return [_filled(item, catalog) for item in node]
    if not isinstance(node, dict):
        return node
    node = _never_null(node)
    out = {key: _filled(value, catalog) for key, value in node.items() if key != "x-list"}
    of = node.get("x-list", "")
    allowed = STATUSES if node.get("enum") == list(STATUSES) else choices(of, catalog)
    if allowed:
        out.pop("enum", None)
        more = _explained(of, catalog)
        out["oneOf"] = [_choice(item, label, more.get(item)) for item, label in allowed.items()]
        if any(item.isdigit() for item in allowed):
            out["type"] = ["string", "integer"]
    return out


def _never_null(node: dict[str, Any]) -> dict[str, Any]:
    """A node that might be ``null``, as the one that it is otherwise; no default of nothing."""
    if "default" in node and node["default"] in (None, []):
        node = {key: value for key, value in node.items() if key != "default"}
    kinds = node.get("anyOf", [])
    if {"type": "null"} not in kinds:
        return node
    [kind] = [kind for kind in kinds if kind != {"type": "null"}]
    rest = {key: value for key, value in node.items() if key != "anyOf"}
    # Beside "$ref" draft-07 reads nothing else.
    return {"allOf": [kind], **rest} if "$ref" in kind else {**kind, **rest}


def _choice(item: str, label: str, more: str | None) -> dict[str, Any]:
    """One allowed value; ``110`` may be written bare, which editors read as a number."""
    values: list[str | int] = [item, int(item)] if item.isdigit() else [item]
    return {"enum": values, "title": label, "description": more or label}


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


def _explained(of: str, catalog: Catalog) -> dict[str, str]:
    """What is said of each id of a list beyond its label, where the list says more."""
    if of == "categories":
        return {item.id: item.summary for item in catalog.categories.values()}
    if of == "signals":
        return {item.id: item.why for item in catalog.signals.values()}
    if of == "hotlines":
        return {item.id: "；".join(item.does) for item in catalog.hotlines.values()}
    if of == "laws":
        return {item.id: item.plain for item in catalog.laws.values()}
    return {}
