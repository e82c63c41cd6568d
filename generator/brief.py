"""A long text made short where its sentences end."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r".+?(?:[。！？!?…]+[”’』」》）]*|$)", re.DOTALL)
_CLAUSE = re.compile(r"[，、；：,;]")
_CUT = "……"


def brief(text: str, limit: int) -> str:
    """The first sentences of ``text`` that take ``limit`` characters at most.

    A first sentence longer than that ends with …… where a clause of it ends, or in its middle
    if it has none.
    """
    text = " ".join(text.split())
    kept = ""
    for sentence in _SENTENCE.findall(text):
        if len(kept) + len(sentence) > limit:
            break
        kept += sentence
    return kept.rstrip() or _cut(text, limit - len(_CUT)) + _CUT


def _cut(text: str, limit: int) -> str:
    ends = [match.start() for match in _CLAUSE.finditer(text, 0, limit + 1)]
    # A clause much shorter than the room says too little.
    return text[: ends[-1]] if ends and ends[-1] > limit // 2 else text[:limit]
