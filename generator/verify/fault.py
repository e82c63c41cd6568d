"""One thing wrong with a built file, before its place in the file is looked up."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from generator.built import Mention
from generator.diagnostics import Level

MayLink = Callable[[str], bool]


class Fault(NamedTuple):
    """What is wrong in the file ``path``; ``at`` is the attribute or element that is to blame."""

    path: str
    rule: str
    message: str
    fix: str = ""
    at: Mention | None = None
    level: Level = Level.ERROR
