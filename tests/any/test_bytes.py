"""``fanzha check`` never crashes, whatever the bytes of a file: an entry, a list, a page by hand.

What it finds stands in the file; ``format`` leaves such a file alone or keeps what it says.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.formatting import formatted
from generator.formatting.punctuation import narrowed
from generator.source import read
from tests.any.checked import found_alone, sound_report
from tests.any.mutation import mutated
from tests.any.strategies import BYTES, YAML_TEXTS
from tests.projects import REPO

LIBRARY = REPO / "tests" / "library"
PLACES = (
    "cases/scams/any.yml",
    "cases/scams/fake-refund.yml",
    "cases/merchants/empty-tracking.yml",
    *sorted(path.relative_to(LIBRARY).as_posix() for path in LIBRARY.glob("cases/reference/*")),
    "content/any.md",
)
PLACE = st.sampled_from(PLACES)
ENTRIES = sorted(path for root in (LIBRARY, REPO) for path in (root / "cases").glob("[sm]*/*.yml"))
LISTS = sorted((LIBRARY / "cases" / "reference").glob("*.yml"))
ORIGINAL = st.sampled_from([*ENTRIES, *LISTS])


@contextmanager
def put(project: Path, place: str, raw: bytes) -> Iterator[None]:
    """The file at ``place`` with other bytes, for as long as it is looked at."""
    path = project / place
    before = path.read_bytes() if path.exists() else None
    path.write_bytes(raw)
    try:
        yield
    finally:
        path.unlink() if before is None else path.write_bytes(before)


def is_kept_by_format(raw: bytes) -> None:
    """``format`` refuses, or gives a text that says the same and is left as it is next time."""
    result = formatted("a.yml", raw)
    if result.refused:
        assert result.text == result.before
        return
    before, after = (read("a.yml", text).document for text in (raw, result.text.encode()))
    assert before
    assert after
    assert bare(after.data) == bare(before.data)
    again = formatted("a.yml", result.text.encode())
    assert (again.refused, again.text) == ((), result.text)


def bare(value: Any) -> Any:
    """Data without the one difference that formatting may make: the width of punctuation."""
    if isinstance(value, dict):
        return {key: bare(inner) for key, inner in value.items()}
    return [bare(inner) for inner in value] if isinstance(value, list) else narrowed(value)


@given(place=PLACE, raw=BYTES)
@example(place="cases/scams/any.yml", raw=b"kind: scam\rtitle: \xff")
@example(place="content/any.md", raw=b"---\n[\n---\n")
@example(place="content/any.md", raw=b"---\na: 2026-13-45\n---\n")
def test_any_bytes(project: Path, place: str, raw: bytes) -> None:
    with put(project, place, raw):
        sound_report(project)
    is_kept_by_format(raw)


@given(place=PLACE, text=YAML_TEXTS)
@example(place="cases/scams/any.yml", text="kind: scamb: ")
@example(place="cases/scams/any.yml", text="kind: scam\n<<: [")
def test_any_yaml(project: Path, place: str, text: str) -> None:
    with put(project, place, text.encode("utf-8", "surrogatepass")):
        sound_report(project)
    is_kept_by_format(text.encode("utf-8", "surrogatepass"))


@given(changed=ORIGINAL.flatmap(lambda path: st.tuples(st.just(path), mutated(path))))
def test_mutated_files(project: Path, changed: tuple[Path, bytes]) -> None:
    original, raw = changed
    place = f"cases/{original.parent.name}/{original.name}"
    with put(project, place, raw):
        found = sound_report(project)
        assert found_alone(project, place) == [one for one in found if one["path"] == place]
    is_kept_by_format(raw)


def test_what_is_mutated_is_sound() -> None:
    assert len(ENTRIES) > 8
    assert {path.stem for path in LISTS} == {"categories", "couriers", "glossary", "hotlines"} | {
        *("laws", "outlets", "signals", "vocabulary")
    }
    for path in (*ENTRIES, *LISTS):
        assert yaml.load(path.read_bytes(), yaml.CBaseLoader)
        assert not formatted(path.name, path.read_bytes()).refused
