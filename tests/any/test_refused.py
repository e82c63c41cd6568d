"""Text that no field takes is refused at its place, by the name of the field; nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st

from generator.cli import main
from generator.diagnostics import Place
from generator.model import FOLDERS
from generator.site import load
from tests.any.entry import NAME, at, formatted_file, put
from tests.any.seeds import Loc, Seed, Spot, seeds
from tests.any.strategies import CONTROL, HIDDEN, LINES

SPOTS = [(seed, spot) for seed in seeds() for spot in seed.spots]
SPOT = st.sampled_from(SPOTS)


def put_text(project: Path, seed: Seed, spot: Spot, text: str) -> tuple[str, Any]:
    """The file with ``text`` in one field, after ``format``; and what ``check`` finds there."""
    path = put(project, seed, seed.with_texts({spot.loc: text}))
    file = formatted_file(project, path)
    site = load(project)
    found = [d for d in site.diagnostics if d.path.endswith(f"{FOLDERS[seed.kind]}/{NAME}.yml")]
    node = node_at(yaml.compose(file), spot.loc)
    here = [d for d in found if is_within(d.place, node)]
    return file, (NAME in site.catalog.by_id, here)


def node_at(node: Any, loc: Loc) -> Any:
    for step in loc:
        pairs = node.value if isinstance(step, str) else enumerate(node.value)
        node = next(value for key, value in pairs if getattr(key, "value", key) == step)
    return node


def is_within(place: Place, node: Any) -> bool:
    start, end = node.start_mark, node.end_mark
    spot = (place.line - 1, place.column - 1)
    return bool((start.line, start.column) <= spot <= (end.line, end.column))


def exit_code(project: Path) -> int:
    return CliRunner().invoke(main, ["check", "--root", str(project)]).exit_code


@given(spot=SPOT, before=LINES, sign=st.sampled_from(CONTROL), after=LINES)
@example(spot=SPOTS[1], before="甲", sign="\r", after="乙")
def test_control_characters(
    project: Path, spot: tuple[Seed, Spot], before: str, sign: str, after: str
) -> None:
    text = f"一{before[:20]}{sign}{after[:20]}二"
    file, (is_read, here) = put_text(project, *spot, text)
    assert at(yaml.load(file, yaml.BaseLoader), spot[1].loc)[-1] == "二"
    assert not is_read
    assert {d.rule for d in here} == {"control-character" if spot[1].is_prose else "one-line"}
    assert spot[1].field.title in here[0].message
    assert exit_code(project) == 1


@given(spot=SPOT, before=LINES, gap=st.sampled_from(["\n", "\t", "\n\n", "\n  "]))
def test_breaks_within_one_line(
    project: Path, spot: tuple[Seed, Spot], before: str, gap: str
) -> None:
    _, (is_read, here) = put_text(project, *spot, f"一{before[:20]}{gap}二")
    assert is_read == spot[1].is_prose
    assert ("one-line" in {d.rule for d in here}) == (not spot[1].is_prose)


@given(spot=SPOT, piece=LINES)
def test_too_long(project: Path, spot: tuple[Seed, Spot], piece: str) -> None:
    text = f"一{piece}二" * (spot[1].most // (len(piece) + 2) + 1)
    _, (is_read, here) = put_text(project, *spot, text)
    assert not is_read
    [finding] = [d for d in here if d.rule == "too-long"]
    assert spot[1].field.title in finding.message
    assert str(len(text)) in finding.message


@given(spot=SPOT, text=st.text(" \t\n\u3000\u00a0\u2003", max_size=5))
def test_nothing_at_all(project: Path, spot: tuple[Seed, Spot], text: str) -> None:
    _, (is_read, here) = put_text(project, *spot, text)
    assert not is_read
    assert "empty" in {d.rule for d in here}


@given(spot=SPOT, before=LINES, sign=st.sampled_from(HIDDEN), after=LINES)
def test_hidden_characters(
    project: Path, spot: tuple[Seed, Spot], before: str, sign: str, after: str
) -> None:
    _, (is_read, here) = put_text(project, *spot, f"一{before[:20]}二{sign}{after[:20]}三")
    assert is_read
    told = [d.message for d in here if d.rule == "hidden-character"]
    assert any(f"U+{ord(sign):04X}" in message for message in told)
    assert exit_code(project) == 1
