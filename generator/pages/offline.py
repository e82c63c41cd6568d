"""The page that stands in for pages never seen, when there is no network."""

from __future__ import annotations

from collections.abc import Iterator

from generator.page import Page
from generator.templating import Wording

PATHS = ("offline.md",)

TITLE = "现在没有网络"


def pages(wording: Wording) -> Iterator[Page]:
    here = "offline.md"
    hotlines = wording.catalog.hotlines
    urgent = [hotlines[name] for name in ("110", "96110") if name in hotlines]
    yield Page(here, TITLE, wording.render("offline.md.j2", here, title=TITLE, urgent=urgent))
