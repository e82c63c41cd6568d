"""Scripts are sent without comments, and nothing else of them changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.scripts import bare

SCRIPTS = sorted((Path(__file__).parent.parent / "site-overrides" / "assets").rglob("*.js"))

COMMENTED = """/** What it does.
 *
 * @param {string} text `of` it
 */
export function told(text) {
  /** @type {string[]} */
  const rows = [];
  const both = (/** @type {string} */ one) => one; /** stays */
  return `${rows}${both(text)}/* stays */`; // stays
}
"""
BARE = """export function told(text) {
  const rows = [];
  const both = (/** @type {string} */ one) => one; /** stays */
  return `${rows}${both(text)}/* stays */`; // stays
}
"""


def test_comments_that_have_their_lines_to_themselves_go() -> None:
    assert bare(COMMENTED) == BARE
    assert bare(BARE) == BARE


@pytest.mark.parametrize(
    "script",
    [
        "const a = `\n/** text */\n`;\n",
        "const a = `${1}` + `\n/** text */\n`;\n",
        "/** @type {A} */ const a = 1;\nconst b = 2; /** c */\n",
        "/*! licence */\nconst a = 1;\n",
    ],
)
def test_what_may_be_text_or_belongs_to_code_stays(script: str) -> None:
    assert bare(script) == script


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_only_whole_lines_of_comments_are_missing(path: Path) -> None:
    script = path.read_text(encoding="utf-8")
    gone = [line[2:] for line in ndiff(script, bare(script)) if line[0] != " "]
    assert bool(gone) == ("\n/**" in f"\n{script}")
    assert [line for line in gone if not line.lstrip().startswith(("/**", "*"))] == []


def ndiff(old: str, new: str) -> Iterator[str]:
    """Each line of the old with two blanks before it, or "- " if the new has it not there."""
    left = iter(old.splitlines())
    for wanted in [*new.splitlines(), None]:
        for line in left:
            yield f"{' ' if line == wanted else '-'} {line}"
            if line == wanted:
                break
