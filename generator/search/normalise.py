"""How text is made alike before it is compared; `assets/search/normalise.js` does the same.

NFKC, lower case, traditional to simplified, and nothing but letters, marks and numbers:
"驗 證、碼" and "验证码" become one. `tests/search/normalise.json` holds both sides to it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

INVISIBLE = frozenset(
    chr(code)
    for first, last in (
        (0x034F, 0x034F),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0xFE00, 0xFE0F),
        (0xE0100, 0xE01EF),
    )
    for code in range(first, last + 1)
)
"""Letters and marks that show nothing (Unicode: Default_Ignorable_Code_Point).

Emoji carry one ("⚠️"), and it would stay behind and part the words around it.
"""

ENCLOSING = "Me"
"""The category of keycaps and circles: "9️⃣6️⃣" is 96."""


@cache
def simplified() -> dict[str, str]:
    """Traditional to simplified, character by character (OpenCC t2s)."""
    table = Path(__file__).with_name("simplify.txt").read_text(encoding="utf-8")
    traditional, simple = table.splitlines()
    return dict(zip(traditional, simple, strict=True))


class _Characters(dict[int, str]):
    """code point -> what is left of it, worked out when first met"""

    def __missing__(self, code: int) -> str:
        table = simplified()
        alone = unicodedata.normalize("NFKC", chr(code))
        lower = "".join(character.lower() for character in alone)
        alike = (table.get(character, character) for character in lower)
        self[code] = left = "".join(filter(_counts, alike))
        return left


def _counts(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind[0] in "LMN" and kind != ENCLOSING and character not in INVISIBLE


_CHARACTERS = _Characters()
_LONERS = re.compile(
    r"[\x00-\x7f\u2010-\u2027\u2030-\u205e\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]*"
)
"""Characters that NFKC never joins to a neighbour: what is nearly all Chinese text."""


def normalise(text: str) -> str:
    """Text as it is compared: one case, one width, simplified, without spaces and signs."""
    if not _LONERS.fullmatch(text):  # NFKC of a whole text costs twice all the rest
        text = unicodedata.normalize("NFKC", text)
    return text.translate(_CHARACTERS)
