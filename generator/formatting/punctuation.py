"""Half-width punctuation between Chinese characters, written full-width.

Only ``, ; : ? !`` that stand between two Chinese characters (or a Chinese closing and opening
mark), only in words that an editor wrote: never in titles of sources, names, addresses, ids,
amounts, dates, nor in the phrases and examples of signals, which are matched as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_WIDE = str.maketrans(",;:?!", "，；：？！")
_BETWEEN = re.compile(r"(?<=[\u4e00-\u9fff”’》）】])[,;:?!](?=[\u4e00-\u9fff“‘《（【])")

WORDS = frozenset(
    {
        *("title", "summary", "aliases", "pretexts", "do", "story", "noticed", "result", "stop"),
        *("scammer", "shill", "victim", "family", "bank", "police", "platform", "bystander"),
        *("device", "narrator", "point", "real", "fake", "text", "ask", "answer", "look_at"),
        *("odd", "real_can_also", "why", "how", "alt", "caption"),
    }
)
"""The keys of an entry whose values are an editor's words."""


def is_words(kind: str, path: Sequence[str]) -> bool:
    """Whether the value at ``path`` in a file of ``kind`` is an editor's own words."""
    return kind in {"scam", "merchant"} and "sources" not in path and path[-1] in WORDS


def widened(text: str) -> str:
    """``text`` with the punctuation of Chinese."""
    return _BETWEEN.sub(lambda match: match[0].translate(_WIDE), text)


def narrowed(text: str) -> str:
    """``text`` with its punctuation half-width: what two spellings have in common."""
    return text.translate(_NARROW)


_NARROW = str.maketrans("，；：？！", ",;:?!")
