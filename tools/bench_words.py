"""Words and sentences for generated entries, harvested from the library's own files.

What comes out reads like the real thing from afar and means nothing. What matters is that its
characters, words and pairs of characters are as many, and as unevenly frequent, as in real text.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from generator.passages import rare

_SPOKEN = ("scams", "merchants")
_LISTS = ("categories", "glossary", "laws", "signals", "vocabulary")
_RUN = re.compile(r"[\u4e00-\u9fff]+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_PARTICLES = re.compile(
    "[的了是在和就要不把你他您我也都有给说来去到还再等着里上下这那被让会能没吗呢吧]"
)
_FRESH_WORDS = 40


class Lexicon:
    """The words and clauses of the real entries; ids of the reference lists by list."""

    def __init__(self, cases: Path) -> None:
        files = [path for folder in _SPOKEN for path in sorted((cases / folder).glob("*.yml"))]
        lists = {name: _read(cases / "reference" / f"{name}.yml") for name in _LISTS}
        spoken = [text for path in files for text in _texts(_read(path))]
        runs = [
            run for text in [*spoken, *_texts(lists)] for run in _RUN.findall(text) if not rare(run)
        ]
        self.clauses: list[str] = sorted({run for run in runs if 5 <= len(run) <= 20})
        words = {word for run in runs for word in _PARTICLES.split(run) if 2 <= len(word) <= 4}
        self.words: list[str] = [*sorted(words), "App", "QQ"]
        self.characters = "".join(sorted(words))
        self.ids = dict(_ids(lists))
        self.categories = {item["id"]: item["for"] for item in lists["categories"]["items"]}


class Speaker:
    """Makes up text for one entry: words of the library, newly paired, and some of its own."""

    def __init__(self, lexicon: Lexicon, rng: random.Random) -> None:
        self._lexicon = lexicon
        self._rng = rng
        self._fresh = ["".join(rng.choices(lexicon.characters, k=2)) for _ in range(_FRESH_WORDS)]

    def word(self) -> str:
        """A word: one of this entry's own now and then, else one of the library's."""
        own = self._rng.random() < 0.15
        return self._rng.choice(self._fresh if own else self._lexicon.words)

    def pair(self) -> str:
        """Two or three words in a row, as names and headings have them."""
        return "".join(self.word() for _ in range(self._rng.choice((2, 2, 3))))

    def sentence(self, clauses: int) -> str:
        """A sentence of so many clauses."""
        made = [self._clause() for _ in range(clauses)]
        if self._rng.random() < 0.15:
            made[-1] += f" {self._rng.randrange(1, 500) * 10} 元"
        return "，".join(made) + self._rng.choice("。。。！？")

    def text(self, sentences: int) -> str:
        """So many sentences of one to three clauses."""
        return "".join(self.sentence(self._rng.randint(1, 3)) for _ in range(sentences))

    def _clause(self) -> str:
        """A real clause, the halves of two, a clause with a word put in, or a pair of words."""
        shape = self._rng.random()
        first, second = self._rng.choices(self._lexicon.clauses, k=2)
        if shape < 0.3:
            return first
        if shape < 0.6:
            return first[: len(first) // 2] + second[len(second) // 2 :]
        if shape < 0.8:
            cut = len(first) // 2
            return first[:cut] + self.word() + first[cut:]
        return self.pair()


def chinese(value: Any) -> int:
    """How many Chinese characters a piece of data holds."""
    return sum(len(_CHINESE.findall(text)) for text in _texts(value))


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        return
    for item in value.values() if isinstance(value, dict) else value:
        yield from _texts(item)


def _ids(lists: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for name, data in lists.items():
        if name != "vocabulary":
            yield name, [item["id"] for item in data["items"]]
    for name, labels in lists["vocabulary"].items():
        if name != "kind":
            yield name, list(labels)
