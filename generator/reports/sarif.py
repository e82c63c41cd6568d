"""SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from generator.diagnostics import Diagnostic


def report(diagnostics: Sequence[Diagnostic], _texts: Mapping[str, str]) -> str:
    """One run with its rules and results; columns are counted in Unicode code points."""
    rules = sorted({found.rule for found in diagnostics})
    return (
        json.dumps(
            {
                "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
                "version": "2.1.0",
                "runs": [
                    {
                        "tool": {"driver": {"name": "fanzha", "rules": [{"id": r} for r in rules]}},
                        "columnKind": "unicodeCodePoints",
                        "results": [_result(found, rules) for found in diagnostics],
                    }
                ],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def _result(found: Diagnostic, rules: Sequence[str]) -> dict[str, object]:
    place = found.place
    words = f"{found.message}。{found.fix}" if found.fix else found.message
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": place.column + place.width,
    }
    return {
        "ruleId": found.rule,
        "ruleIndex": rules.index(found.rule),
        "level": found.level.value,
        "message": {"text": words},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(found.path)},
                    "region": region,
                }
            }
        ],
        **_suppressed(found),
    }


def _suppressed(found: Diagnostic) -> dict[str, object]:
    """What an exempted finding bears: viewers then count it as dealt with."""
    if not found.reason:
        return {}
    return {"suppressions": [{"kind": "inSource", "justification": found.reason}]}
