"""What is still missing, found in the catalog itself: work for volunteers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.catalog import Case, Catalog
from generator.model.entry import Scam, Source
from generator.page import Page
from generator.rules.review_due import DUE, months_between
from generator.stats import counts
from generator.templating import Wording

PATHS = ("gaps.md",)

TITLE = "还缺什么"
LEAD = "这些都是志愿者能帮忙的：补一个真实案例，找一页官方原文，重看一遍旧条目。"

_SOON = DUE - 2
"""Months after which a review is asked for, before it is overdue."""
_MOST = 100
"""A list is cut here: nobody works off more, and the page stays light."""


class Gap(NamedTuple):
    """One kind of work: its heading's id and words, and the entries that want it."""

    id: str
    title: str
    why: str
    cases: list[Case]


def pages(wording: Wording) -> Iterator[Page]:
    catalog = wording.catalog
    text = wording.render(
        "gaps.md.j2",
        "gaps.md",
        title=TITLE,
        lead=LEAD,
        counts=list(counts(catalog)),
        empty=[c for c in catalog.categories.values() if c.id not in catalog.by_category],
        unheard=[s for s in catalog.signals.values() if s.id not in catalog.by_signal],
        gaps=[gap._replace(cases=gap.cases[:_MOST]) for gap in _gaps(catalog) if gap.cases],
        doubts=list(_doubts(catalog))[:_MOST],
    )
    yield Page("gaps.md", TITLE, text, description=LEAD)


def _gaps(catalog: Catalog) -> Iterator[Gap]:
    listed = catalog.listed
    scams = [case for case in listed if isinstance(case.entry, Scam)]
    yield Gap(
        "incidents",
        "没有真实案例的手法",
        "找一件官方或媒体报道过的真事：什么时候、谁（只写姓或身份）、损失多少。",
        [case for case in scams if not case.entry.incidents],
    )
    yield Gap(
        "reviews",
        "该重看的条目",
        "对照来源重看一遍，把复核日期改成当天。",
        [case for case in listed if _is_due(case, catalog)],
    )
    yield Gap(
        "reported",
        "对话是编者合成的手法",
        "找一段报道里的原话，换掉合成的对话。",
        [case for case in scams if not _is_reported(case)],
    )
    yield Gap(
        "one-source",
        "只有一个来源的条目",
        "再找一个互相印证的来源。",
        [case for case in listed if len(case.entry.sources) < 2],
    )


def _is_due(case: Case, catalog: Catalog) -> bool:
    reviewed = case.entry.reviewed
    return reviewed is None or months_between(reviewed, catalog.today) >= _SOON


def _is_reported(case: Case) -> bool:
    materials = {script.material for script in case.entry.scripts}
    return bool(materials & {"verbatim", "condensed", "retold"})


def _doubts(catalog: Catalog) -> Iterator[tuple[Source, list[Case]]]:
    """Sources that bear a caution or are not confirmed, with the entries that rest on them."""
    users: dict[tuple[str, str], tuple[Source, list[Case]]] = {}
    for case in catalog.listed:
        for source in case.entry.sources:
            if source.caution or source.reliability == "unverified":
                key = (source.publisher, source.title)
                users.setdefault(key, (source, []))[1].append(case)
    yield from sorted(users.values(), key=lambda use: (-len(use[1]), use[0].publisher))
