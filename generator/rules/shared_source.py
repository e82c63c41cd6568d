"""One address is one source: wherever it stands, its block says the same.

Bad: the same ``url`` with ``date: 2020-06-19`` in one file and ``2020-06-20`` in another.

Good: ``fanzha new scam ID --from OTHER`` copies the block as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.catalog import Case, Catalog, Reference
from generator.diagnostics import Diagnostic
from generator.model.entry import Source

ID = "shared-source"

WHY = (
    "同一个网址就是同一个来源，标题、日期、发布者在哪个文件里都应该一样；不一样，必有一处错。"
    "用 fanzha new … --from 照抄最省事。"
)

_TOLD_ANEW = {"id", "note", "caution", "retrieved"}
"""What may differ: the short name, and what each entry notes of the source for itself."""


class _Use(NamedTuple):
    owner: Case | Reference
    at: int
    source: Source


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    first: dict[str, _Use] = {}
    for use in _uses(catalog):
        other = first.setdefault(use.source.url or "", use)
        if other is use or other.source == use.source:
            continue
        for name in Source.model_fields:
            if name not in _TOLD_ANEW and getattr(other.source, name) != getattr(use.source, name):
                there = other.owner.document.place(("sources", other.at, name))
                yield use.owner.diagnose(
                    ("sources", use.at, name),
                    ID,
                    f"同一个网址的来源，{name} 与 {other.owner.document.path}:{there.line} 写得不一样",
                    "核对原文，两处写成一样",
                )


def _uses(catalog: Catalog) -> Iterator[_Use]:
    for owner, sources in catalog.sourced():
        for at, source in enumerate(sources):
            if source.url:
                yield _Use(owner, at, source)
