"""No character stands in a file that shows nothing, or turns the order of others around.

Bad: a zero-width space within a word, which hides it from search; a right-to-left override, which
shows ``gpj.exe`` as ``exe.jpg``.

Good: what one sees is what is there. The joiners and selectors of emoji stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic
from generator.guard import ADDRESSES, is_escaped, owners

ID = "hidden-character"

WHY = (
    "从网页、聊天软件复制文字，常会带进看不见的字符：夹在词里，就搜不到这个词；"
    "有一种会把后面的字倒过来显示，看到的和存的不一样，审的人就被骗过去了。"
    "删掉重打就好。表情符号里要用的不算。"
)

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_EMPTY = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_LOST = "\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd"
_HIDDEN = re.compile(f"(?P<bidi>[{_BIDI}])|(?P<empty>[{_EMPTY}])|(?P<lost>[{_LOST}])")
_JOINING = frozenset("\u200d\ufe0e\ufe0f")
_SUBDIVISION = range(0xE0020, 0xE0080)
_WHAT = {
    "bidi": ("会把文字顺序倒过来的看不见的字符", "删掉，重新打一遍前后的字"),
    "empty": ("看不见的字符", "删掉，重新打一遍前后的字"),
    "lost": ("显示不出来的字符", "对照来源，重新打这个字"),
}


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    for owner in owners(catalog):
        document = owner.document
        if not (is_escaped(document) or _HIDDEN.search("".join(document.rare))):
            continue
        for passage in document.passages:
            if passage.key in ADDRESSES and not _HIDDEN.search(passage.text):
                continue
            for match in _HIDDEN.finditer(passage.text):
                if _is_of_emoji(passage.text, match.start()):
                    continue
                what, fix = _WHAT[match.lastgroup or ""]
                place = document.spot(passage, *match.span())
                message = f"这里有{what} U+{ord(match[0]):04X}"
                yield Diagnostic(document.path, place, ID, message, fix)


def _is_of_emoji(text: str, at: int) -> bool:
    """Whether the character at ``at`` is part of an emoji: a joiner, a selector, a flag's tag."""
    before = text[at - 1] if at else ""
    if ord(text[at]) in _SUBDIVISION:
        return before == "\U0001f3f4" or (bool(before) and ord(before) in _SUBDIVISION)
    if text[at] not in _JOINING or not before:
        return False
    is_sign = unicodedata.category(before) in {"So", "Sk", "Sm", "Po", "Mn"} or before in "©®‼⁉™ℹ"
    is_keycap = before in "0123456789#*" and text[at + 1 : at + 2] == "\u20e3"
    return is_sign or is_keycap
