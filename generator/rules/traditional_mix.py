"""One text is written in one script: simplified, or traditional where it quotes.

Bad: ``text: 骗子說他是客服。``

Good: ``text: 骗子说他是客服。`` An alias may be wholly traditional: people search so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic, Level
from generator.guard import ADDRESSES, owners, positions
from generator.passages import COMMON
from generator.search.normalise import simplified

ID = "traditional-mix"

WHY = (
    "一句话里繁简混用，多半是从不同地方拼来的，或者输入法切错了；读起来别扭，也显得不可靠。"
    "整句繁体（引用港台来源的标题、繁体别名）不算。人名地名里的“昇”“堃”这样的字也不算。"
)

_NAMES = frozenset("昇堃鉅甯喆邨犇龢淼陞釦祐乾著")
"""Characters of names that the list of 2013 (通用规范汉字表) lets stand, or that are both."""

_FREE = ADDRESSES | {"aliases"}
"""Where both may stand: people type what they type."""


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    traditional, simple = traditional_only(), simplified_only()
    for owner in owners(catalog):
        document = owner.document
        if not _is_mixed(document.text, document.rare & traditional):
            continue
        for passage in document.passages:
            found = traditional.intersection(passage.text)
            if not found or passage.key in _FREE or passage.is_remark:
                continue
            if simple.isdisjoint(passage.text):
                continue
            first = re.search(f"[{''.join(sorted(found))}]+", passage.text)
            assert first is not None
            table = simplified()
            pairs = "、".join(f"{c} 写成 {table[c]}" for c in sorted(found, key=passage.text.index))
            yield Diagnostic(
                document.path,
                document.spot(passage, *first.span()),
                ID,
                f"简体字里混了繁体字“{first[0]}”",
                pairs,
                Level.WARNING,
            )


def _is_mixed(text: str, found: frozenset[str]) -> bool:
    """Whether a line has both: most traditional characters are in aliases of their own."""
    return any(
        not simplified_only().isdisjoint(_line(text, at))
        for character in found
        for at in positions(text, character)
    )


def _line(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]


@cache
def traditional_only() -> frozenset[str]:
    """What only traditional text has: OpenCC turns it, and GB 2312 does not know it."""
    return frozenset(simplified()) - COMMON - _NAMES


@cache
def simplified_only() -> frozenset[str]:
    """What only simplified text has: OpenCC makes it, and Big5 does not know it."""
    return frozenset(c for c in simplified().values() if not _is_in_big5(c))


def _is_in_big5(character: str) -> bool:
    try:
        character.encode("big5")
    except UnicodeEncodeError:
        return False
    return True
