"""What is published is looked over once a year.

Bad: ``reviewed`` more than a year ago, or no ``reviewed`` at all.

Good: read the entry against its sources again, then write the day: ``reviewed: 2026-11-22``.
A release (``fanzha check --release``) refuses what has not been reviewed for 18 months.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic, Level

ID = "review-due"

WHY = (
    "手法、号码、规定都会变。已发布的一年内要对照来源重看一遍，把 reviewed 改成那天；"
    "超过 18 个月没看的，发布时（check --release）不放行。"
)

DUE, EXPIRED = 12, 18
"""Months since the last review: from when an editor is reminded, from when nothing is released."""


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    for case in catalog.cases:
        if not case.is_listed:
            continue
        reviewed = case.entry.reviewed
        months = months_between(reviewed, catalog.today) if reviewed else EXPIRED
        if months < DUE:
            continue
        refused = catalog.release and months >= EXPIRED
        said = f"上次复核已经过去 {months} 个月" if reviewed else "还没有复核过"
        yield case.diagnose(
            ("reviewed",) if reviewed else ("status",),
            ID,
            said,
            "对照来源重看一遍，再把 reviewed 改成今天",
            level=Level.ERROR if refused else Level.WARNING,
        )


def months_between(earlier: date, later: date) -> int:
    """Whole months from one day to another."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)
