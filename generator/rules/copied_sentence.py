"""What was imported from a source is said in our own words before it is published.

Bad: a line of a published entry that still bears ``# 原文照抄，请改写``.

Good: write the sentence anew, then take the remark away.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Case, Catalog
from generator.diagnostics import Diagnostic, Level, Place
from generator.marks import COPIED
from generator.passages import Passage

ID = "copied-sentence"

WHY = (
    "fanzha import 从文章里搬来的句子，行尾都写着“# 原文照抄，请改写”。事实可以带走，句子是人家的。"
    "改成自己的话，再删掉这个记号。草稿里只是提醒，发布了就是错误。"
)


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    for case in catalog.cases:
        if COPIED not in case.document.text:
            continue
        level = Level.WARNING if case.entry.status == "draft" else Level.ERROR
        for place in _places(case):
            yield Diagnostic(
                case.document.path,
                place,
                ID,
                "这句话还是来源的原文",
                "改成自己的话，再删掉行尾的“# 原文照抄，请改写”",
                level,
            )


def _places(case: Case) -> Iterator[Place]:
    """The words before each mark on its line; the mark itself if it stands alone."""
    passages = case.document.passages
    for mark in passages:
        if mark.is_remark and mark.text.startswith(COPIED):
            yield case.document.mended.original(_words(passages, mark))


def _words(passages: tuple[Passage, ...], mark: Passage) -> Place:
    for passage in passages:
        if passage.is_remark or passage.line > mark.line:
            continue
        last = passage.line + passage.raw.count("\n")
        if last == mark.line and passage.column < mark.column:
            return passage.spot(0, len(passage.text))
    return mark.spot(0, len(mark.text))
