"""The two plain lists: all tricks, all guides for merchants."""

from __future__ import annotations

from collections.abc import Iterator

from generator.page import Page
from generator.templating import Wording

PATHS = ("scams/index.md", "merchants/index.md")


def pages(wording: Wording) -> Iterator[Page]:
    catalog = wording.catalog
    for path, title, lead, cases in (
        (
            "scams/index.md",
            "全部手法",
            "一个手法一页：他会怎么说、一步一步怎么走、该怎么办。",
            catalog.scams(),
        ),
        (
            "merchants/index.md",
            "商家",
            "写给网店和小店：怎么看出来、有什么风险、怎么防。",
            catalog.guides(),
        ),
    ):
        text = wording.render("cases.md.j2", path, title=title, lead=lead, cases=cases)
        yield Page(path, title, text, description=lead)
