"""The walk-throughs of the editors' guide, read off the guide itself so that it cannot go stale."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import NamedTuple

from tests.projects import REPO

GUIDE = REPO / "docs" / "editor-guide.md"
SIGN = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef“”…]|[\w-]+", re.A)
"""What is typed as one: a Chinese character, a mark, a number, an English word."""

_DEED = re.compile(
    r"^(?P<in> *)```(?P<of>\w+)\n(?P<text>.*?)^(?P=in)```$"
    r"|删掉 `(?P<gone>\w+)` 那一块，再删掉所有以 `#` 开头的行"
    r"|`(?P<push>git push [^`]+)`",
    re.M | re.S,
)


class Deed(NamedTuple):
    """``sh``: commands to run; ``text``: what they answer; ``yaml``: keys to write; ``gone``: a key."""

    of: str
    text: str


def section(title: str) -> str:
    """What stands below the heading, up to the next of its kind."""
    _, found, rest = GUIDE.read_text(encoding="utf-8").partition(f"\n## {title}\n")
    assert found, f"the guide has no section “{title}”"
    return rest.partition("\n## ")[0]


def deeds(words: str) -> Iterator[Deed]:
    """What a section says to do and shows in answer, in its order."""
    for match in _DEED.finditer(words):
        if match["gone"]:
            yield Deed("gone", match["gone"])
        elif match["push"]:
            yield Deed("sh", match["push"])
        else:
            yield Deed(match["of"], textwrap.dedent(match["text"]))


def promised(words: str) -> tuple[int, int, int]:
    """Characters to type, characters a minute, minutes: as the section says."""
    told = re.search(r"一共打 (\d+) 个字.*?一分钟打 (\d+) 个，要 (\d+) 分钟", words)
    assert told, "the section does not say how long it takes"
    return int(told[1]), int(told[2]), int(told[3])
