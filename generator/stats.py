"""What the library holds, in numbers: for ``fanzha stats`` and for the page of gaps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.catalog import Catalog
from generator.model.entry import Guide, Scam, Source


class Count(NamedTuple):
    """One figure and what it counts."""

    what: str
    number: int


def counts(catalog: Catalog) -> Iterator[Count]:
    """Published entries and what stands in them, then the reference lists."""
    scams = [case.entry for case in catalog.scams() if isinstance(case.entry, Scam)]
    guides = [case.entry for case in catalog.guides() if isinstance(case.entry, Guide)]
    scripts = [script for entry in (*scams, *guides) for script in entry.scripts]
    yield Count("手法", len(scams))
    yield Count("商家指南", len(guides))
    yield Count("有手法的分类", len({entry.category for entry in scams}))
    yield Count("对话", len(scripts))
    yield Count("对话里的话", sum(len(script.turns) for script in scripts))
    yield Count("停下的地方", sum(1 for script in scripts for turn in script.turns if turn.stop))
    yield Count("步骤", sum(len(entry.steps) for entry in (*scams, *guides)))
    yield Count("写明谁说的建议", sum(1 for e in scams for a in e.advice if a.source or a.by))
    yield Count("真实案例", sum(len(entry.incidents) for entry in (*scams, *guides)))
    yield Count("核对点", sum(len(entry.checks) for entry in guides))
    yield Count("不同的来源", len({s.url or (s.publisher, s.title) for s in _sources(catalog)}))
    for what, of in (
        ("信号", catalog.signals),
        ("分类", catalog.categories),
        ("热线和工具", catalog.hotlines),
        ("法条", catalog.laws),
        ("快递", catalog.couriers),
        ("名词", catalog.glossary),
        ("可以链接的网站", catalog.outlets),
    ):
        yield Count(what, len(of))


def _sources(catalog: Catalog) -> Iterator[Source]:
    return (source for _, sources in catalog.sourced() for source in sources)
