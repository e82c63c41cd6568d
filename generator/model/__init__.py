"""The typed form of everything that may stand in ``cases/``: closed, immutable, checked."""

from generator.model.base import Known, Model
from generator.model.entry import AnyEntry, Entry, Guide, Scam
from generator.model.reference import (
    Categories,
    Couriers,
    Glossary,
    Hotlines,
    Laws,
    Outlets,
    Signals,
    Vocabulary,
)

ENTRY_KINDS: dict[str, type[Scam] | type[Guide]] = {"scam": Scam, "merchant": Guide}
"""The ``kind`` of an entry and its model."""

FOLDERS = {"scam": "scams", "merchant": "merchants"}
"""Where entries of a kind live, below ``cases/`` and in addresses."""

LIST_KINDS: dict[str, type[Model]] = {
    "vocabulary": Vocabulary,
    "categories": Categories,
    "signals": Signals,
    "hotlines": Hotlines,
    "laws": Laws,
    "couriers": Couriers,
    "outlets": Outlets,
    "glossary": Glossary,
}
"""The ``kind`` of a reference list (and its file's name) and its model."""

__all__ = [
    "ENTRY_KINDS",
    "FOLDERS",
    "LIST_KINDS",
    "AnyEntry",
    "Categories",
    "Couriers",
    "Entry",
    "Glossary",
    "Guide",
    "Hotlines",
    "Known",
    "Laws",
    "Model",
    "Outlets",
    "Scam",
    "Signals",
    "Vocabulary",
]
