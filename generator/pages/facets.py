"""The indexes by channel, by what he asks for and by whom he goes for, and a page a label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.catalog import Case, Catalog
from generator.model.entry import Guide, Scam
from generator.page import Page
from generator.templating import Wording


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to look entries up: the entries' field ``field`` holds ids of the list ``of``.

    ``key`` is its name in the addresses of filtered views; ``prefix`` stands before a label in
    the title of the label's page; ``advice`` is what to do for all of them.
    """

    key: str
    folder: str
    field: str
    of: str
    title: str
    lead: str
    prefix: str
    advice: str

    def cases(self, catalog: Catalog) -> Mapping[str, tuple[Case, ...]]:
        """Label id -> its listed cases; only labels that have some, in the list's order."""
        return catalog.by_label(self.field, self.of)


FACETS = (
    Facet(
        "channel",
        "channels",
        "channels",
        "channels",
        "从哪里来",
        "他在哪里找上你，又把你拉到哪里去？点开看那里有哪些手法。",
        "从这里来：",
        "不管从哪里来的，先不点、不加、不转账。要核实，自己找官方的电话和 App。",
    ),
    Facet(
        "ask",
        "asks",
        "asks_for",
        "asks_for",
        "他要什么",
        "他叫你做什么、给什么？点开看哪些手法会这样要。",
        "他要：",
        "别人这样要，先停下。挂断，自己打官方电话核实，再跟家里人说一声。",
    ),
    Facet(
        "target",
        "targets",
        "targets",
        "targets",
        "专找谁",
        "每种骗局都有它专找的人。看看你和家里人会碰到哪些。",
        "专找：",
        "把这一页给身边这样的人看看。被骗不丢人，早说一声，就少一个人上当。",
    ),
)

PATHS = tuple(f"{facet.folder}/" for facet in FACETS)


def pages(wording: Wording) -> Iterator[Page]:
    for facet in FACETS:
        labelled = facet.cases(wording.catalog)
        if labelled:
            yield _index(wording, facet, labelled)
        for id_, cases in labelled.items():
            yield _page(wording, facet, id_, cases)


def _index(wording: Wording, facet: Facet, labelled: Mapping[str, tuple[Case, ...]]) -> Page:
    here = f"{facet.folder}/index.md"
    text = wording.render("facets.md.j2", here, facet=facet, labelled=labelled)
    return Page(here, facet.title, text, description=facet.lead)


def _page(wording: Wording, facet: Facet, id_: str, cases: tuple[Case, ...]) -> Page:
    here = f"{facet.folder}/{id_}.md"
    title = facet.prefix + wording.catalog.label(facet.of, id_)
    text = wording.render(
        "facet.md.j2",
        here,
        facet=facet,
        id=id_,
        title=title,
        tricks=tuple(case for case in cases if isinstance(case.entry, Scam)),
        guides=tuple(case for case in cases if isinstance(case.entry, Guide)),
    )
    description = f"{title}。一共 {len(cases)} 条：他会怎么说、该怎么办。"
    return Page(here, title, text, wording.catalog.path_of("vocabulary"), description)
