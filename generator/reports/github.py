"""Workflow commands, which a forge shows as annotations beside the changed lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.diagnostics import Diagnostic, Level

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def report(diagnostics: Sequence[Diagnostic], _texts: Mapping[str, str]) -> str:
    """One ``::error``, ``::warning`` or ``::notice`` line a finding."""
    return "".join(_one(found) for found in diagnostics)


def _one(found: Diagnostic) -> str:
    properties = ",".join(
        f"{name}={str(value).translate(_PROPERTY)}"
        for name, value in (
            ("file", found.path),
            ("line", found.place.line),
            ("col", found.place.column),
            ("title", found.rule),
        )
    )
    said = f"已放行：{found.reason}" if found.reason else found.fix
    words = f"{found.message}。{said}" if said else found.message
    return f"::{_COMMANDS[found.level]} {properties}::{words.translate(_DATA)}\n"
