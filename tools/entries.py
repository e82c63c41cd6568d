"""A project folder of generated entries, to measure with: ``python -m tools.entries DIR COUNT``.

The entries are nonsense in the real format: made of the library's own words, as long and as
varied as real ones, and valid (``fanzha check --root DIR``). They are a fixture of the
benchmark and never belong in ``cases/``. The same library and count give the same files.
"""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.rules import blaming_words, recipe_words
from tools.bench_maker import HOST, Fields, Ids, Maker, name_of
from tools.bench_words import Lexicon

ROOT = Path(__file__).parents[1]

_MARK = "# 测速用的胡话，由 tools/entries.py 生成；不是案例，不可引用。"
_OUTLET = f"  - host: {HOST}\n    publisher: 测速用\n    kind: reference\n"
_COPIED = ("content", "site-overrides", "cases/reference", "mkdocs.yml")
_TIES = re.compile(r"^ +see: \[[^]]*\]\n", re.MULTILINE)
"""Ties of the reference lists to entries, which a project of generated ones does not have."""

_ACCUSING = "嫌疑人|被告人|主犯|从犯|案犯|通缉犯|诈骗犯|罪犯|骗子名?叫|真名叫|是个?骗子|诈骗罪|涉嫌诈骗|因诈骗"
_REFUSED = re.compile(f"{blaming_words.WORDS.pattern}|{recipe_words.WORDS.pattern}|{_ACCUSING}")
"""Words of the lists that no entry may say, or that would make a name of the nonsense next to
them."""

_GUIDE_EVERY = 10


def make(folder: Path, count: int, *, source: Path = ROOT) -> None:
    """Write a project of ``count`` entries into ``folder``, with ``source``'s lists and pages."""
    for name in _COPIED:
        copy = shutil.copytree if (source / name).is_dir() else shutil.copy2
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        copy(source / name, folder / name)
    for path in (folder / "cases/reference").glob("*.yml"):
        path.write_text(_TIES.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    with (folder / "cases/reference/outlets.yml").open("a", encoding="utf-8") as outlets:
        outlets.write(_OUTLET)
    for place, fields in entries(Lexicon(source / "cases"), count):
        path = folder / "cases" / place
        path.parent.mkdir(exist_ok=True)
        text = "\n".join([_MARK, *_lines(fields), ""])
        path.write_text(_REFUSED.sub("某某", text), encoding="utf-8")


def entries(lexicon: Lexicon, count: int) -> Iterator[tuple[str, Fields]]:
    """(place below ``cases/``, fields) of each entry."""
    titles: set[str] = set()
    for number in range(1, count + 1):
        maker = Maker(lexicon, number)
        fields = maker.guide() if number % _GUIDE_EVERY == 0 else maker.scam()
        while fields["title"] in titles:
            fields["title"] = maker.title()
        titles.add(fields["title"])
        folder = "merchants" if fields["kind"] == "merchant" else "scams"
        yield f"{folder}/{name_of(number)}.yml", fields


def _lines(fields: Fields) -> Iterator[str]:
    """YAML as editors write it: ids in brackets, words on lines of their own, no quotes."""
    for key, value in fields.items():
        if isinstance(value, str):
            yield f"{key}: {value}"
        elif isinstance(value, Ids):
            yield f"{key}: [{', '.join(value)}]"
        else:
            yield f"{key}:"
            yield from _nested(value)


def _nested(value: Fields | list[Any]) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (f"  {line}" for line in _lines(value))
        return
    for item in value:
        first, *rest = [item] if isinstance(item, str) else _lines(item)
        yield f"  - {first}"
        yield from (f"    {line}" for line in rest)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    parser.add_argument("count", type=int)
    given = parser.parse_args()
    given.folder.mkdir(parents=True)
    make(given.folder, given.count)


if __name__ == "__main__":
    main()
