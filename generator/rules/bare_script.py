"""A script shows where it gives itself away, and where to hang up.

Bad: a talk in which no turn bears ``signals`` or none bears ``stop``.

Good: the telling turns name their signals, and the one to hang up at bears ``stop``. A talk in
which no fraudster speaks has nothing to show.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic, Level
from generator.model.entry import Scam

ID = "bare-script"

WHY = (
    "对话不是故事，是让人认出来的。露馅的那句要标出 signals，该挂断的那句要写 stop，"
    "读者才知道听到哪句就停。没有骗子开口的对话不算。"
)


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    for case in catalog.cases:
        if not (case.is_listed and isinstance(case.entry, Scam)):
            continue
        for at, script in enumerate(case.entry.scripts):
            if not any(turn.scammer or turn.shill for turn in script.turns):
                continue
            for key, words, fix in (
                ("signals", "露馅的信号", "在露馅的那一句下面写 signals: [信号的 id]"),
                ("stop", "该停的地方", "在该挂断的那一句下面写 stop: 听到什么就停"),
            ):
                if not any(getattr(turn, key) for turn in script.turns):
                    message = f"这段对话里没有标出{words}"
                    loc = ("scripts", at)
                    yield case.diagnose(loc, ID, message, fix, level=Level.WARNING)
