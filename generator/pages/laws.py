"""What the laws say, in plain words: a law a section, an article a piece."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.reference import Law
from generator.page import Page
from generator.search import Record
from generator.templating import Wording

PATHS = ("laws.md", "laws/")

TITLE = "法律怎么说"
LEAD = "骗人要负什么责任，帮骗子的忙又会怎样：法条用大白话说一遍。"


def pages(wording: Wording) -> Iterator[Page]:
    catalog = wording.catalog
    by_name: dict[str, list[Law]] = {}
    for law in catalog.laws.values():
        by_name.setdefault(law.name, []).append(law)
    if not by_name:
        return
    here = "laws.md"
    text = wording.render(
        "laws.md.j2",
        here,
        title=TITLE,
        lead=LEAD,
        by_name=by_name,
        sources=tuple(catalog.sourced_lists.get("laws", {}).values()),
    )
    items = [("title", TITLE)]
    for law in catalog.laws.values():
        items += [("body", f"{law.name}{law.article}"), ("body", law.plain)]
    record = Record("laws/", TITLE, "page", tuple(items))
    yield Page(here, TITLE, text, catalog.path_of("laws"), LEAD, record)
