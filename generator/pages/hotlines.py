"""The one page where numbers stand: what each does, does not do, and since when we know."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.reference import REGIONS
from generator.page import Page
from generator.search import Record
from generator.templating import Wording

PATHS = ("hotlines.md",)

TITLE = "热线和举报渠道"


def pages(wording: Wording) -> Iterator[Page]:
    catalog = wording.catalog
    here = "hotlines.md"
    lines = catalog.hotlines.values()
    regions = [(region, [line for line in lines if line.region == region]) for region in REGIONS]
    known = catalog.sourced_lists.get("hotlines", {})
    text = wording.render(
        "hotlines.md.j2",
        here,
        title=TITLE,
        regions=[(region, of) for region, of in regions if of],
        sources=tuple(known.values()),
    )
    items = [("title", TITLE)]
    for line in lines:
        items += [("alias", f"{line.number or ''}{line.name}")]
        items += [("body", words) for words in (*line.does, *line.does_not, line.when) if words]
    yield Page(
        here,
        TITLE,
        text,
        source=catalog.path_of("hotlines"),
        description="打哪个电话：每个号码管什么、不管什么。",
        record=Record("hotlines/", TITLE, "help", tuple(items)),
    )
