"""The plain list of all tricks."""

from __future__ import annotations

from collections.abc import Iterator

from generator.page import Page
from generator.templating import Wording

PATHS = ("scams/index.md",)

TITLE = "全部手法"
LEAD = "一个手法一页：他会怎么说、一步一步怎么走、该怎么办。"


def pages(wording: Wording) -> Iterator[Page]:
    here = "scams/index.md"
    cases = wording.catalog.scams()
    text = wording.render("cases.md.j2", here, title=TITLE, lead=LEAD, cases=cases)
    yield Page(here, TITLE, text, description=LEAD)
