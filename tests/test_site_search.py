"""The real site in a real browser: words from the middle of sentences find their page."""

from __future__ import annotations

import functools
import gzip
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from generator.cli import main

REPO = Path(__file__).parent.parent
REFUND = "scams/fake-refund/"
EMPTY = "merchants/empty-tracking-numbers/"
CODE = "signals/sms-code-asked/"
SEARCHES = re.compile("/assets/search/|/search/.*json")
SEARCH = REPO / "site-overrides" / "assets" / "search"
MESSAGE = (
    "【客服通知】尊敬的顾客您好，非常抱歉地通知您，您上个月在我们店购买的那件外套抽检不合格，"
    "厂家要统一回收，我们会按照原来的价格退款给您。请您先添加我们的工作QQ，我把退款链接发给您，"
    "您填写姓名和银行卡，收到验证码以后告诉我，一会儿就给您到账。"
)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The built site, served below a sub-path as forges serve it."""
    base = tmp_path_factory.mktemp("served")
    result = CliRunner().invoke(main, ["build", "--root", str(REPO), "--to", str(base / "sub")])
    assert result.exit_code == 0, result.output
    handler = functools.partial(_Quiet, directory=str(base))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/sub/"
        server.shutdown()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with chromium.new_context(viewport={"width": 360, "height": 780}) as context:
        yield context.new_page()


def found(page: Page, address: str, question: str) -> list[str]:
    """The addresses below the site that the search page gives, best first."""
    page.goto(f"{address}search/")
    page.fill("#search-q", question)
    page.keyboard.press("Enter")
    page.wait_for_function(
        "() => document.querySelector('[data-search-results] li') ||"
        " !document.querySelector('[data-search-empty]').hidden"
    )
    links = page.locator("[data-search-results] a").evaluate_all("all => all.map(a => a.href)")
    return [link.removeprefix(address) for link in links]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("验证码", CODE),
        ("退款", REFUND),
        ("单号", EMPTY),
        ("揽件", EMPTY),
        ("是我们后台出了", REFUND),
        ("厂家要回收，按原价", REFUND),
        ("厂家要回收按原价", REFUND),
        ("門衛代收", EMPTY),
        ("驗證碼", CODE),
        ("验 证 码", CODE),
        ("ＱＱ", REFUND),
        ("您先加我qq", REFUND),
        ("物流轨迹模拟", EMPTY),
        ("38000", REFUND),
    ],
)
def test_a_run_finds_its_page(page: Page, address: str, question: str, wanted: str) -> None:
    assert wanted in found(page, address, question)[:3]


@pytest.mark.parametrize("question", ["量子榴莲飞船", "码证验", "zzqx", "88888"])
def test_a_run_that_stands_nowhere_finds_none_and_help_stands_there(
    page: Page, address: str, question: str
) -> None:
    assert found(page, address, question) == []
    assert "96110" in page.locator("[data-search-empty]").inner_text()


def test_the_address_asks_too(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=异常订单处理中心")
    first = page.locator("[data-search-results] a").first
    first.wait_for()
    assert "异常订单处理中心" in page.locator("[data-search-results]").inner_text()


FORMS = [("", "#home-q"), (REFUND, "#site-q"), ("help/", "#site-q")]


@pytest.mark.parametrize(("path", "box"), FORMS)
def test_every_form_hands_its_question_over(page: Page, address: str, path: str, box: str) -> None:
    page.goto(address + path)
    page.fill(box, "验证码")
    page.press(box, "Enter")
    page.wait_for_url(f"{address}search/?q=*")
    page.locator("[data-search-results] a").first.wait_for()
    assert page.input_value("#search-q") == "验证码"


@pytest.mark.parametrize(("path", "box"), FORMS)
def test_no_form_sends_a_whole_message(page: Page, address: str, path: str, box: str) -> None:
    """It goes behind `#`, which stays in the browser, and leaves the address at once."""
    asked: list[str] = []
    page.goto(address + path)
    page.on("request", lambda request: asked.append(request.url.partition("#")[0]))
    page.fill(box, MESSAGE)
    page.press(box, "Enter")
    page.locator("[data-search-results] a").first.wait_for()
    assert page.input_value("#search-q") == MESSAGE
    assert page.url == f"{address}search/"
    assert not any("?q=" in url for url in asked)


def test_doors_and_numbers_stand_where_nothing_is_found(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    empty = page.locator("[data-search-empty]")
    assert not empty.is_visible()
    assert found(page, address, "量子榴莲飞船") == []
    assert empty.get_by_role("link", name="96110").get_attribute("href") == "tel:96110"
    for name, path in (("转账", "help/"), ("可疑", "signals/"), ("商家", "merchants/")):
        link = empty.get_by_role("link", name=name)
        assert link.evaluate("link => link.href") == address + path


def test_all_modules_are_fetched_at_once_and_only_when_asked(page: Page, address: str) -> None:
    """A phone that must read one module to learn of the next waits once for each."""
    fetched: list[str] = []
    page.route(
        "**/assets/search/*.js",
        lambda route: (fetched.append(route.request.url), route.continue_()),
    )
    page.goto(f"{address}search/", wait_until="networkidle")
    first = {"ui", "asked"}
    assert {Path(url).stem for url in fetched} == first
    page.route("**/assets/search/*.js", lambda route: fetched.append(route.request.url))
    page.fill("#search-q", "验证码")
    page.wait_for_timeout(1_000)
    assert {Path(url).stem for url in fetched} == {path.stem for path in SEARCH.glob("*.js")}


SHORT = ["验证码", "退款", "刷单返利", "快递叫我扫码领奖", "公安局说我涉嫌洗钱"]


@pytest.mark.parametrize(
    ("question", "most"), [*((short, 60_000) for short in SHORT), (MESSAGE * 2, 300_000)]
)
def test_a_question_costs_little(page: Page, address: str, question: str, most: int) -> None:
    """All that is fetched for it by a browser that has nothing, as web servers send it."""
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    found(page, address, question)
    page.wait_for_load_state("networkidle")
    search = [url for url in asked if SEARCHES.search(url)]
    assert any("/doc/" in url for url in search)
    sizes = [len(gzip.compress(page.request.get(url).body(), 6)) for url in search]
    assert sum(sizes) <= most


def test_a_pasted_message_finds_its_trick(page: Page, address: str) -> None:
    assert found(page, address, MESSAGE)[0] in {REFUND, "signals/sms-code-asked/"}
    assert REFUND in found(page, address, MESSAGE)[:3]


def test_no_request_leaves_and_no_index_is_fetched_unasked(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("", REFUND, EMPTY, "hotlines/", "signals/", "categories/", "search/"):
        page.goto(address + path)
    assert all(url.startswith(address) for url in asked)
    assert not any("/search/shard/" in url or "/search/doc/" in url for url in asked)
    asked.clear()
    found(page, address, "验证码")
    assert any("/search/shard/" in url for url in asked)
    assert all(url.startswith(address) for url in asked)


def test_without_scripts_the_search_page_says_where_to_look(
    chromium: Browser, address: str
) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}search/")
        assert "没有脚本" in page.locator("main").inner_text()
        assert page.get_by_role("link", name="按分类找").count() == 1
