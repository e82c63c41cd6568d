"""Advice names who gives it.

Bad: an entry whose advice is all the editor's own, without ``source`` and without ``by``.

Good: three pieces or more that the police, a court or a platform gave, each with its ``source``;
the editor's own words may stand beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic, Level
from generator.model.entry import Scam

ID = "advice-issuer"

WHY = (
    "读者要知道建议是谁给的：警方、法院、平台说的，比编者说的有分量。已发布的手法至少有三条建议写明来源；"
    "编者自己的话可以放在旁边。"
)

LEAST = 3
"""So many pieces of advice of a published trick bear their issuer."""


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    for case in catalog.cases:
        if not (case.is_listed and isinstance(case.entry, Scam)):
            continue
        issued = sum(1 for advice in case.entry.advice if advice.source or advice.by)
        if issued < LEAST:
            yield case.diagnose(
                ("advice",),
                ID,
                f"写明是谁说的建议只有 {issued} 条",
                f"至少 {LEAST} 条写上 source:（警方、法院、平台的建议）",
                key=True,
                level=Level.WARNING,
            )
