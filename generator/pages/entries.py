"""One page an entry: tricks and guides, each by the template of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator import cores
from generator.catalog import Case, Catalog
from generator.model.entry import Entry, Guide, Scam
from generator.page import Page
from generator.search import Record
from generator.templating import Wording

PATHS = ("scams/", "merchants/")

Items = Iterator[tuple[str, str]]


def pages(wording: Wording) -> Iterable[Page]:
    return cores.spread(partial(_page, wording), wording.catalog.cases)


def _page(wording: Wording, case: Case) -> Page:
    here = case.uri.removesuffix("/") + ".md"
    return Page(
        path=here,
        title=case.entry.title,
        text=wording.render(f"{case.entry.kind}.md.j2", here, case=case),
        source=case.document.path,
        description=case.entry.summary,
        record=_record(case, wording.catalog) if case.is_listed else None,
        is_draft=case.entry.status == "draft",
        is_indexed=case.is_listed,
        meta={"scripts": ["entry.js"]},
    )


def _record(case: Case, catalog: Catalog) -> Record:
    entry = case.entry
    items = [*_common(entry, catalog)]
    items += _of_scam(entry, catalog) if isinstance(entry, Scam) else _of_guide(entry)
    return Record(case.uri, entry.title, entry.kind, tuple(items))


def _common(entry: Entry, catalog: Catalog) -> Items:
    yield "title", entry.title
    yield from (("alias", alias) for alias in entry.aliases)
    for script in entry.scripts:
        if script.title:
            yield "script", script.title
        for turn in script.turns:
            yield "script", turn.text
            if turn.stop:
                yield "advice", turn.stop
    yield "body", entry.summary
    yield from (("body", step.do) for step in entry.steps)
    for pair in entry.compare:
        yield from (("body", text) for text in (pair.point, pair.real, pair.fake))
    for question in entry.questions:
        yield from (("body", text) for text in (question.ask, question.answer))
    yield from (("body", note.text) for note in entry.notes)
    yield from (("body", risk.text) for risk in entry.risks)
    for incident in entry.incidents:
        texts = (incident.place, incident.who, incident.story, incident.noticed, incident.result)
        yield from (("body", text) for text in texts if text)
    yield "body", catalog.categories[entry.category].name


def _of_scam(entry: Scam, catalog: Catalog) -> Items:
    yield from (("alias", pretext) for pretext in entry.pretexts)
    yield from (("advice", advice.text) for advice in entry.advice)
    yield from (("body", tool.name) for tool in entry.tools if tool.name)
    for of, ids in (
        ("roles", entry.impersonates),
        ("channels", entry.channels),
        ("asks_for", entry.asks_for),
    ):
        yield from (("body", catalog.label(of, item)) for item in ids)


def _of_guide(entry: Guide) -> Items:
    for tip in entry.tips:
        yield from (("advice", text) for text in (tip.title, tip.do, tip.why) if text)
    for check in entry.checks:
        texts = (check.look_at, check.odd, check.real_can_also)
        yield from (("body", text) for text in texts if text)
    if entry.trade:
        yield from (("body", line) for line in entry.trade.how)
