"""A search page in a real browser, over an index written for the test."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.search import Record, build

ASSETS = Path(__file__).parents[2] / "site-overrides" / "assets"
SITE = "reader"
"""The site lies below a path, as on a forge's pages."""

CONTRACT = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>搜索</title>
<div data-search data-search-base="../search/" data-site-base="../">
<form role="search"><input type="search" name="q" aria-label="搜索"></form>
<p data-search-status aria-live="polite"></p>
<div data-search-results></div>
<div data-search-empty hidden>打 96110 问一问</div>
</div>
<script type="module" src="../assets/search/ui.js"></script>
"""


class Handler(SimpleHTTPRequestHandler):
    """Serves under the strictest policy the site may have, and keeps quiet."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'self'; base-uri 'none'")
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        pass


@dataclass
class SearchPage:
    """The search page as a reader meets it."""

    page: Page
    url: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, query: str = "") -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self.errors.append(message.text))
        self.page.goto(self.url + query)

    def ask(self, text: str) -> list[str]:
        """Types, presses Enter, waits for the answer; the titles shown."""
        self.page.locator("input[name=q]").fill(text)
        self.page.locator("input[name=q]").press("Enter")
        return self.answer()

    def answer(self) -> list[str]:
        status = self.page.locator("[data-search-status]")
        expect(status).not_to_have_text(re.compile("^(正在搜索…)?$"))
        return self.titles()

    def titles(self) -> list[str]:
        return self.page.locator("[data-search-results] a").all_inner_texts()

    @property
    def headings(self) -> list[str]:
        return self.page.locator("[data-search-results] h2:visible").all_inner_texts()

    @property
    def buttons(self) -> list[str]:
        return self.page.locator("[data-search-results] button:visible").all_inner_texts()

    @property
    def status(self) -> str:
        return self.page.locator("[data-search-status]").inner_text()

    @property
    def marks(self) -> list[str]:
        return self.page.locator("[data-search-results] p mark").all_inner_texts()

    @property
    def fallback(self) -> bool:
        return self.page.locator("[data-search-empty]").is_visible()

    def fetched(self, folder: str) -> list[str]:
        return [url for url in self.requests if f"/{SITE}/search/{folder}" in url]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """An empty site with the search modules, served; its address. `tmp_path / SITE` is its folder."""
    shutil.copytree(ASSETS / "search", tmp_path / SITE / "assets" / "search")
    (tmp_path / "favicon.ico").touch()
    (tmp_path / SITE / "find").mkdir()
    (tmp_path / SITE / "find" / "index.html").write_text(CONTRACT, encoding="utf-8")
    handler = partial(Handler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/{SITE}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def visit(chromium: Browser, site: str) -> Iterator[Callable[[str], SearchPage]]:
    """Opens the search page with this question in its address; no error may be left behind."""
    context = chromium.new_context()
    opened = SearchPage(context.new_page(), f"{site}find/")

    def visit(query: str = "") -> SearchPage:
        opened.open(query)
        return opened

    yield visit
    context.close()
    assert opened.errors == []


@pytest.fixture
def search_page(
    visit: Callable[[str], SearchPage], tmp_path: Path
) -> Callable[[list[Record]], SearchPage]:
    """Writes an index of these records and opens the search page over it."""

    def open_over(records: list[Record], query: str = "") -> SearchPage:
        write(records, tmp_path / SITE)
        return visit(query)

    return open_over


def write(records: list[Record], folder: Path) -> None:
    """The index, as the site's build writes it."""
    for path, text in build(records):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
