"""An article as it was read: its blocks in order, and what it says of itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Kind = Literal["line", "heading", "image", "caption", "chrome"]


@dataclass(frozen=True)
class Block:
    """One line, heading, picture (``src`` is its address, ``text`` its description), caption,
    or piece of a page's frame (``chrome``). ``number``: its number in a list, if it bears one;
    ``strong``: the whole line is in bold type."""

    kind: Kind
    text: str
    src: str = ""
    number: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Article:
    """The blocks of an article; ``meta`` is what its head states (title, date, author ...)."""

    blocks: tuple[Block, ...]
    meta: Mapping[str, str] = field(default_factory=dict)
    is_plain: bool = False


_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]"
)
_SPACES = re.compile(r"\s+")
_BETWEEN_CHINESE = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef”’…]) (?=[\u3000-\u9fff\uff00-\uffef“‘])"
)


def cleaned(text: str) -> str:
    """``text`` on one line, without invisible characters and needless spaces."""
    visible = _INVISIBLE.sub("", text.replace("\u2028", "\n").replace("\u2029", "\n"))
    visible = "".join(c for c in visible if unicodedata.category(c) not in {"Cs", "Cn", "Co"})
    return _BETWEEN_CHINESE.sub("", _SPACES.sub(" ", visible)).strip()


_NUMBER = re.compile(
    r"(?P<number>第[一二三四五六七八九十\d]{1,3}[步招条点个][:：，,、]?"
    r"|[（(][\d一二三四五六七八九十]{1,3}[）)]"
    r"|\d{1,2}[.．、)）](?!\d)|[一二三四五六七八九十]{1,3}[、.．]|[①-⑳])\s*(?P<rest>.+)"
)


def numbered(block: Block) -> Block:
    """The block with the number at its head taken off its text."""
    match = _NUMBER.fullmatch(block.text)
    if block.number or not match:
        return block
    return replace(block, text=match["rest"], number=match["number"])


_CONTINUES = tuple("：，。；！？、）”》】")


def joined(blocks: list[Block]) -> list[Block]:
    """Lines that begin with closing punctuation are put back to the line that they end."""
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        if last and last.kind == block.kind == "line" and block.text.startswith(_CONTINUES):
            out[-1] = replace(
                last, text=last.text + block.text, strong=last.strong and block.strong
            )
        else:
            out.append(block)
    return out
