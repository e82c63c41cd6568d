"""The posters: an A4 page for each entry and each category, to print and hang up.

They are finished HTML that MkDocs only copies: no nav, no search, no script, nothing but what is
printed. ``docs/decisions/0009-posters-are-finished-html.md`` says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain

import segno
from markupsafe import Markup

from generator import cores
from generator.brief import brief
from generator.catalog import Case, Catalog
from generator.model.entry import Entry, Guide, Scam
from generator.model.reference import SEVERITIES, CategoryItem, Hotline
from generator.outputs.edition import Edition
from generator.page import Asset
from generator.pages.categories import signals_of
from generator.sheet import Fit, Sentence, fitted

FOLDER = "posters"
PATHS = (f"{FOLDER}/",)
LINES = ("110", "96110")
"""The hotlines a poster names, if the list has them."""


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on one sheet; ``uri`` is the page that its QR code leads to."""

    uri: str
    title: str
    sentences: tuple[Sentence, ...]
    reviewed: date | None

    @property
    def path(self) -> str:
        return f"{FOLDER}/{self.uri.removesuffix('/')}.html"

    @property
    def fit(self) -> Fit:
        return fitted(self.title, self.sentences)


def assets(edition: Edition) -> Iterable[Asset]:
    """All posters of what is published."""
    catalog = edition.catalog
    posters = chain(_of_cases(catalog), _of_categories(catalog))
    return cores.spread(partial(_printed, edition), posters)


def _printed(edition: Edition, poster: Poster) -> Asset:
    address = edition.url(poster.uri)
    text = edition.wording.render(
        "poster.html.j2",
        poster.path,
        poster=poster,
        fit=poster.fit,
        site_name=edition.imprint.name,
        address=address,
        code=_code(address),
        lines=list(_lines(edition.catalog)),
    )
    return Asset(poster.path, text)


def _lines(catalog: Catalog) -> Iterator[tuple[Hotline, str]]:
    """Each hotline, and what it is for in a few words."""
    for id_ in LINES:
        line = catalog.hotlines.get(id_)
        if line and line.number:
            yield line, brief(line.when or line.does[0], 24)


def _code(address: str) -> Markup:
    """A QR code as SVG in the page: no style, no size of its own, no other file.

    The mask is given: trying all eight takes three times as long, and readers take any.
    """
    code = segno.make_qr(address, error="m", mask=3)
    return Markup(code.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None))


def _of_cases(catalog: Catalog) -> Iterator[Poster]:
    for case in catalog.listed:
        entry = case.entry
        yield Poster(case.uri, entry.title, _sentences(case, catalog), entry.reviewed)


def _of_categories(catalog: Catalog) -> Iterator[Poster]:
    for category in catalog.categories.values():
        cases = catalog.by_category.get(category.id, ())
        if cases:
            days = [case.entry.reviewed for case in cases if case.entry.reviewed]
            uri = f"categories/{category.id}/"
            sentences = _of_category(category, cases, catalog)
            yield Poster(uri, category.name, sentences, max(days, default=None))


def _of_category(
    category: CategoryItem, cases: Iterable[Case], catalog: Catalog
) -> tuple[Sentence, ...]:
    """By the gravest signal met that has a sentence of its own, of the gravest the most
    frequent; else by the first entry."""
    is_ = Sentence("is", category.summary)
    gravity = list(SEVERITIES)
    signals = [signal for signal, _ in signals_of(catalog, category.id)]
    for signal in sorted(signals, key=lambda item: gravity.index(item.severity)):
        if signal.hit:
            return Sentence("said", signal.hit[0]), is_, Sentence("do", signal.do)
    said, _, do = _sentences(next(iter(cases)), catalog)
    return said, is_, do


def _sentences(case: Case, catalog: Catalog) -> tuple[Sentence, Sentence, Sentence]:
    """What gives it away, what it is, what to do: the first that the entry has of each."""
    entry = case.entry
    told = next(chain(_said(entry), _seen(entry)))
    do = next(chain(_stops(entry), _advised(entry, catalog)))
    return told, Sentence("is", entry.summary), do


def _said(entry: Entry) -> Iterator[Sentence]:
    """His words, those at which to stop before all others; then his pretexts."""
    turns = [turn for script in entry.scripts for turn in script.turns]
    his = [turn for turn in turns if turn.speaker in {"scammer", "shill"}]
    yield from (Sentence("said", turn.text) for turn in his if turn.stop)
    if isinstance(entry, Scam):
        yield from (Sentence("pretext", text) for text in entry.pretexts)
    if isinstance(entry, Guide):
        yield from (Sentence("look", f"{check.look_at}：{check.odd}") for check in entry.checks)
    yield from (Sentence("said", turn.text) for turn in his)


def _seen(entry: Entry) -> Iterator[Sentence]:
    """Where nobody speaks: what he does, what happened."""
    yield from (Sentence("does", step.do) for step in entry.steps)
    yield from (Sentence("happened", incident.story) for incident in entry.incidents)
    yield from (
        Sentence("happened", turn.text) for script in entry.scripts for turn in script.turns
    )


def _stops(entry: Entry) -> Iterator[Sentence]:
    for script in entry.scripts:
        yield from (Sentence("do", turn.stop) for turn in script.turns if turn.stop)


def _advised(entry: Entry, catalog: Catalog) -> Iterator[Sentence]:
    """Advice for the moment, then any, then what its signals ask for; at last to stop at all."""
    if isinstance(entry, Scam):
        during = [advice for advice in entry.advice if advice.when == "during"]
        yield from (Sentence("do", advice.text) for advice in (*during, *entry.advice))
    if isinstance(entry, Guide):
        yield from (Sentence("do", tip.do) for tip in entry.tips)
    yield from (Sentence("do", catalog.signals[id_].do) for id_ in entry.signal_ids())
    yield Sentence("do", "先停下，不转账，不给验证码，找家人商量。")
