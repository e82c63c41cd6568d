"""Every source of a file is used by something in it.

Bad: a source in ``sources`` that no ``source:`` names; nobody can tell what it proves.

Good: name it where it is the basis, or take it out. Where nothing names a source, all stand for
all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic
from generator.source import Value

ID = "unused-source"

_AFTER = re.compile(r"(?m)^ *(?:- )?source: *(.+)$")
_WORD = re.compile(r"[\w-]+")
WHY = "列了来源却没有哪一处用它，就没人知道它证明了什么。在靠它的那一处写 source，或者删掉。"


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    for owner, sources in catalog.sourced():
        names = [source.id for source in sources]
        if len(names) < 2 or _seem_used(names, owner.document.text):
            continue
        used = set(_named(owner.document.data))
        for at, name in enumerate(names):
            if used and name not in used:
                yield owner.diagnose(
                    ("sources", at, "id"),
                    ID,
                    f"来源 {name} 没有哪一处用到",
                    f"在靠它的那一处写 source: {name}，或者删掉它",
                )


def _seem_used(names: Iterable[str], text: str) -> bool:
    """Whether each name stands after some ``source:`` of the text: a quick look that saves the
    walk through nearly every file."""
    found = " ".join(_AFTER.findall(text))
    words = set(_WORD.findall(found))
    return all(name in words for name in names)


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
