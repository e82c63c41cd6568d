"""One trick, one file: two entries that say mostly the same are one.

Bad: a second file for the same trick with another brand, city or amount.

Good: add the incident or the excuse to the entry that is there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from generator.catalog import Case, Catalog
from generator.diagnostics import Diagnostic, Level
from generator.nearby import LEAST
from generator.phrases import fold

ID = "near-duplicate"

WHY = (
    "一个手法一个文件。换了牌子、城市、金额，只是另一个案例或借口，写进已有的那条；分成几条，"
    "搜索时就互相挡住。程序看有多少句话一样。"
)

SHARE = 0.4
"""From so large a share of the shorter entry's sentences on, two entries are near duplicates."""
_COMMON = 4
"""A sentence in more entries than this is a standing phrase, and would pair all with all."""


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    said = {case.id: frozenset(_sentences(case)) for case in catalog.listed}
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(said):
        for sentence in said[name]:
            owners[sentence].append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in owners.values():
        if 1 < len(names) <= _COMMON:
            shared.update(combinations(names, 2))
    for (one, other), count in sorted(shared.items()):
        least = min(len(said[one]), len(said[other]))
        if count >= SHARE * least and count > 2:
            title = catalog.by_id[one].entry.title
            yield catalog.by_id[other].diagnose(
                ("title",),
                ID,
                f"和“{title}”（{one}）有 {count} 句一样",
                "同一个手法就并成一条：牌子、城市、金额不同，只是另一个案例或借口",
                level=Level.WARNING,
            )


def _sentences(case: Case) -> Iterator[str]:
    entry = case.entry
    texts = [turn.text for script in entry.scripts for turn in script.turns]
    texts += [step.do for step in entry.steps]
    texts += [text for pair in entry.compare for text in (pair.real, pair.fake)]
    texts += [incident.story for incident in entry.incidents]
    return (fold(text) for text in texts if len(text) >= LEAST)
