"""A trick takes a category for tricks, a guide one for guides.

Bad: ``kind: scam`` with ``category: fake-tracking``, which is ``for: merchant``.

Good: a lie told to a shop is a trick with ``targets: [online-shop]`` and a category for tricks.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic

ID = "category-for"

WHY = (
    "手法的分类和商家指南的分类是两套。骗商家的谎话也是手法：kind: scam，targets 里写 online-shop，"
    "用手法的分类。"
)


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    for case in catalog.cases:
        category = catalog.categories.get(case.entry.category)
        if category and category.for_ != case.entry.kind:
            fitting = [c.id for c in catalog.categories.values() if c.for_ == case.entry.kind]
            yield case.diagnose(
                ("category",),
                ID,
                f"分类“{category.name}”是给 {category.for_} 用的，这一条是 {case.entry.kind}",
                "可以用：" + "、".join(fitting),
            )
