"""The filter of all tricks, in a browser: its state is the address, and it harms nobody."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from generator.cli import main
from generator.site import Site, load
from tests.projects import REPO
from tests.served import Host

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("filter") / "project"
    shutil.copytree(HERE / "library", project)
    shutil.copytree(REPO / "site-overrides", project / "site-overrides")
    shutil.copy(REPO / "mkdocs.yml", project)
    (project / "content/about.md").write_text("# 关于\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["build", "--root", str(project)])
    assert result.exit_code == 0, result.output
    return project


@pytest.fixture(scope="module")
def site(project: Path) -> Site:
    return load(project)


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    with Host(project / "site", below="/") as host:
        yield f"{host.address}scams/"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with chromium.new_context(viewport={"width": 360, "height": 780}) as context:
        yield context.new_page()


def titles(site: Site, **wanted: str) -> set[str]:
    """The titles of the tricks that have what is wanted, by field."""
    return {
        case.entry.title
        for case in site.catalog.scams()
        if all(
            value == case.entry.category
            if field == "category"
            else value
            in (case.entry.signal_ids() if field == "signal" else getattr(case.entry, field))
            for field, value in wanted.items()
        )
    }


def shown(page: Page) -> set[str]:
    return set(page.locator("article ul > li > a:visible").all_inner_texts())


def announced(page: Page, text: str) -> None:
    expect(page.locator(".filter [role=status]")).to_have_text(text)


def choose(page: Page, name: str, value: str) -> None:
    page.locator(".filter details").evaluate("it => { it.open = true }")
    page.select_option(f"select[name={name}]", value)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("channel=qq", {"channels": "qq"}),
        ("channel=phone&target=elderly", {"channels": "phone", "targets": "elderly"}),
        ("category=fake-prize", {"category": "fake-prize"}),
        ("ask=sms-code", {"asks_for": "sms-code"}),
        ("signal=fee-first&channel=phone", {"signal": "fee-first", "channels": "phone"}),
    ],
)
def test_the_address_filters(
    page: Page, address: str, site: Site, query: str, wanted: dict[str, str]
) -> None:
    page.goto(f"{address}?{query}")
    found = titles(site, **wanted)
    assert len(found) > 0
    announced(page, f"找到 {len(found)} 种手法。")
    assert shown(page) == found
    assert page.locator("article h2:visible").count() == len(
        {case.entry.category for case in site.catalog.scams() if case.entry.title in found}
    )


def test_a_choice_goes_to_the_address_and_back_undoes_it(
    page: Page, address: str, site: Site
) -> None:
    page.goto(address)
    everything = titles(site)
    announced(page, f"一共 {len(everything)} 种手法。")
    choose(page, "channel", "qq")
    announced(page, f"找到 {len(titles(site, channels='qq'))} 种手法。")
    assert page.url == f"{address}?channel=qq"
    choose(page, "target", "elderly")
    expect(page).to_have_url(f"{address}?channel=qq&target=elderly")
    page.go_back()
    expect(page).to_have_url(f"{address}?channel=qq")
    assert page.input_value("select[name=target]") == ""
    page.go_back()
    announced(page, f"一共 {len(everything)} 种手法。")
    assert shown(page) == everything
    page.go_forward()
    announced(page, f"找到 {len(titles(site, channels='qq'))} 种手法。")
    assert page.input_value("select[name=channel]") == "qq"
    page.get_by_role("button", name="清除").click()
    announced(page, f"一共 {len(everything)} 种手法。")
    assert page.url == address
    assert shown(page) == everything


def test_what_does_not_go_together_says_so(page: Page, address: str, site: Site) -> None:
    assert not titles(site, category="fake-prize", asks_for="sms-code")
    page.goto(f"{address}?category=fake-prize&ask=sms-code")
    announced(page, "没有同时符合的，去掉一个条件试试。")
    assert shown(page) == set()


@pytest.mark.parametrize(
    "query",
    [
        "channel=" + quote('"><img src=x onerror=alert(1)>'),
        "channel=__proto__&signal=constructor&target=toString",
        "__proto__[x]=1&constructor=1&channel=nowhere",
        "channel=qq%00&target=%E0%A4%A",
        "channel=" + "a" * 5000,
    ],
)
def test_a_nasty_address_is_passed_over(page: Page, address: str, site: Site, query: str) -> None:
    wrong: list[str] = []
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{address}?{query}")
    announced(page, f"一共 {len(titles(site))} 种手法。")
    assert shown(page) == titles(site)
    assert wrong == []


def test_nothing_is_fetched_until_it_is_used(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    assert not any("filter.json" in url for url in asked)
    choose(page, "channel", "qq")
    expect(page.locator(".filter [role=status]")).to_contain_text("找到")
    choose(page, "channel", "phone")
    expect(page).to_have_url(f"{address}?channel=phone")
    assert sum("filter.json" in url for url in asked) == 1


def test_without_its_data_the_whole_list_stays(page: Page, address: str, site: Site) -> None:
    page.route("**/filter.json", lambda route: route.abort())
    page.goto(f"{address}?channel=qq")
    expect(page.locator(".filter [role=status]")).to_contain_text("筛选暂时用不了")
    assert shown(page) == titles(site)


def test_without_scripts_the_list_and_the_links_are_there(
    chromium: Browser, address: str, site: Site
) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}?channel=qq")
        assert not page.locator(".filter").is_visible()
        assert shown(page) == titles(site)
        page.get_by_role("article").get_by_role("link", name="从哪里来").click()
        page.get_by_role("article").get_by_role("link", name="QQ").click()
        assert shown(page) == titles(site, channels="qq")


def test_the_table_reads_on_a_phone_and_wide(chromium: Browser, address: str) -> None:
    for width in (360, 1280):
        with chromium.new_context(viewport={"width": width, "height": 800}) as context:
            page = context.new_page()
            page.goto(f"{address}../matrix/")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert page.locator(".matrix-table thead").is_visible() == (width == 1280)
            link = page.locator(".matrix-table td a").first
            name = link.locator("span").bounding_box()
            assert name and (name["width"] > 20) == (width == 360), "its column's name is in view"
            assert page.get_by_role("link", name="假客服 1").count() > 0
            link.click()
            expect(page.locator(".filter [role=status]")).to_contain_text("找到")
