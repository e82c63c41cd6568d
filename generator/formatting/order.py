"""The order of keys in a file: as in the format's own example, so that entries read alike."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.entry import Source, Step, Turn

HEAD = (
    "kind",
    "id",
    "title",
    "summary",
    "status",
    "withdrawn",
    "category",
    "aliases",
    "former_ids",
    "channels",
    "impersonates",
    "targets",
    "levers",
    "asks_for",
    "reviewed",
)
"""The keys that open an entry, with no blank line between them."""

_TAIL = ("evidence", "report_to", "laws")
_BODY = (
    "pretexts",
    "scripts",
    "trade",
    "steps",
    "tools",
    "risks",
    "checks",
    "compare",
    "advice",
    "tips",
    "questions",
    "notes",
    "incidents",
    *_TAIL,
    "images",
    "related",
    "sources",
)

ENTRY = (*HEAD, *_BODY)
"""The keys of tricks and guides."""

_SOURCE = tuple(Source.model_fields)

BLOCKS: dict[str, tuple[str, ...]] = {
    "withdrawn": ("date", "reason"),
    "scripts": ("title", "material", "source", "turns"),
    "turns": tuple(field.alias or name for name, field in Turn.model_fields.items()),
    "trade": ("how", "price", "source"),
    "steps": tuple(Step.model_fields),
    "tools": ("is", "name", "source"),
    "risks": ("area", "text", "laws", "source"),
    "checks": ("look_at", "odd", "real_can_also", "weight", "basis", "source"),
    "compare": ("point", "real", "fake", "source"),
    "advice": ("when", "text", "call", "by", "source"),
    "tips": ("title", "do", "why", "source"),
    "questions": ("ask", "answer", "source"),
    "notes": ("about", "text", "source"),
    "incidents": (
        "when",
        "place",
        "who",
        "loss",
        "recovered",
        "paid_by",
        "story",
        "noticed",
        "result",
        "source",
    ),
    "images": ("file", "alt", "caption", "source"),
    "related": ("id", "as"),
    "sources": _SOURCE,
}
"""The keys of each block of an entry."""

LIST = ("kind", "sources", "items")
"""The keys of a reference list."""

ITEMS: dict[str, tuple[str, ...]] = {
    "categories": ("id", "name", "summary", "for", "official"),
    "signals": (
        "id",
        "name",
        "part",
        "severity",
        "why",
        "do",
        "genuine",
        "phrases",
        "unless",
        "hit",
        "miss",
    ),
    "hotlines": (
        "id",
        "name",
        "number",
        "site",
        "app",
        "region",
        "does",
        "does_not",
        "when",
        "hours",
        "cost",
        "source",
        "verified",
    ),
    "laws": ("id", "name", "article", "plain", "since", "source"),
    "couriers": ("id", "name", "shapes", "s10", "query", "source"),
    "outlets": ("host", "publisher", "kind"),
    "glossary": ("id", "word", "aliases", "meaning", "see", "source"),
}
"""The keys of an item of each reference list."""


def keys_of(kind: str, path: Sequence[str]) -> tuple[str, ...]:
    """The order of the keys of the block at ``path`` (names only, no numbers) in a file of
    ``kind``; empty where the file's own order holds."""
    if kind in {"scam", "merchant"}:
        return BLOCKS.get(path[-1], ()) if path else ENTRY
    if kind not in ITEMS:
        return ()
    if not path:
        return LIST
    if path[-1] == "items":
        return ITEMS[kind]
    return _SOURCE if path[-1] == "sources" else ("year", "name", "source")


def starts_group(key: str, before: str) -> bool:
    """Whether a blank line parts a key of an entry from the one ``before`` it."""
    return not any({key, before} <= set(group) for group in (HEAD, _TAIL))


ID_LISTS = frozenset(
    {
        "channels",
        "impersonates",
        "targets",
        "levers",
        "asks_for",
        "former_ids",
        "signals",
        "call",
        "paid_by",
        "evidence",
        "report_to",
        "laws",
        "see",
        "source",
    }
)
"""Lists of ids, which stand in brackets; lists of words stand on lines of their own."""
