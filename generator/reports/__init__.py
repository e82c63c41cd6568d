"""How findings are told: to people as text, to forges and tools in their own formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from generator.diagnostics import Diagnostic
from generator.reports import github, json, sarif, text

Texts = Mapping[str, str]
"""Path -> the file's text, for reports that show the line."""

Report = Callable[[Sequence[Diagnostic], Texts], str]

REPORTS: dict[str, Report] = {
    "text": text.report,
    "github": github.report,
    "json": json.report,
    "sarif": sarif.report,
}
