"""The page that asks the index."""

from __future__ import annotations

from collections.abc import Iterator

from generator.page import Page
from generator.templating import Wording

PATHS = ("search.md", "search/")

TITLE = "搜索"


def pages(wording: Wording) -> Iterator[Page]:
    here = "search.md"
    text = wording.render("search.md.j2", here, title=TITLE)
    yield Page(here, TITLE, text, is_indexed=False)
