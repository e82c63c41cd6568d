"""Every source of what is published bears its date, or says that none could be found.

Bad: a source without ``date`` and without a word about it.

Good: ``date: 2025-06-18``; or, where the page bears none, ``note: 日期没有查到。`` The law and
the rules of platforms are dated by their articles.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Case, Catalog
from generator.diagnostics import Diagnostic, Level
from generator.model.entry import Source

ID = "undated-source"

WHY = (
    "没有日期，读者不知道说的是哪一年的事。页面上查不到，就在 note 里写“日期没有查到”，"
    "让人知道你找过。"
)


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    for owner, sources in catalog.sourced():
        if isinstance(owner, Case) and not owner.is_listed:
            continue
        for at, source in enumerate(sources):
            if not source.date and not _says_why(source):
                yield owner.diagnose(
                    ("sources", at, "id"),
                    ID,
                    f"来源 {source.id} 没有日期",
                    "写 date:；页面上没有，就在 note 里写“日期没有查到”",
                    level=Level.WARNING,
                )


def _says_why(source: Source) -> bool:
    return any("日期" in text or "快照" in text for text in (source.note, source.caution) if text)
