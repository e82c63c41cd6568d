"""What YAML passes over and editors do not: comments and blank lines, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from yaml.nodes import Node, ScalarNode

from generator.slips import LINE_BREAK, scalars

_DASHES = re.compile(r"[\s-]*-[ \t]+$")
_HASH = re.compile(r"(?:^|(?<=[ \t]))#")
_BLOCK_HEADER = re.compile(r"[|>][-+\d]*")


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, or a blank line (no text). Line and column count from 0.

    ``trails`` says that something stands before it on its line.
    """

    line: int
    column: int
    text: str = ""
    trails: bool = False


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a value stands: comments are looked for outside."""

    start: tuple[int, int]
    end: tuple[int, int]

    def holds(self, place: tuple[int, int]) -> bool:
        return self.start <= place < self.end


def remarks(text: str, root: Node) -> Iterator[Remark]:
    """All comments and blank lines of ``text``, whose tree is ``root``, from top to bottom."""
    lines = LINE_BREAK.split(text)
    inside = _spans_by_line([_span(node, lines) for node in scalars(root) if node.value])
    for number, line in enumerate(lines[:-1] if not lines[-1].strip() else lines):
        spans = inside.get(number, [])
        if not line.strip():
            if not any(span.holds((number, 0)) for span in spans):
                yield Remark(number, 0)
            continue
        for match in _HASH.finditer(line):
            if not any(span.holds((number, match.start())) for span in spans):
                yield _comment(number, line, match.start())
                break


def _comment(number: int, line: str, column: int) -> Remark:
    before = line[:column]
    if _DASHES.fullmatch(before):  # it stands before the item that begins on a later line
        return Remark(number, 0, line[column:].rstrip(), trails=True)
    return Remark(number, column, line[column:].rstrip(), trails=bool(before.strip()))


def _span(node: ScalarNode, lines: list[str]) -> _Span:
    start, end = node.start_mark, node.end_mark
    if node.style not in {"|", ">"}:
        return _Span((start.line, start.column), (end.line, end.column))
    header = _BLOCK_HEADER.match(lines[start.line], start.column)
    last = end.line if end.column else end.line - 1
    while last > start.line and not (header and "+" in header[0]) and not lines[last].strip():
        last -= 1
    return _Span((start.line + 1, 0), (last + 1, 0))


def _spans_by_line(spans: list[_Span]) -> dict[int, list[_Span]]:
    assert all(a.start <= b.start for a, b in pairwise(spans))
    out: dict[int, list[_Span]] = {}
    for span in spans:
        for number in range(span.start[0], span.end[0] + 1):
            out.setdefault(number, []).append(span)
    return out
