"""For programs: a list of findings and their count."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from generator.diagnostics import Diagnostic

SCHEMA_VERSION = 1


def report(diagnostics: Sequence[Diagnostic], _texts: Mapping[str, str]) -> str:
    """``{schema_version, errors, warnings, notes, diagnostics: [{path, line, column, ...}]}``."""
    levels = [found.level.value for found in diagnostics]
    return (
        json.dumps(
            {
                "schema_version": SCHEMA_VERSION,
                "errors": levels.count("error"),
                "warnings": levels.count("warning"),
                "notes": levels.count("note"),
                "diagnostics": [_one(found) for found in diagnostics],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def _one(found: Diagnostic) -> dict[str, object]:
    return {
        "path": found.path,
        "line": found.place.line,
        "column": found.place.column,
        "width": found.place.width,
        "level": found.level.value,
        "rule": found.rule,
        "message": found.message,
        "fix": found.fix,
        **({"exempted": found.reason} if found.reason else {}),
    }
