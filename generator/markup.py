"""Words into Markdown, inert: whatever stands in a field is shown as it stands, never obeyed."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import Any

from markupsafe import Markup

# Every ASCII sign that Markdown, its extensions or HTML could obey, as a numeric entity: this
# holds in paragraphs, list items, table cells, headings and link texts alike.
_SIGNS = {code: f"&#{code};" for code in map(ord, "!\"#$&'()*+-.:<=>@[\\]^_`{|}~")}
_BREAK = re.compile(r"\s*\n\s*")

_WIDE = str.maketrans({"<": "＜", ">": "＞", "&": "＆", '"': "＂", "'": "＇"})


def inert(value: Any) -> Markup:
    """``value`` as Markdown that shows just its characters; ``Markup`` is left as it is.

    Line breaks become ``<br>``. The model has stripped surrounding space, which could make code.
    """
    return value if type(value) is Markup else _inert(str(value))


@lru_cache(maxsize=8192)  # labels and names recur by the thousand
def _inert(text: str) -> Markup:
    text = text.translate(_SIGNS)
    return Markup(_BREAK.sub("<br>", text) if "\n" in text else text)


def wide(value: str) -> str:
    """``value`` with the signs of HTML made full-width: themes print titles unescaped, and
    some undo escaping first, so that only a text without such signs is inert everywhere."""
    return value.translate(_WIDE)


@lru_cache(maxsize=8192)
def relative(here: str, there: str) -> str:
    """The link from page ``here`` to ``there``, both paths in the tree; keeps an ``#anchor``."""
    path, mark, anchor = there.partition("#")
    if not path or path == here:
        return mark + anchor or posixpath.basename(here)
    return posixpath.relpath(path, posixpath.dirname(here)) + mark + anchor
