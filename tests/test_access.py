"""Axe on every kind of page: phone and desk, light and dark, with scripts and without."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
WIDTHS = (360, 1280)
LIGHTS = ("light", "dark")


def kinds(site: Path) -> dict[str, str]:
    """One page of each kind, by the folders of the built site: a new kind is met by itself."""
    found: dict[str, str] = {}
    for page in sorted(site.rglob("*.html")):
        path = page.relative_to(site)
        depth = len(path.parts)
        folder = path.parts[0] if depth > 2 else path.as_posix()
        # A poster is a file of its own: one of each kind of page stands for the rest.
        name = path.parts[1] if folder == "posters" else path.name
        found.setdefault(f"{folder}/{depth}/{name}", path.as_posix())
    return found


@pytest.fixture(scope="module", params=[(w, light) for w in WIDTHS for light in LIGHTS], ids=str)
def context(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    width, light = request.param
    viewport = {"width": width, "height": 800}
    with chromium.new_context(
        viewport=viewport, color_scheme=light, service_workers="block", bypass_csp=True
    ) as context:
        yield context


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{item['id']}: {json.dumps([node['html'][:160] for node in item['nodes'][:3]])}"
        for item in found["violations"]
    ]


def test_no_page_bars_anyone(context: BrowserContext, site: Path, site_address: str) -> None:
    page = context.new_page()
    wrong = {}
    for path in kinds(site).values():
        if path == "404.html":
            continue  # its addresses start at the root of the host: it is looked at by itself
        page.goto(site_address + path.removesuffix("index.html"))
        page.wait_for_load_state("networkidle")
        if found := violations(page):
            wrong[path] = found
    assert wrong == {}


def test_axe_sees_what_is_wrong(context: BrowserContext, site_address: str) -> None:
    """The test above can fail: a page that was broken on purpose is found out."""
    page = context.new_page()
    page.goto(f"{site_address}help/")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert any("html-has-lang" in found for found in violations(page))
