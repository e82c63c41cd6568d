"""The letter a Chinese word is looked up under: the first of its pinyin."""

from __future__ import annotations

OTHER = "其他"
"""Where a word stands that no letter is known for: digits, rare characters."""

# GB 2312 sorts its 3,755 common characters by pinyin; each letter begins at one of these.
_FIRST = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
_LETTERS = "ABCDEFGHJKLMNOPQRSTWXYZ"
_BEGINS = tuple(zip((char.encode("gb2312") for char in _FIRST), _LETTERS, strict=True))
_COMMON = ("啊".encode("gb2312"), "座".encode("gb2312"))


def initial(word: str) -> str:
    """The capital letter of ``word``, or ``OTHER``."""
    first = word[:1].upper()
    if first.isascii() and first.isalpha():
        return first
    code = first.encode("gb2312", "ignore")
    if not _COMMON[0] <= code <= _COMMON[1]:
        return OTHER
    return [letter for begin, letter in _BEGINS if begin <= code][-1]


def order(word: str) -> tuple[bool, str, bytes]:
    """Sorts words by letter, then by pinyin as far as GB 2312 knows it; ``OTHER`` comes last."""
    letter = initial(word)
    return letter == OTHER, letter, word.encode("gb18030")
