"""The one entry that the texts are put into, and what is promised of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from click.testing import CliRunner

from generator.cli import main
from generator.formatting.punctuation import WORDS
from generator.model import FOLDERS
from tests.any.seeds import Loc, Seed, Spot

NAME = "any-text"
_WIDE = dict(zip(",;:?!", "，；：？！", strict=True))


def fit(spot: Spot, text: str) -> str:
    """As much of ``text`` as its field takes."""
    whole = text if spot.is_prose else " ".join(text.split("\n")).replace("\t", " ")
    return whole.strip()[: spot.most].strip() or "字"


def kept(loc: Loc, text: str) -> str:
    """What ``format`` promises to keep of a text: all of it, with half-width punctuation between
    two Chinese characters made full-width where the words are an editor's."""
    key = next(step for step in reversed(loc) if isinstance(step, str))
    if key not in WORDS or loc[0] == "sources":
        return text
    out = list(text)
    for at in range(1, len(text) - 1):
        if _is_chinese(text[at - 1], "”’》）】") and _is_chinese(text[at + 1], "“‘《（【"):
            out[at] = _WIDE.get(text[at], text[at])
    return "".join(out)


def _is_chinese(sign: str, marks: str) -> bool:
    return 0x4E00 <= ord(sign) <= 0x9FFF or sign in marks


def put(project: Path, seed: Seed, text: str) -> Path:
    """Write ``text`` as the one entry, whatever kind it was before."""
    for folder in FOLDERS.values():
        (project / "cases" / folder / f"{NAME}.yml").unlink(missing_ok=True)
    path = project / "cases" / FOLDERS[seed.kind] / f"{NAME}.yml"
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def formatted_file(project: Path, path: Path) -> str:
    """The file after the command ``fanzha format``; a second run finds nothing left to do."""
    for words in ([], ["--check"]):
        result = CliRunner().invoke(main, ["format", *words, str(path), "--root", str(project)])
        assert result.exit_code == 0, result.output
    return path.read_text(encoding="utf-8")


def at(data: Any, loc: Loc) -> Any:
    """What stands at ``loc``."""
    for step in loc:
        data = data[step]
    return data
