"""Files of the library with the mistakes that people and programs make with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from generator.source import read
from tests.any.strategies import CONTROL, HIDDEN, LINES, NASTY, YAML_DATA, yaml_text

Draw = Callable[[st.SearchStrategy[Any]], Any]
_LETTERS = st.sampled_from(["\t", "\u3000", "：", ":", "-", "#", "'", '"', "&", "*", "!", "[", "{"])
_PIECES = st.one_of(
    _LETTERS,
    st.sampled_from(NASTY),
    st.sampled_from([*CONTROL, *HIDDEN, "\n", "\r", "\r\n"]),
    LINES,
)


@st.composite
def mutated(draw: Draw, original: Path) -> bytes:
    """The file's bytes with one to four changes, one after the other."""
    raw = original.read_bytes()
    for change in draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=4)):
        raw = change(draw, raw)
    return raw


def _at(draw: Draw, many: int) -> int:
    number: int = draw(st.integers(0, max(0, many - 1)))
    return number


def _without_lines(draw: Draw, raw: bytes) -> bytes:
    lines = raw.splitlines(keepends=True)
    at = _at(draw, len(lines))
    return b"".join(lines[:at] + lines[at + draw(st.integers(1, 4)) :])


def _with_lines_again(draw: Draw, raw: bytes) -> bytes:
    lines = raw.splitlines(keepends=True)
    at, to = _at(draw, len(lines)), _at(draw, len(lines))
    return b"".join(lines[:to] + lines[at : at + draw(st.integers(1, 4))] + lines[to:])


def _with_lines_swapped(draw: Draw, raw: bytes) -> bytes:
    lines = raw.splitlines(keepends=True)
    if lines:
        at, other = _at(draw, len(lines)), _at(draw, len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    return b"".join(lines)


def _with_indent_changed(draw: Draw, raw: bytes) -> bytes:
    lines = raw.splitlines(keepends=True)
    if lines:
        at = _at(draw, len(lines))
        lines[at] = draw(st.sampled_from([b"", b" ", b"  ", b"\t", b"      "])) + lines[at].lstrip()
    return b"".join(lines)


def _with_a_piece(draw: Draw, raw: bytes) -> bytes:
    text = raw.decode("utf-8", "surrogateescape")
    at = _at(draw, len(text) + 1)
    return f"{text[:at]}{draw(_PIECES)}{text[at:]}".encode("utf-8", "surrogateescape")


def _with_bytes(draw: Draw, raw: bytes) -> bytes:
    at = _at(draw, len(raw) + 1)
    put_in: bytes = draw(st.binary(min_size=1, max_size=4))
    return raw[:at] + put_in + raw[at + draw(st.integers(0, 4)) :]


def _cut(draw: Draw, raw: bytes) -> bytes:
    at = _at(draw, len(raw) + 1)
    return raw[:at] if draw(st.booleans()) else raw[at:]


def _with_a_value_of_another_kind(draw: Draw, raw: bytes) -> bytes:
    """One value, of any depth, become anything else."""
    document = read("", raw).document
    places = list(_places(document.data)) if document else []
    if document is None or not places:
        return raw
    holder, key = draw(st.sampled_from(places))
    holder[key] = draw(YAML_DATA)
    return draw(yaml_text(document.data)).encode("utf-8", "surrogatepass")


def _places(value: Any) -> Any:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(pairs) if isinstance(value, dict | list) else ():
        yield value, key
        if isinstance(inner, dict | list):
            yield from _places(inner)


CHANGES = (
    _without_lines,
    _with_lines_again,
    _with_lines_swapped,
    _with_indent_changed,
    _with_a_piece,
    _with_bytes,
    _cut,
    _with_a_value_of_another_kind,
)
