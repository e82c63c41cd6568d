"""Recognises signals in people's own words: a message, a sentence, a whole pasted chat."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from generator.model.reference import Signal

_STOP = "\f"
"""What stands for a Chinese full stop while phrases are looked for. Sets of characters with a
rare one in them cost most of the time in which hundreds of patterns are made."""

_GAP = rf"[^!?\n{_STOP}]{{0,14}}"
"""What ``…`` stands for in a phrase: up to 14 characters within one sentence."""


def fold(text: str) -> str:
    """One form for half and full width and for case; spaces within are dropped."""
    return re.sub(r"[ \t\u3000]+", "", unicodedata.normalize("NFKC", text).lower())


def _sought(text: str) -> str:
    """A text, or a part of a phrase, as the one is looked for in the other."""
    return fold(text).replace("。", _STOP)


def _pattern(phrase: str) -> str:
    return _GAP.join(re.escape(_sought(part)) for part in phrase.replace("...", "…").split("…"))


Span = tuple[int, int]
"""From and to, in characters of a text as it was written."""


class Recogniser:
    """All phrases of all signals, ready to be looked for."""

    def __init__(self, signals: Iterable[Signal]) -> None:
        self._rules = [
            (
                signal.id,
                re.compile("|".join(map(_pattern, signal.phrases))),
                tuple(_sought(words) for words in signal.unless),
            )
            for signal in signals
            if signal.phrases
        ]
        self._phrases = {name: phrases for name, phrases, _ in self._rules}

    def signals_in(self, text: str) -> set[str]:
        """The ids of the signals that ``text`` raises."""
        folded = _sought(text)
        return {
            name
            for name, phrases, unless in self._rules
            if phrases.search(folded) and not any(words in folded for words in unless)
        }

    def spans(self, text: str, signals: Iterable[str]) -> list[Span]:
        """Where ``text`` holds phrases of these signals: in order, none overlapping."""
        known = [self._phrases[name] for name in signals if name in self._phrases]
        plain = _sought(text)
        if not any(phrases.search(plain) for phrases in known):
            return []  # the usual case: most signals are meant, not said word for word
        folded, origins = _traced(text)
        found = sorted(
            (origins[match.start()], origins[match.end() - 1] + 1)
            for phrases in known
            for match in phrases.finditer(folded)
        )
        apart: list[Span] = []
        for start, end in found:
            if apart and start < apart[-1][1]:
                apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
            else:
                apart.append((start, end))
        return apart


def _traced(text: str) -> tuple[str, list[int]]:
    """``text`` folded, and for each of its characters the place it comes from."""
    pairs = [(char, at) for at, origin in enumerate(text) for char in _sought(origin)]
    return "".join(char for char, _ in pairs), [at for _, at in pairs]
