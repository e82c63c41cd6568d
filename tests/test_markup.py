"""Text is inert everywhere: whatever stands in a field is shown as it stands, and does nothing."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from playwright.sync_api import Browser

from generator.cli import main
from generator.markup import inert, wide
from tests.projects import REPO

HERE = Path(__file__).parent
ENTRIES = sorted((HERE / "markup" / "cases").rglob("*.yml"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The test library with the nasty entries in it, built."""
    project = tmp_path_factory.mktemp("markup") / "project"
    shutil.copytree(HERE / "library", project)
    shutil.copytree(HERE / "markup" / "cases", project / "cases", dirs_exist_ok=True)
    shutil.copytree(REPO / "site-overrides", project / "site-overrides")
    config = yaml.safe_load(re.sub(r"!ENV \[\w+, (.*)\]", r"\1", (REPO / "mkdocs.yml").read_text()))
    config["nav"] = [
        {"首页": "index.md"},
        {"手法": "scams/index.md"},
        {"商家": "merchants/index.md"},
    ]
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    result = CliRunner().invoke(main, ["build", "--root", str(project)])
    assert result.exit_code == 0, result.output
    return project


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    handler = functools.partial(
        http.server.SimpleHTTPRequestHandler, directory=str(project / "site")
    )
    handler.log_message = lambda *_: None  # type: ignore[attr-defined]
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


WORDS = {"title", "summary", "aliases", "pretexts", "stop", "do", "name", "point", "real", "fake"}
WORDS |= {"text", "ask", "answer", "who", "place", "story", "noticed", "result", "publisher"}
WORDS |= {"note", "caution", "repost", "how", "look_at", "odd", "real_can_also", "why", "caption"}
WORDS |= {"scammer", "shill", "victim", "family", "bank", "police", "platform", "bystander"}
WORDS |= {"device", "narrator", "reason"}


def texts(value: object, key: str = "") -> Iterator[str]:
    """Every free text of an entry."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key)
    elif key in WORDS:
        yield str(value)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.parent.name)
def test_every_text_is_shown_as_it_stands(path: Path, address: str, chromium: Browser) -> None:
    fired: list[str] = []
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    with chromium.new_context() as context:
        page = context.new_page()
        page.on("dialog", lambda dialog: (fired.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda r: fired.append(r.url) if not r.url.startswith(address) else None)
        page.goto(f"{address}{path.parent.name}/{path.stem}/")
        shown = squeezed(page.locator("article").inner_text())
        every = list(texts(data))
        assert len(every) > 5
        assert [text for text in every if squeezed(text) not in shown] == []
        assert page.title().startswith(wide(data["title"]))
        # Nothing of the texts became an element, a handler or a live address.
        made = page.evaluate(
            """() => ({
              scripts: [...document.querySelectorAll('article script')].length,
              images: [...document.querySelectorAll('article img')].map(i => i.getAttribute('onerror')),
              handlers: [...document.querySelectorAll('*')].flatMap(e => [...e.attributes])
                .filter(a => a.name.startsWith('on')).length,
              hrefs: [...document.querySelectorAll('a')].map(a => a.protocol),
            })"""
        )
        assert made["scripts"] == 0
        assert not any(made["images"])
        assert made["handlers"] == 0
        assert set(made["hrefs"]) <= {"http:", "https:", "tel:"}
    assert fired == []


def test_pictures_are_there_and_described(address: str, chromium: Browser) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        for path in ("scams/fake-refund/", "merchants/empty-tracking/", "scams/markup/"):
            page.goto(address + path, wait_until="networkidle")
            pictures = page.locator("article img").evaluate_all(
                "all => all.map(i => [i.naturalWidth > 0, i.alt])"
            )
            assert pictures, path
            assert all(there and alt for there, alt in pictures), path


def test_lists_and_search_show_them_inert_too(address: str, chromium: Browser) -> None:
    fired: list[str] = []
    with chromium.new_context() as context:
        page = context.new_page()
        page.on("dialog", lambda dialog: (fired.append(dialog.message), dialog.dismiss()))
        for where in (
            "",
            "scams/",
            "merchants/",
            "categories/",
            "search/?q=alert",
            "search/?q=script",
        ):
            page.goto(address + where)
            page.wait_for_timeout(300)
            assert page.locator("article script:not([src])").count() == 0
            assert page.locator("article img[onerror]").count() == 0
        assert page.locator("[data-search-results] li").count() > 0
        assert "<script>" in page.locator("[data-search-results]").inner_text()
    assert fired == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("**a**", "&#42;&#42;a&#42;&#42;"),
        ("a\n\nb", "a<br>b"),
        ("&lt;", "&#38;lt;"),
        ("中文，标点。", "中文，标点。"),
        ("1. a", "1&#46; a"),
    ],
)
def test_inert(text: str, wanted: str) -> None:
    assert inert(text) == wanted
    assert inert(inert(text)) == wanted


def test_front_matter_titles_hold_no_live_sign() -> None:
    assert wide("</title><script>\"&'") == "＜/title＞＜script＞＂＆＇"
