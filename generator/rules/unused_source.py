"""Every source of a file is used by something in it.

Bad: a source in ``sources`` that no ``source:`` names; nobody can tell what it proves.

Good: name it where it is the basis, or take it out. Where nothing names a source, all stand for
all.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic
from generator.source import Value

ID = "unused-source"


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    for owner, sources in catalog.sourced():
        used = set(_named(owner.document.data)) if len(sources) > 1 else set()
        for at, name in enumerate(source.id for source in sources):
            if used and name not in used:
                yield owner.diagnose(
                    ("sources", at, "id"),
                    ID,
                    f"来源 {name} 没有哪一处用到",
                    f"在靠它的那一处写 source: {name}，或者删掉它",
                )


def _named(value: Value) -> Iterator[str]:
    """Every id that stands after a ``source:``, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "source":
                yield from [inner] if isinstance(inner, str) else map(str, inner)
            else:
                yield from _named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner)
