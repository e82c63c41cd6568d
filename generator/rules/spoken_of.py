"""Every ``via`` and ``as`` of the turns and steps appears in the entry's own lists.

Bad: ``channels: [phone]`` while a turn says ``via: qq``.

Good: ``channels: [phone, qq]``, in the order of appearance.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Case, Catalog
from generator.diagnostics import Diagnostic
from generator.source import Loc

ID = "spoken-of"

WHY = (
    "对话和步骤里写到的渠道（via）和身份（as），开头的 channels、impersonates 里都要有，"
    "读者按渠道、按身份找，才找得到这一条。"
)

_TOLD_BY = ("scammer", "shill")


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    for case in catalog.cases:
        entry = case.entry
        channels, roles = set(entry.channels), set(entry.impersonates)
        for s, script in enumerate(entry.scripts):
            for t, turn in enumerate(script.turns):
                loc = ("scripts", s, "turns", t)
                if turn.via and turn.via not in channels:
                    yield _unlisted(case, (*loc, "via"), turn.via, "channels")
                if turn.as_ and turn.as_ not in roles and turn.speaker in _TOLD_BY:
                    yield _unlisted(case, (*loc, "as"), turn.as_, "impersonates")
        for t, step in enumerate(entry.steps):
            if step.via and step.via not in channels:
                yield _unlisted(case, ("steps", t, "via"), step.via, "channels")


def _unlisted(case: Case, loc: Loc, item: str, key: str) -> Diagnostic:
    return case.diagnose(
        loc, ID, f"这里的 {item} 没有列在上面的 {key} 里", f"在 {key} 里加上 {item}"
    )
