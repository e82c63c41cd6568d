"""An entry is not related to itself, and states each relation once.

Bad: ``related: [{id: fake-refund, as: similar}]`` in ``fake-refund.yml``.

Good: the id of another entry, each at most once.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic

ID = "self-relation"

WHY = "相关条目要指向别的条目，一条只写一次，用最贴切的那个关系。"


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    for case in catalog.cases:
        seen: set[str] = set()
        for at, tie in enumerate(case.entry.related):
            loc = ("related", at, "id")
            if tie.id == case.id:
                yield case.diagnose(loc, ID, "相关条目写的是它自己", "换成别的条目，或者删掉")
            elif tie.id in seen:
                yield case.diagnose(loc, ID, f"相关条目“{tie.id}”写了两次", "留最贴切的一个关系")
            seen.add(tie.id)
