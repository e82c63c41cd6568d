"""An id names one thing: one item of a list, one source of a file, one entry of the library.

Bad::

    sources:
      - id: wuhan-2020
      - id: wuhan-2020

Good: each item has an id of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.catalog import Case, Catalog, Reference
from generator.diagnostics import Diagnostic

ID = "duplicate-id"

WHY = "一个编号只指一样东西：清单里的一项、文件里的一个来源、库里的一条。重了，引用它的地方就不知道指谁。"


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    for owner in catalog.cases:
        yield from _twice(owner, "sources", (source.id for source in owner.entry.sources))
    for reference in catalog.references:
        sources = getattr(reference.value, "sources", ())
        yield from _twice(reference, "sources", (source.id for source in sources))
        items = getattr(reference.value, "items", ())
        name = "host" if reference.kind == "outlets" else "id"
        yield from _twice(reference, "items", (getattr(i, name) for i in items), name)
    first: dict[str, Case] = {}
    for case in catalog.cases:
        other = first.setdefault(case.id, case)
        if other is not case:
            yield case.diagnose(
                ("kind",),
                ID,
                f"编号 {case.id} 已被 {other.document.path} 用了",
                "换一个文件名",
            )


def _twice(
    owner: Case | Reference, key: str, ids: Iterable[str], name: str = "id"
) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for at, item in enumerate(ids):
        if item in seen:
            what = "域名" if name == "host" else "编号"
            yield owner.diagnose((key, at, name), ID, f"{what}“{item}”在这里用了两次", "换一个")
        seen.add(item)
