"""An example of each finding: what ``check`` says of a folder of ``tests/bad/``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_BAD = Path(__file__).parents[2] / "tests" / "bad"
"""Beside the package in a clone, which is how it is used; elsewhere there are no examples."""
_HEAD = re.compile(r"\S.*?:\d+:\d+: \w+\[([a-z-]+)\] ")


def example(rule: str) -> str:
    """One finding as the report words it, from the rule's own folder if it has one; or nothing."""
    found = _findings().get(rule, [])
    own = [text for folder, text in found if folder == rule]
    return next(iter(own or [text for _, text in found]), "")


@cache
def _findings() -> dict[str, list[tuple[str, str]]]:
    """rule -> (folder, finding), in the order of the folders."""
    out: dict[str, list[tuple[str, str]]] = {}
    for report in sorted(_BAD.glob("*/expected.txt")):
        for text in report.read_text(encoding="utf-8").split("\n\n"):
            head = _HEAD.match(text)
            if head:
                out.setdefault(head[1], []).append((report.parent.name, text.rstrip("\n")))
    return out
