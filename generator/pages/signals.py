"""The index by what he says, and one page a signal: hear this, stop."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.reference import PARTS, Signal
from generator.page import Page
from generator.search import Record
from generator.templating import Wording

PATHS = ("signals/",)

TITLE = "他说了什么"


def pages(wording: Wording) -> Iterator[Page]:
    catalog = wording.catalog
    here = "signals/index.md"
    by_part = {part: [s for s in catalog.signals.values() if s.part == part] for part in PARTS}
    parts_of = [(part, signals) for part, signals in by_part.items() if signals]
    yield Page(here, TITLE, wording.render("signals.md.j2", here, title=TITLE, parts_of=parts_of))
    for signal in catalog.signals.values():
        here = f"signals/{signal.id}.md"
        yield Page(
            here,
            signal.name,
            wording.render("signal.md.j2", here, signal=signal),
            source=catalog.path_of("signals"),
            description=signal.do,
            record=_record(signal),
        )


def _record(signal: Signal) -> Record:
    items = [("title", signal.name)]
    items += [("phrase", text) for text in (*signal.phrases, *signal.hit)]
    items += [("advice", signal.do), ("body", signal.why), ("body", signal.genuine)]
    return Record(f"signals/{signal.id}/", signal.name, "signal", tuple(items))
