"""What a file says, piece by piece: its texts as YAML reads them, and its remarks.

A number that is folded over two lines, or written with escapes, is whole here; and each spot of
a piece still knows where it stands in the file.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode

from generator.diagnostics import Place
from generator.slips import LINE_BREAK

_HASH = re.compile(r"(?:^|(?<=[ \t]))#[^\r\n]*", re.MULTILINE)


class Passage(NamedTuple):
    """One text. ``raw`` is how it stands in the file, from ``line`` and ``column`` (from 1) on."""

    key: str
    text: str
    raw: str
    line: int
    column: int
    is_remark: bool = False

    def spot(self, start: int, end: int) -> Place:
        """Where ``text[start:end]`` stands; the whole text's place where it is not literal."""
        wanted = self.text[start:end]
        if self.raw == self.text:
            return self._at(start, end)
        folded = re.compile(r"\s*".join(map(re.escape, wanted.split()))) if wanted.split() else None
        hits = list(folded.finditer(self.raw)) if folded else []
        if not hits:
            return self._at(0, len(LINE_BREAK.split(self.raw)[0]))
        earlier = self.text[:start].count(wanted)
        hit = hits[min(earlier, len(hits) - 1)]
        return self._at(*hit.span())

    def _at(self, start: int, end: int) -> Place:
        before = LINE_BREAK.split(self.raw[:start])
        column = len(before[-1]) + (self.column if len(before) == 1 else 1)
        width = len(LINE_BREAK.split(self.raw[start:end])[0])
        return Place(self.line + len(before) - 1, column, max(1, width))


def passages(text: str, root: Node) -> tuple[Passage, ...]:
    """Every value of ``root``, the tree of ``text``, in the order of the file; then the remarks."""
    said = list(_values(root, ""))
    values = [
        Passage(key, node.value, text[node.start_mark.index : node.end_mark.index], *_start(node))
        for key, node in said
        if node.value
    ]
    spans = sorted((n.start_mark.index, n.end_mark.index) for n in _scalars(root))
    return (*values, *_remarks(text, spans))


def _start(node: ScalarNode) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _values(node: Node, key: str) -> Iterator[tuple[str, ScalarNode]]:
    if isinstance(node, ScalarNode):
        yield key, node
    elif isinstance(node, MappingNode):
        for name, value in node.value:
            yield from _values(value, str(name.value))
    else:
        for item in node.value:
            yield from _values(item, key)


def _scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
        return
    for child in node.value:
        for part in child if isinstance(child, tuple) else (child,):
            yield from _scalars(part)


def _remarks(text: str, spans: list[tuple[int, int]]) -> Iterator[Passage]:
    """The comments: what begins with ``#`` and lies in no value."""
    starts = [start for start, _ in spans]
    at = 0
    while match := _HASH.search(text, at):
        before = bisect_right(starts, match.start()) - 1
        if before >= 0 and match.start() < spans[before][1]:
            at = match.start() + 1
            continue
        at = match.end()
        lines = LINE_BREAK.split(text[: match.start()])
        said = match[0]
        yield Passage("", said, said, len(lines), len(lines[-1]) + 1, is_remark=True)


COMMON = frozenset(
    bytes((row, cell)).decode("gb2312", "ignore")
    for row in range(0xA1, 0xF8)
    for cell in range(0xA1, 0xFF)
) | frozenset(map(chr, range(128)))
"""GB 2312 and ASCII: the characters of plain simplified text."""

_RARE = re.compile(rb"\\(?:x(..)|u(....)|U(........))")


def rare(text: str) -> frozenset[str]:
    """The characters of ``text`` that are not common; a codec looks at each in no time."""
    codes = _RARE.findall(text.encode("gb2312", "backslashreplace"))
    return frozenset(chr(int(b"".join(code), 16)) for code in codes if _is_hex(b"".join(code)))


def _is_hex(code: bytes) -> bool:
    """Whether it names a character: a backslash of the text itself may be followed by anything."""
    try:
        return int(code, 16) <= sys.maxunicode
    except ValueError:
        return False


_FIGURE = re.compile(r"[0-9][0-9 \r\n\-]{5,}[0-9]")
_DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
_LEAST = 7
_NO_FIGURE = re.compile(
    r"[ \-]*(?:url|archived|site|file|host|query|date|retrieved|reviewed|verified|when|id|source"
    r"|since|call|report_to) *:"
)
"""Lines on which a long figure is a date, an address or an id."""


def has_figures(text: str) -> bool:
    """Whether a number of seven digits or more stands where none is expected."""
    if any(digit in text for digit in "０１２３４５６７８９"):
        return True
    return any(_is_figure(text, match) for match in _FIGURE.finditer(text))


def _is_figure(text: str, match: re.Match[str]) -> bool:
    if _NO_FIGURE.match(text, text.rfind("\n", 0, match.start()) + 1):
        return False
    left = _DAY.sub("", match[0])
    return sum(character.isdecimal() for character in left) >= _LEAST
