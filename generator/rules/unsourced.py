"""What is told as a fact names its source: reported words, and figures in notes, risks in law, and checks.

Bad::

    notes:
      - about: figures
        text: 受害人平均年龄 37 岁。

Good: add ``source: ID`` of one of the entry's sources. The editor's own words need none.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Case, Catalog
from generator.diagnostics import Diagnostic
from generator.model.entry import Guide
from generator.source import Loc

ID = "unsourced"

WHY = (
    "当作事实说出来的，要指明是哪个来源说的：别人报道的对话、数字、法律后果、别人写明的核对办法。"
    "编者自己的话不用。"
)

_REPORTED = frozenset({"verbatim", "condensed", "retold", "composite"})
"""Material that claims to rest on what somebody reported."""
_FACTUAL = frozenset({"figures", "who", "season", "data-leak", "gang"})
"""Topics of notes that are facts and never the editor's opinion."""
_JUDGED = frozenset({"civil", "administrative", "criminal"})
"""Risks that a law or a court lays down; what a customer does may be the editor's own words."""
_SHOWN_BY = frozenset({"rule", "case", "carrier", "trade"})
"""Bases of a check that somebody else wrote down."""


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    for case in catalog.cases:
        if not case.is_listed:
            continue
        for loc, what in _facts(case):
            yield case.diagnose(
                loc, ID, f"{what}没有写来源", "加一行 source:，写上面 sources 里的 id"
            )


def _facts(case: Case) -> Iterator[tuple[Loc, str]]:
    entry = case.entry
    for at, script in enumerate(entry.scripts):
        if script.material in _REPORTED and not script.source:
            yield ("scripts", at, "material"), "这段对话"
    for at, note in enumerate(entry.notes):
        if note.about in _FACTUAL and not note.source:
            yield ("notes", at, "text"), "这条说明"
    for at, risk in enumerate(entry.risks):
        if risk.area in _JUDGED and not (risk.source or risk.laws):
            yield ("risks", at, "text"), "这条风险"
    for at, check_ in enumerate(entry.checks if isinstance(entry, Guide) else ()):
        if check_.basis in _SHOWN_BY and not check_.source:
            yield ("checks", at, "basis"), "这条核对的依据"
