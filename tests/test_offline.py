"""Without a network: help, hotlines and visited pages open, and say that they are copies."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, Page

from generator import offline
from generator.built import BuiltSite
from generator.cli import main
from generator.site import load
from tests.projects import REPO, copy_library
from tests.served import Host

ENTRY = "scams/fake-refund/"
OTHER = "merchants/empty-tracking/"
NOTE = "离线副本，可能不是最新"
REGISTERED = "() => navigator.serviceWorker.ready.then(ready => !!ready.active)"
PARTS = "() => performance.getEntriesByType('resource').map(part => part.name)"
KEPT = """async () => {
  const kept = {};
  for (const name of await caches.keys())
    kept[name] = (await (await caches.open(name)).keys()).map(request => request.url);
  return kept;
}"""


def built(project: Path) -> Path:
    result = CliRunner().invoke(main, ["build", "--root", str(project)])
    assert result.exit_code == 0, result.output
    return project / "site"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_library(tmp_path_factory.mktemp("offline") / "project")
    built(project)
    return project


@pytest.fixture
def host(project: Path) -> Iterator[Host]:
    with Host(project / "site") as host:
        yield host


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    with chromium.new_context(viewport={"width": 360, "height": 780}) as context:
        yield context


def kept(page: Page) -> list[str]:
    return [url for urls in page.evaluate(KEPT).values() for url in urls]


def until(page: Page, script: str, argument: object) -> None:
    """Wait until the promise that ``script`` gives comes out true."""
    end = time.monotonic() + 20
    while not page.evaluate(script, argument):
        assert time.monotonic() < end, script
        time.sleep(0.1)


def until_kept(page: Page, *urls: str) -> None:
    """Wait until the worker has kept these; it does so after the page is there."""
    each = "urls => Promise.all(urls.map(url => caches.match(url))).then(all => all.every(Boolean))"
    until(page, each, list(urls))


def until_released(page: Page, before: set[str]) -> None:
    """Wait until a new worker has dropped something of ``before``."""
    gone = "old => caches.keys().then(names => old.some(name => !names.includes(name)))"
    until(page, gone, sorted(before))


def first_visit(context: BrowserContext, host: Host, path: str) -> Page:
    """A page open for the first time, kept with all it is made of."""
    page = context.new_page()
    page.goto(host.address + path)
    page.evaluate(REGISTERED)
    until_kept(page, host.address + path, *page.evaluate(PARTS))
    return page


def test_after_one_visit_help_and_the_visited_entry_open(
    context: BrowserContext, host: Host
) -> None:
    page = first_visit(context, host, ENTRY)
    heading = page.locator("h1").inner_text()
    host.cut()
    try:
        for path in ("", "help/", "hotlines/", ENTRY, f"{ENTRY}?from=home#sources"):
            page.goto(host.address + path)
            assert NOTE in page.locator(".offline-note").inner_text(), path
            box = page.locator(".offline-note").bounding_box()
            assert box, path
            assert 0 <= box["y"] < 20, f"{path}: in sight wherever the page is opened"
            # It looks as it does: its styles were kept too.
            assert page.evaluate("document.styleSheets.length") >= 2, path
            assert page.evaluate("getComputedStyle(document.body).display") == "flex", path
        assert page.locator("h1").inner_text() == heading
        pictures = page.locator("article img").evaluate_all("all => all.map(i => i.naturalWidth)")
        assert pictures, "the entry of the test library has a picture"
        assert all(pictures), "kept though it was there before the worker"
    finally:
        host.restore()


def test_online_no_page_bears_the_note(context: BrowserContext, host: Host) -> None:
    page = first_visit(context, host, ENTRY)
    for path in ("", "help/", ENTRY, OTHER, ENTRY):
        page.goto(host.address + path)
        assert page.locator(".offline-note").count() == 0, path


def test_a_page_never_seen_leads_to_help(context: BrowserContext, host: Host) -> None:
    page = first_visit(context, host, ENTRY)
    host.cut()
    try:
        page.goto(host.address + OTHER)
        assert page.url == host.address + OTHER, "so that a reload asks for it again"
        assert page.locator("h1").inner_text() == "现在没有网络"
        page.get_by_role("link", name="被骗了怎么办").first.click()
        page.wait_for_url(f"{host.address}help/")
        assert NOTE in page.locator(".offline-note").inner_text()
        page.go_back()
    finally:
        host.restore()
    page.reload()
    assert page.locator("h1").inner_text() != "现在没有网络"


def test_the_numbers_to_call_stand_there() -> None:
    page = next(page for page in load(REPO).pages if page.path == "offline.md")
    assert 'href="tel:110"' in page.text
    assert 'href="tel:96110"' in page.text


def test_after_a_new_release_nothing_old_passes_for_new(
    project: Path, tmp_path: Path, context: BrowserContext
) -> None:
    ours = shutil.copytree(project, tmp_path / "project")
    with Host(ours / "site") as host:
        page = first_visit(context, host, "help/")
        page.goto(host.address + ENTRY)
        until_kept(page, host.address + ENTRY)
        before = set(page.evaluate(KEPT))
        for path in ("content/help.md", "cases/scams/fake-refund.yml"):
            text = (ours / path).read_text(encoding="utf-8")
            (ours / path).write_text(text.replace("先停手", "新版先停手"), encoding="utf-8")
        style = ours / "site-overrides" / "assets" / "site.css"
        style.write_text(":root { --release: two }\n" + style.read_text(), encoding="utf-8")
        built(ours)

        page.goto(f"{host.address}help/")
        assert "新版先停手" in page.locator("article").inner_text(), "fresh at once"
        assert page.locator(".offline-note").count() == 0
        looks = "getComputedStyle(document.documentElement).getPropertyValue('--release')"
        assert page.evaluate(looks).strip() == "two", "and with its new looks"
        until_released(page, before)
        shells = [name for name in page.evaluate(KEPT) if " shell " in name]
        assert len(shells) == 1, "the old release's shell is gone"
        assert not set(shells) & before

        host.cut()
        try:
            page.goto(f"{host.address}help/")
            assert "新版先停手" in page.locator("article").inner_text()
            for path in ("help/", ENTRY):
                page.goto(host.address + path)
                assert NOTE in page.locator(".offline-note").inner_text()
        finally:
            host.restore()


def test_a_slow_network_shows_the_copy_and_keeps_what_comes(
    context: BrowserContext, host: Host
) -> None:
    page = first_visit(context, host, ENTRY)
    host.delay = 6
    page.goto(host.address + ENTRY, timeout=5_900)
    assert NOTE in page.locator(".offline-note").inner_text()
    assert page.evaluate("document.styleSheets.length") >= 2, "its styles are not waited for"


def test_a_page_that_was_taken_down_is_forgotten(
    project: Path, tmp_path: Path, context: BrowserContext
) -> None:
    site = shutil.copytree(project / "site", tmp_path / "site")
    with Host(site) as host:
        page = first_visit(context, host, ENTRY)
        shutil.rmtree(site / ENTRY)
        page.goto(host.address + ENTRY)
        assert page.locator(".offline-note").count() == 0
        until(page, "url => caches.match(url).then(copy => !copy)", host.address + ENTRY)


def test_only_a_little_is_kept(context: BrowserContext, host: Host) -> None:
    page = first_visit(context, host, "")
    release = offline.read_release((host.folder / "sw.js").read_text(encoding="utf-8"))
    assert release
    assert {url.removeprefix(host.address) for url in kept(page)} == set(release.shell)
    page.goto(f"{host.address}search/?q=验证码")
    page.locator("[data-search-results] a").first.wait_for()
    until_kept(page, f"{host.address}search/")
    urls = [url.removeprefix(host.address) for url in kept(page)]
    assert not [url for url in urls if url.startswith(("search/shard", "search/doc"))]
    assert not [url for url in urls if "?" in url or url.endswith(".json")]


def test_the_oldest_visits_are_forgotten(
    project: Path, tmp_path: Path, context: BrowserContext
) -> None:
    site = shutil.copytree(project / "site", tmp_path / "site")
    names = [f"copy{number}/" for number in range(70)]
    for name in names:
        shutil.copytree(site / ENTRY, site / name)
    with Host(site) as host:
        page = first_visit(context, host, ENTRY)
        urls = [host.address + name for name in names]
        again = [urls[0], f"{urls[1]}index.html", f"{urls[2]}?q=1#steps"]
        page.evaluate(
            "visited => navigator.serviceWorker.ready.then(r => r.active.postMessage({visited}))",
            [*urls, *again],
        )
        until_kept(page, urls[-1], urls[2])
        every = page.evaluate(KEPT)
        visited = next(urls for name, urls in every.items() if name.endswith("visited"))
        assert visited == [*urls[-57:], *urls[:3]], "60, the latest last, each once"


def test_another_site_on_the_same_host_is_left_alone(
    project: Path, tmp_path: Path, context: BrowserContext
) -> None:
    both = tmp_path / "both"
    for name in ("one", "two"):
        shutil.copytree(project / "site", both / name)
    with Host(both, below="/") as host:
        first_visit(context, host, f"one/{ENTRY}")
        page = first_visit(context, host, "two/")
        page.evaluate("caches.open('somebody else')")
        home = both / "two" / "index.html"
        home.write_text(home.read_text().replace("测试站", "新站"), encoding="utf-8")
        new = offline.worker(offline.release(BuiltSite(both / "two")))
        (both / "two" / "sw.js").write_text(new, encoding="utf-8")
        before = set(page.evaluate(KEPT))
        page.goto(f"{host.address}two/")
        until_released(page, before)
        gone = before - set(page.evaluate(KEPT))
        assert len(gone) == 1
        assert f"{host.address}two/ shell" in gone.pop()


def fill_storage(context: BrowserContext, page: Page, host: Host) -> None:
    session = context.new_cdp_session(page)
    origin = host.address.removesuffix(host.below)
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1})


def errors(page: Page) -> list[str]:
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda m: said.append(m.text) if m.type == "error" else None)
    return said


def test_storage_full_from_the_start_breaks_nothing(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    fill_storage(context, page, host)
    said = errors(page)
    for path in (ENTRY, "help/", ENTRY, OTHER):
        page.goto(host.address + path, wait_until="networkidle")
        assert page.locator("h1").count() == 1
    assert said == []
    assert kept(page) == []


def test_storage_full_later_breaks_nothing(context: BrowserContext, host: Host) -> None:
    page = first_visit(context, host, ENTRY)
    fill_storage(context, page, host)
    said = errors(page)
    for path in (OTHER, "scams/", "help/", ENTRY):
        page.goto(host.address + path, wait_until="networkidle")
        assert page.locator("h1").count() == 1
        assert page.locator(".offline-note").count() == 0
    assert said == []
    assert host.address + OTHER not in kept(page), "it was full indeed"


def test_a_worker_that_cannot_be_had_breaks_nothing(
    project: Path, tmp_path: Path, context: BrowserContext
) -> None:
    site = shutil.copytree(project / "site", tmp_path / "site")
    (site / "sw.js").unlink()
    with Host(site) as host:
        page = context.new_page()
        said: list[str] = []
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(host.address + ENTRY, wait_until="networkidle")
        assert any(path.endswith("sw.js") for path in host.asked)
        assert said == []


def test_a_browser_without_workers_says_nothing(context: BrowserContext, host: Host) -> None:
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    page = context.new_page()
    said = errors(page)
    page.goto(host.address + ENTRY, wait_until="networkidle")
    assert said == []
    assert not any(path.endswith("sw.js") for path in host.asked)


def test_the_first_visit_waits_for_nothing(context: BrowserContext, host: Host) -> None:
    """The worker and its shell are asked for only when the page has loaded."""
    # The page itself marks the moment, ahead of everything else that waits for it.
    context.add_init_script("addEventListener('load', () => fetch('loaded-mark'), {once: true})")
    page = context.new_page()
    page.goto(host.address + ENTRY)
    page.evaluate(REGISTERED)
    mark = next(at for at, path in enumerate(host.asked) if path.endswith("loaded-mark"))
    before = host.asked[:mark]
    assert not [path for path in before if path.endswith(("sw.js", "/offline/"))]
    assert len(before) <= 12


def test_the_same_site_is_the_same_release_and_another_is_not(
    project: Path, tmp_path: Path
) -> None:
    site = shutil.copytree(project / "site", tmp_path / "site")
    first = offline.release(BuiltSite(site))
    assert offline.read_release((site / "sw.js").read_text(encoding="utf-8")) == first
    home = site / "help" / "index.html"
    text = home.read_text(encoding="utf-8")
    home.write_text(f"{text[:-1]} ", encoding="utf-8")  # as long as it was
    second = offline.release(BuiltSite(site))
    assert second.id != first.id
    assert second.shell == first.shell


def test_the_manifest_can_be_installed(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(host.address + ENTRY)
    session = context.new_cdp_session(page)
    told = session.send("Page.getAppManifest")
    assert told["errors"] == []
    assert told["url"] == f"{host.address}manifest.webmanifest"
    assert json.loads(told["data"])["lang"] == "zh-CN"
