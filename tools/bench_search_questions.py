"""What the searches are asked, and what would be a right answer."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

from generator.search import normalise
from tools.entries import ROOT

GOLDEN = ROOT / "tests" / "search" / "golden.yml"
_SEED = 3
_EACH = 10
_LENGTHS = (2, 3, 4, 6, 8, 12)
_MESSAGE = 300
_RUN = re.compile(r"[\u4e00-\u9fff]{3,}")
_SENTENCES = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff，。！？]{39,}")


class Question(NamedTuple):
    """``wanted`` pages are right; ``holding`` are those where the question itself stands."""

    text: str
    wanted: frozenset[str]
    holding: frozenset[str]

    @property
    def length(self) -> int:
        """Characters as they are compared."""
        return len(normalise(self.text))


class Pages:
    """The text of every page as it is compared, by address."""

    def __init__(self, docs: Path) -> None:
        self.raw = {
            _uri(path.relative_to(docs)): _text(path) for path in sorted(docs.rglob("*.md"))
        }
        self.alike: Mapping[str, str] = {uri: normalise(text) for uri, text in self.raw.items()}

    def holding(self, text: str) -> frozenset[str]:
        run = normalise(text)
        return frozenset(uri for uri, alike in self.alike.items() if run in alike)


def golden(pages: Pages) -> list[Question]:
    """The golden questions of the tests."""
    blocks = yaml.safe_load(GOLDEN.read_text(encoding="utf-8"))
    found = []
    for block in blocks:
        wanted = block.pop("want")
        uris = frozenset([wanted] if isinstance(wanted, str) else wanted)
        texts = [text for of_kind in block.values() for text in of_kind]
        found += [Question(text, uris, pages.holding(text)) for text in texts]
    return found


def runs(pages: Pages) -> list[Question]:
    """Stretches of two to twelve characters from the middle of sentences: the pages that hold them
    are right, and no other."""
    rng = random.Random(_SEED)
    entries = [uri for uri in pages.raw if uri.startswith(("scams/g", "merchants/g"))]
    return [_run(pages, rng, entries, length) for length in _LENGTHS for _ in range(_EACH)]


def _run(pages: Pages, rng: random.Random, entries: list[str], length: int) -> Question:
    stretches = [run for run in _RUN.findall(pages.raw[rng.choice(entries)]) if len(run) >= length]
    if not stretches:
        return _run(pages, rng, entries, length)
    stretch = rng.choice(stretches)
    start = rng.randint(0, len(stretch) - length)
    text = stretch[start : start + length]
    holding = pages.holding(text)
    return Question(text, holding, holding)


def messages(pages: Pages, count: int) -> Iterator[str]:
    """Messages of 300 characters, made of an entry's sentences, as readers paste them."""
    rng = random.Random(_SEED)
    entries = [uri for uri in pages.raw if uri.startswith(("scams/", "merchants/"))]
    for uri in rng.sample(entries, count):
        text = "".join(_SENTENCES.findall(pages.raw[uri]))
        yield f"【通知】{text}"[:_MESSAGE]


def _uri(path: Path) -> str:
    stem = path.as_posix().removesuffix(".md")
    return stem.removesuffix("index") if stem.endswith("index") else f"{stem}/"


def _text(path: Path) -> str:
    """What readers read of a page: without its sources, links and markup."""
    text, _, _ = path.read_text(encoding="utf-8").partition("\n## 来源 {")
    return html.unescape(re.sub(r"<[^>]+>|\]\([^)]*\)", "", text))
