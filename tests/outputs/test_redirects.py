"""Former ids: old addresses lead on, without scripts, to published and to withdrawn entries."""

from __future__ import annotations

import functools
import http.server
import json
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.outputs.conftest import ADDRESS, file_of

MOVED = [
    ("fake-refunds", "fake-refund"),
    ("refund-scam", "fake-refund"),
    ("old-loan", "fake-loan"),
]


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize(("old", "new"), MOVED)
def test_a_page_stands_at_the_old_address(built: Path, old: str, new: str) -> None:
    page = built / "scams" / old / "index.html"
    tags = Tags(page.read_text(encoding="utf-8")).found
    (canonical,) = [a["href"] for tag, a in tags if tag == "link" and a.get("rel") == "canonical"]
    assert canonical == f"{ADDRESS}scams/{new}/"
    metas = [attributes for tag, attributes in tags if tag == "meta"]
    assert {"name": "robots", "content": "noindex"} in metas
    assert {"http-equiv": "refresh", "content": f"0; url=../{new}/"} in metas
    (link,) = [attributes["href"] for tag, attributes in tags if tag == "a"]
    assert (page.parent / (link or "") / "index.html").is_file()
    assert "script" not in {tag for tag, _ in tags}


@pytest.mark.parametrize(("old", "new"), MOVED)
def test_the_old_json_names_the_new_id(built: Path, old: str, new: str) -> None:
    document = json.loads((built / f"api/v1/scams/{old}.json").read_bytes())
    assert (document["id"], document["status"], document["moved_to"]) == (old, "moved", new)
    assert json.loads(file_of(built, document["api"]).read_bytes())["id"] == new


def test_drafts_have_none(built: Path) -> None:
    assert not list(built.rglob("never-was*"))


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(built))
    handler.log_message = lambda *_: None  # type: ignore[attr-defined]
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize(("old", "new"), MOVED)
def test_a_browser_without_scripts_goes_on(
    chromium: Browser, address: str, old: str, new: str
) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}scams/{old}/")
        page.wait_for_url(f"{address}scams/{new}/")
        assert page.locator("h1").count() == 1
