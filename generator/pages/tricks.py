"""All tricks on one page, by category, with a filter whose state is in the address."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.catalog import Case, Catalog
from generator.model.entry import Scam
from generator.page import Asset, Page
from generator.pages.facets import FACETS
from generator.templating import Wording

PATHS = ("scams/index.md",)

TITLE = "全部手法"
LEAD = "一个手法一页：他会怎么说、一步一步怎么走、该怎么办。"
DATA = "scams/filter.json"

_Found = Mapping[str, tuple[Case, ...]]


class Choice(NamedTuple):
    """One list of the filter: its name in addresses, its label, and (id, label, count) each."""

    key: str
    label: str
    options: tuple[tuple[str, str, int], ...]


def pages(wording: Wording) -> Iterator[Page]:
    catalog = wording.catalog
    here = "scams/index.md"
    text = wording.render(
        "tricks.md.j2",
        here,
        title=TITLE,
        lead=LEAD,
        total=len(catalog.scams()),
        groups=_groups(catalog)["category"],
        choices=tuple(_choices(catalog)),
        facets=[facet for facet in FACETS if facet.cases(catalog)],
    )
    yield Page(here, TITLE, text, description=LEAD, meta={"scripts": ["filter.js"]})


def filter_files(catalog: Catalog) -> Iterator[Asset]:
    """What the filter reads once it is used: the tricks' ids, and each option's by number."""
    tricks = catalog.scams()
    if not tricks:
        return
    number = {case.id: at for at, case in enumerate(tricks)}
    having = {
        key: {id_: [number[case.id] for case in cases] for id_, cases in groups.items()}
        for key, groups in _groups(catalog).items()
    }
    data = {"ids": list(number), "having": having}
    yield Asset(DATA, json.dumps(data, separators=(",", ":")) + "\n")


def _groups(catalog: Catalog) -> dict[str, _Found]:
    """Filter key -> id -> the tricks that have it; what no trick has is left out."""
    ordered = {
        "category": {id_: catalog.by_category.get(id_, ()) for id_ in catalog.categories},
        **{facet.key: facet.cases(catalog) for facet in FACETS},
        "signal": {id_: catalog.by_signal.get(id_, ()) for id_ in catalog.signals},
    }
    return {key: _of_tricks(groups.items()) for key, groups in ordered.items()}


def _of_tricks(groups: Iterable[tuple[str, tuple[Case, ...]]]) -> _Found:
    kept = (
        (id_, tuple(case for case in cases if isinstance(case.entry, Scam)))
        for id_, cases in groups
    )
    return {id_: cases for id_, cases in kept if cases}


def _choices(catalog: Catalog) -> Iterator[Choice]:
    named = {
        "category": ("分类", {id_: item.name for id_, item in catalog.categories.items()}),
        "signal": ("他说了什么", {id_: item.name for id_, item in catalog.signals.items()}),
        **{facet.key: (facet.title, catalog.labels.get(facet.of, {})) for facet in FACETS},
    }
    for key, groups in _groups(catalog).items():
        label, names = named[key]
        options = tuple((id_, names[id_], len(cases)) for id_, cases in groups.items())
        if options:
            yield Choice(key, label, options)
