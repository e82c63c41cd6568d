"""The reader's way through the site in a real browser: on a phone, in a hurry, also without scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from generator.model.entry import Scam
from generator.site import Site, load
from tests.projects import REPO

PHONE = {"width": 360, "height": 740}
GIVEN = ("bank", "wallet", "cash", "card", "code", "screen", "identity", "app", "not-yet")


@pytest.fixture(scope="module")
def library() -> Site:
    return load(REPO)


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    with chromium.new_context(viewport=PHONE, service_workers="block") as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def plain(chromium: Browser) -> Iterator[Page]:
    """A page in a browser without scripts."""
    with chromium.new_context(viewport=PHONE, java_script_enabled=False) as context:
        yield context.new_page()


# ---- Home ----


def test_the_three_doors_come_first(plain: Page, site_address: str) -> None:
    plain.goto(site_address)
    doors = plain.locator(".door a")
    assert doors.count() == 3
    last = doors.nth(2).bounding_box()
    assert last and last["y"] + last["height"] < PHONE["height"], "seen without scrolling"
    targets = [doors.nth(at).get_attribute("href") for at in range(3)]
    assert targets == ["help/", "signals/", "merchants/"]
    assert plain.locator("form[role=search]").count() == 1, "one search box"


def test_the_box_at_home_asks_the_search(page: Page, site_address: str) -> None:
    page.goto(site_address)
    page.fill("#home-q", "验证码")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert page.locator("#search-q").input_value() == "验证码"


def test_the_header_asks_the_search_from_any_page(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}hotlines/")
    page.fill("#site-q", "退款")
    page.click(".site-search button")
    page.wait_for_selector("[data-search-results] a")


# ---- Help ----


def test_help_reads_without_scripts(plain: Page, site_address: str) -> None:
    plain.goto(f"{site_address}help/")
    for name in GIVEN:
        assert plain.locator(f"a[href='#{name}']").is_visible()
        steps = plain.locator(f"h2#{name} ~ ol").first.locator("li")
        assert steps.count() == 5, name
        calls = plain.locator(f"h2#{name} ~ ol").first.locator("a[href^='tel:']")
        assert calls.count() or name in {"card", "app"}, name
    assert not plain.locator("form[data-report]").is_visible(), "it could do nothing"


def test_answers_narrow_the_help_page(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}help/")
    page.get_by_label("说了验证码").check()
    page.get_by_label("用银行卡转了钱").check()
    seen = [name for name in GIVEN if page.locator(f"h2#{name}").is_visible()]
    assert seen == ["bank", "code"]
    assert page.locator("h2#again").is_visible(), "the second scam is always warned of"
    assert "2 段" in page.locator("form [role=status]").first.inner_text()
    page.get_by_label("说了验证码").uncheck()
    page.get_by_label("用银行卡转了钱").uncheck()
    assert all(page.locator(f"h2#{name}").is_visible() for name in GIVEN)


def test_a_link_to_a_section_finds_it_though_it_was_left_out(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}help/")
    page.get_by_label("说了验证码").check()
    assert not page.locator("h2#bank").is_visible()
    page.evaluate("location.hash = 'bank'")
    page.wait_for_function("() => !document.getElementById('bank').hidden")


def test_the_statement_stays_in_the_page(context: BrowserContext, site_address: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site_address}help/")
    page.wait_for_selector("form[data-report]:not([hidden])")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.fill("[name=loss]", "3450 元")
    page.fill("[name=what]", "叫我加 QQ <img src=x onerror=alert(1)>")
    text = page.locator("[data-report-text]").inner_text()
    assert "金额：3450 元" in text
    assert "<img src=x onerror=alert(1)>" in text, "shown as it was typed"
    page.click("[data-report-copy]")
    page.wait_for_function("() => document.querySelector('[data-report-said]').textContent")
    assert "3450 元" in page.evaluate("navigator.clipboard.readText()")
    assert asked == [], "nothing is sent"
    assert page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])") == "[{},{}]"
    page.reload()
    page.wait_for_selector("form[data-report]:not([hidden])")
    assert page.locator("[name=loss]").input_value() == "", "nothing is stored"


def test_only_the_statement_is_printed(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}help/")
    page.wait_for_selector("form[data-report]:not([hidden])")
    page.fill("[name=when]", "今天下午")
    page.evaluate("document.documentElement.classList.add('only-report')")
    page.emulate_media(media="print")
    assert page.locator("[data-report-text]").is_visible()
    assert not page.locator("h2#bank").is_visible()
    assert not page.locator("[name=when]").is_visible()


# ---- An entry ----


def scams(library: Site) -> list[tuple[str, Scam]]:
    listed = [(case.uri, case.entry) for case in library.catalog.scams()]
    return [(uri, entry) for uri, entry in listed if isinstance(entry, Scam) and entry.scripts]


def test_a_script_reads_as_a_talk(plain: Page, site_address: str, library: Site) -> None:
    catalog = library.catalog
    for uri, entry in scams(library)[:8]:
        plain.goto(site_address + uri)
        turns = [turn for script in entry.scripts for turn in script.turns]
        shown = plain.locator(".turn")
        assert shown.count() == len(turns), uri
        for at, turn in enumerate(turns):
            speaker = catalog.label("speakers", turn.speaker)
            assert shown.nth(at).locator("strong").first.inner_text().startswith(speaker), uri
        assert plain.locator(".verdict").inner_text().startswith("这是骗局"), uri


def test_the_stop_line_stands_below_its_turn(plain: Page, site_address: str, library: Site) -> None:
    uri, entry = scams(library)[0]
    plain.goto(site_address + uri)
    wanted = [turn for script in entry.scripts for turn in script.turns if turn.stop]
    assert wanted
    for turn in wanted:
        stop = plain.locator(".giveaway + .stop, .turn + .stop", has_text=turn.stop).first
        told = stop.evaluate(
            "stop => { let e = stop.previousElementSibling;"
            " while (!e.classList.contains('turn')) e = e.previousElementSibling;"
            " return e.textContent }"
        )
        assert turn.text.split("\n")[0] in told


def test_the_words_that_give_him_away_are_marked(plain: Page, site_address: str) -> None:
    plain.goto(f"{site_address}scams/fake-refund/")
    marked = plain.locator(".turn mark").all_inner_texts()
    assert "验证码告诉我" in marked
    why = plain.locator(".giveaway", has_text="要短信验证码")
    assert "验证码等于你的签字" in why.first.inner_text()


def test_what_is_copied_says_where_to_stop(context: BrowserContext, site_address: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site_address}scams/fake-refund/")
    page.get_by_role("button", name="复制要点").click()
    page.wait_for_function("() => document.querySelector('.deeds [role=status]').textContent")
    copied = page.evaluate("navigator.clipboard.readText()")
    stop = page.locator(".stop").first.inner_text()
    assert stop in copied
    assert "scams/fake-refund/" in copied
    assert page.get_by_role("button", name="打印这页").is_visible()


def test_a_wide_table_is_cards_on_a_phone(plain: Page, site_address: str) -> None:
    plain.goto(f"{site_address}merchants/empty-tracking-numbers/")
    row = plain.locator("#checks + table tbody tr").first
    first, second = row.locator("td").nth(0).bounding_box(), row.locator("td").nth(1).bounding_box()
    assert first and second and second["y"] >= first["y"] + first["height"]
    plain.set_viewport_size({"width": 1280, "height": 800})
    first, second = row.locator("td").nth(0).bounding_box(), row.locator("td").nth(1).bounding_box()
    assert first and second and second["x"] >= first["x"] + first["width"]


# ---- The theme ----


def test_large_letters_are_kept(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}help/")
    size = "parseFloat(getComputedStyle(document.querySelector('.md-content p')).fontSize)"
    button = page.locator("[data-look-size]")
    usual = page.evaluate(size)
    assert usual >= 18
    sizes = []
    for _ in range(2):
        button.click()
        sizes.append(page.evaluate(size) / usual)
    assert sizes == [pytest.approx(1.25), pytest.approx(1.5)]
    page.goto(f"{site_address}scams/fake-refund/")
    assert page.evaluate("document.documentElement.dataset.size") == "150"
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.locator("[data-look-size]").click()
    assert page.evaluate("document.documentElement.dataset.size") is None


def test_dark_follows_the_phone_and_the_reader(chromium: Browser, site_address: str) -> None:
    with chromium.new_context(color_scheme="dark", viewport=PHONE) as context:
        page = context.new_page()
        page.goto(f"{site_address}help/")
        paper = "getComputedStyle(document.body).backgroundColor"
        dark = page.evaluate(paper)
        button = page.get_by_role("button", name="亮暗")
        button.click()
        assert page.evaluate(paper) == dark
        button.click()
        assert page.evaluate(paper) == "rgb(255, 255, 255)" != dark
        page.reload()
        assert page.evaluate(paper) == "rgb(255, 255, 255)"


def test_the_bar_calls_from_the_foot_of_every_page(plain: Page, site_address: str) -> None:
    for path in ("", "help/", "scams/fake-refund/", "search/", "signals/"):
        plain.goto(site_address + path)
        bar = plain.locator(".quick")
        assert bar.locator("a").evaluate_all("all => all.map(a => a.href)") == [
            "tel:110",
            "tel:96110",
        ]
        box = bar.bounding_box()
        assert box and box["y"] + box["height"] == PHONE["height"]


def test_targets_are_as_large_as_a_thumb(page: Page, site_address: str) -> None:
    small = """() => [...document.querySelectorAll('a[href^="tel:"], button, summary, input, .door a, .urgent a')]
        .filter(e => e.getClientRects().length)
        .filter(e => !(e.type === 'checkbox' && e.closest('label').getBoundingClientRect().height >= 44))
        .filter(e => { const b = e.getBoundingClientRect(); return b.height < 44 || b.width < 44 })
        .map(e => e.outerHTML.slice(0, 80))"""
    for path in ("", "help/", "scams/fake-refund/", "search/", "hotlines/"):
        page.goto(site_address + path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(small) == [], path


def test_the_language_is_told(plain: Page, site_address: str) -> None:
    plain.goto(site_address)
    assert plain.locator("html").get_attribute("lang") == "zh-CN"


def test_closed_storage_breaks_nothing(page: Page, site_address: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('closed') } })"
    )
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(f"{site_address}help/")
    page.locator("[data-look-size]").click()
    assert page.evaluate("document.documentElement.dataset.size") == "125"
    assert failures == []
