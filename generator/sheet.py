"""Fits words on an A4 sheet: which size of letters, and how much of each sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from generator.brief import brief

WIDTH = 527
"""Points from margin to margin (A4 less 12 mm on either side)."""

ROOM = 565
"""Points of height for title and sentences: A4 less margins, head and foot."""

TITLE_SIZES = (72, 60, 48, 40)
TEXT_SIZES = (38, 34, 30, 27, 24)
"""Points; a title is never smaller than 40, a sentence never smaller than 24 (poster.css)."""

TITLE_LEADING = 1.2
TEXT_LEADING = 1.35
LABEL = 4
"""Characters that the label before a sentence takes up."""

GAP = 10
"""Points between title and sentences, and between these."""

LONGEST = 56
"""Characters of a sentence; three of these fit below the longest title."""


class Sentence(NamedTuple):
    """One of a poster's three: what it is for (``said``, ``is``, ``do`` ...), and its words."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Fit:
    """The sizes that fit, in points, and the sentences as short as they have to be."""

    title: int
    text: int
    sentences: tuple[Sentence, ...]


def fitted(title: str, sentences: Sequence[Sentence]) -> Fit:
    """The largest letters with which everything fits; the title is served first."""
    short = tuple(Sentence(role, brief(text, LONGEST)) for role, text in sentences)
    title_size = next(
        (size for size in TITLE_SIZES if _lines(len(title), size) <= 2), TITLE_SIZES[-1]
    )
    left = ROOM - _lines(len(title), title_size) * title_size * TITLE_LEADING
    return Fit(title_size, _text_size(short, left), short)


def _text_size(sentences: Sequence[Sentence], room: float) -> int:
    for size in TEXT_SIZES:
        lines = sum(_lines(len(text) + LABEL, size) for _, text in sentences)
        if lines * size * TEXT_LEADING + len(sentences) * GAP <= room:
            return size
    return TEXT_SIZES[-1]


def _lines(characters: int, size: int) -> int:
    """The lines that so many Chinese characters take: one a line is left for punctuation,
    which never begins a line."""
    return ceil(characters / (WIDTH // size - 1))
