"""The numbers that may stand in a text: those of the list of hotlines."""

from __future__ import annotations

import re

from generator.catalog import Catalog
from generator.guard import digits


def listed(catalog: Catalog) -> frozenset[str]:
    """The numbers of the list, and the look-alikes it warns of (96100)."""
    known: set[str] = set()
    for line in catalog.hotlines.values():
        known |= {line.id, digits(line.number or "")}
        for text in line.does_not:
            known.update(re.findall(r"\d{5,}", text))
    return frozenset(known)
