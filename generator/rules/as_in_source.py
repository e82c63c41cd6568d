"""Words that still stand as in the source are rewritten before an entry is published.

Bad: ``text: 转账前多核实。  # 原文照抄，请改写`` in an entry that is published. ``fanzha import``
puts this mark at the end of every line that it took over word for word.

Good: the fact in words of your own, and the mark deleted. A draft may bear the mark; it is
reminded of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic, Level, Place
from generator.formatting.remarks import remarks
from generator.source import Document

ID = "as-in-source"

WHY = (
    "fanzha import 从文章里搬来的句子，行尾都写着“# 原文照抄，请改写”。事实可以带走，句子是人家的。"
    "改成自己的话，再删掉这个记号。草稿里只是提醒，发布了就是错误。"
)

MARK = "原文照抄，请改写"
"""What a line bears, as a comment at its end, whose words are still the source's."""

_MARKED = re.compile(rf"#[ \t]*{MARK}")


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    for document in (*(case.document for case in catalog.cases), *catalog.untyped):
        if MARK in document.text:
            yield from _marked(document)


def _marked(document: Document) -> Iterator[Diagnostic]:
    is_draft = document.data.get("status") == "draft"
    for remark in remarks(document.mended.text, document.root):
        match = _MARKED.match(remark.text)
        if match is None:
            continue
        yield Diagnostic(
            document.path,
            document.mended.original(Place(remark.line + 1, remark.column + 1, len(match[0]))),
            ID,
            "这里还是来源的原话",
            "事实留下，句子换成自己的话，再删掉这个注释" + ("" if is_draft else "；改完才能发布"),
            Level.WARNING if is_draft else Level.ERROR,
        )
