"""Every category and every signal is used by an entry.

Bad: a signal that no turn or step names: its page leads nowhere.

Good: name it in an entry where it is heard, or take it out of the list.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic, Level

ID = "unused-item"

WHY = "没有哪一条用到的分类和信号，点进去是空页。在用得上的条目里写上它，或者先不放进清单。"


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    signals = {signal for case in catalog.cases for signal in case.entry.signal_ids()}
    categories = {case.entry.category for case in catalog.cases}
    for kind, word, used in (("categories", "分类", categories), ("signals", "信号", signals)):
        for reference in catalog.references:
            if reference.kind != kind:
                continue
            for at, item in enumerate(reference.value.items):
                if item.id not in used:
                    yield reference.diagnose(
                        ("items", at, "id"),
                        ID,
                        f"{word}“{item.name}”还没有哪一条用到",
                        "在用得上的条目里写上它，或者先不放进清单",
                        level=Level.WARNING,
                    )
