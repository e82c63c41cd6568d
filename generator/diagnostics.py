"""What is wrong, where exactly, and what to do about it: the one value every stage yields."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """How grave a finding is; only errors stop a build. A note is a finding let through."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a text file: line and column count from 1, in characters; ``width`` too."""

    line: int
    column: int
    width: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One finding. ``path`` is relative to the project, with forward slashes; ``reason`` says why
    it was let through, if it was."""

    path: str
    place: Place
    rule: str
    message: str
    fix: str = ""
    level: Level = field(default=Level.ERROR)
    reason: str = ""


START = Place(1, 1)
