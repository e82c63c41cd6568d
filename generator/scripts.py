"""Our scripts as they are sent: without the comments, which are two fifths of the bytes of search.

The files in ``site-overrides/`` are for people and stay as they are; nothing else is changed.
"""

from __future__ import annotations

import re

_COMMENT = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
"""A documenting comment with its lines to itself; one within a line of code stays."""

_TEMPLATE = "`"


def bare(script: str) -> str:
    """The script without documenting comments; untouched if a text of several lines might stand
    in it, which could look like one."""
    code = _COMMENT.sub("", script)
    return code if all(line.count(_TEMPLATE) % 2 == 0 for line in code.splitlines()) else script
