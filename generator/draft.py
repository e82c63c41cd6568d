"""A new entry: a commented Chinese template that lacks only what its editor must fill in."""

from __future__ import annotations

import re
from datetime import date
from importlib import resources

from generator.catalog import Case

_SOURCES = re.compile(r"^sources:\n(?:(?:[ -].*)?\n)*", re.MULTILINE)


def draft(kind: str, today: date, copied: Case | None = None) -> str:
    """The text of a new file of ``kind``; with ``copied``, its sources block as it stands."""
    template = resources.files("generator") / "templates" / "new" / f"{kind}.yml"
    text = template.read_text(encoding="utf-8").replace("TODAY", today.isoformat())
    if copied is None:
        return text
    text = text.replace("source-1", copied.entry.sources[0].id)
    block = _SOURCES.search(copied.document.text + "\n")
    return _SOURCES.sub(lambda _: block[0].rstrip("\n") + "\n", text) if block else text
