"""The page on which anyone writes an entry in the browser, and takes it to the forge.

The form itself is built by ``site-overrides/assets/submit/`` from ``submit/form.json``; without
scripts the page says how else to take part.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.page import Page
from generator.search import Record
from generator.templating import Wording

PATHS = ("submit.md", "submit/")

TITLE = "投稿"
LEAD = "在网页上填一张表，就能写出一个新条目：不用装软件，也不用会写程序。"


def pages(wording: Wording) -> Iterator[Page]:
    here = "submit.md"
    yield Page(
        here,
        TITLE,
        wording.render("submit.md.j2", here, title=TITLE, lead=LEAD),
        description=LEAD,
        record=Record("submit/", TITLE, "page", (("title", TITLE), ("body", LEAD))),
        meta={
            "scripts": ["submit/submit.js"],
            "partials": ["forge.html"],
        },
    )
