"""Recognises signals in people's own words: a message, a sentence, a whole pasted chat."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from generator.model.reference import Signal

_GAP = r"[^。！？!?\n]{0,14}"
"""What ``…`` stands for in a phrase: up to 14 characters within one sentence."""


def fold(text: str) -> str:
    """One form for half and full width and for case; spaces within are dropped."""
    return re.sub(r"[ \t\u3000]+", "", unicodedata.normalize("NFKC", text).lower())


def _pattern(phrase: str) -> str:
    return _GAP.join(re.escape(fold(part)) for part in phrase.replace("...", "…").split("…"))


class Recogniser:
    """All phrases of all signals, ready to be looked for."""

    def __init__(self, signals: Iterable[Signal]) -> None:
        self._rules = [
            (
                signal.id,
                re.compile("|".join(map(_pattern, signal.phrases))),
                tuple(fold(words) for words in signal.unless),
            )
            for signal in signals
            if signal.phrases
        ]

    def signals_in(self, text: str) -> set[str]:
        """The ids of the signals that ``text`` raises."""
        folded = fold(text)
        return {
            name
            for name, phrases, unless in self._rules
            if phrases.search(folded) and not any(words in folded for words in unless)
        }
