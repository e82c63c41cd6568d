"""Two entries never bear one title: a reader could not tell them apart in a list.

Bad: ``title: 冒充客服退款`` in two files.

Good: the title says what is particular to the trick: ``冒充客服：快递丢件理赔``.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Case, Catalog
from generator.diagnostics import Diagnostic

ID = "duplicate-title"

WHY = (
    "两条同名，读者在列表里分不出来。标题要写出这个手法特别在哪里；真是同一个手法，就合成一个文件。"
)


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    first: dict[str, Case] = {}
    for case in catalog.cases:
        other = first.setdefault(case.entry.title, case)
        if other is not case:
            yield case.diagnose(
                ("title",),
                ID,
                f"标题与 {other.document.path} 的一样",
                "写出这个手法特别在哪里；真是同一个手法就合成一个文件",
            )
