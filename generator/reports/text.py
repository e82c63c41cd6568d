"""For people: place, level and rule, what is wrong, the line with a caret, what to do."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from generator.diagnostics import Diagnostic
from generator.slips import LINE_BREAK

_LEVELS = {"error": "错误", "warning": "提醒", "note": "放行"}
_WIDEST = 76


def report(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str]) -> str:
    """The whole report, a blank line between findings, a count at the end; empty if clean."""
    if not diagnostics:
        return ""
    lines = {path: LINE_BREAK.split(texts.get(path, "")) for path in {d.path for d in diagnostics}}
    return "\n".join([*(_one(d, lines[d.path]) + "\n" for d in diagnostics), summary(diagnostics)])


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """How many findings of each level in how many files: one line."""
    count = Counter(d.level.value for d in diagnostics)
    parts = [f"{count[level]} 处{word}" for level, word in _LEVELS.items() if count[level]]
    return f"{len({d.path for d in diagnostics})} 个文件，{'，'.join(parts)}\n"


def _one(found: Diagnostic, lines: Sequence[str]) -> str:
    place = found.place
    head = f"{found.path}:{place.line}:{place.column}: {found.level.value}[{found.rule}] {found.message}"
    source = lines[place.line - 1] if place.line <= len(lines) else ""
    parts = [head]
    if source.strip():
        parts += _shown(source, place.line, place.column, place.width)
    said = f"已放行：{found.reason}" if found.reason else found.fix
    if said:
        parts.append(f"  = {said}")
    return "\n".join(parts)


def _shown(source: str, line: int, column: int, width: int) -> list[str]:
    """The source line and a caret under the spot, both cut to what a screen holds."""
    gutter = f"{line:>5} | "
    text = "".join(_visible(char) for char in source)
    start = column - 1
    left = 0
    while display_width(text[left:start]) > _WIDEST // 2:
        left += 1
    shown = ("…" if left else "") + _cut(text[left:], _WIDEST)
    indent = display_width(("…" if left else "") + text[left:start])
    marked = max(1, min(display_width(text[start : start + width]), _WIDEST - indent))
    return [gutter + shown.rstrip(), " " * 5 + " | " + " " * indent + "^" * marked]


def _cut(text: str, most: int) -> str:
    total = 0
    for at, char in enumerate(text):
        total += display_width(char)
        if total > most:
            return text[:at] + "…"
    return text


def _visible(char: str) -> str:
    """Tabs and invisible characters as something that can be seen; one character for one."""
    if char == "\t":
        return "→"
    return "·" if unicodedata.category(char) in {"Cc", "Cf", "Co", "Zl", "Zp"} else char


def display_width(text: str) -> int:
    """Columns on a terminal: two for a wide character, none for a combining one."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )
