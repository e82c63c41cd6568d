"""A former id leads to one entry only, and is never the id of a living one.

Bad: ``former_ids: [fake-refund]`` while ``fake-refund.yml`` exists, or in two files.

Good: each former id stands in the one file that took its place.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Case, Catalog
from generator.diagnostics import Diagnostic

ID = "former-id"

WHY = "旧网址只能转到一个地方，也不能占用现在的编号，否则读者收藏的链接会走错。"


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    claimed: dict[str, Case] = {}
    for case in catalog.cases:
        for at, former in enumerate(case.entry.former_ids):
            loc = ("former_ids", at)
            holder = catalog.by_id.get(former) or claimed.setdefault(former, case)
            if former == case.id:
                message = f"“{former}”是这一条现在的编号"
                yield case.diagnose(loc, ID, message, "former_ids 只写以前用过的，删掉它")
            elif holder is not case:
                message = f"曾用编号“{former}”已经属于 {holder.document.path}"
                yield case.diagnose(loc, ID, message, "一个旧网址只能转到一个地方，删掉其中一个")
