"""The page itself: it tells what is missing, keeps what was typed, and sends nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from generator.source import read
from tests.served import Host
from tests.submit.conftest import PHONE
from tests.submit.entries import LINE, PROSE, SCAM, Typed
from tests.submit.person import Person
from tests.test_access import LIGHTS, WIDTHS, violations
from tests.test_csp import WATCH, everywhere

SHORT: Typed = {
    "title": "试一试",
    "summary": "自称客服，要验证码",
    "category": "fake-service",
    "sources": [{"id": "police-2020", "title": "警方提示", "publisher": "某地反诈"}],
    "steps": [{"stage": "contact", "do": "打来电话"}],
}


# ---- What is missing or wrong ----


def test_what_is_missing_is_told_with_links_to_it(person: Person) -> None:
    person.put(person.field("title"), {"is": "line"}, "试一试")
    faults = person.faults()
    assert faults == [
        *("一句话：还没有填", "分类：还没有填", "来源：还没有填"),
        "话术：步骤、话术、真实案例，至少要写一样",
    ]
    assert "还有 4 处" in person.page.locator(".missing [aria-live=polite]").inner_text()
    person.page.locator(".missing a").first.click()
    focused = person.page.evaluate("document.activeElement.closest('.entry-field').dataset.name")
    assert focused == "summary"
    person.fill_in("scam", SHORT)
    assert person.faults() == []
    assert person.page.locator(".missing [aria-live]").inner_text() == "都填好了。"


def test_nobody_is_blamed_for_a_gap_before_he_came_there(person: Person) -> None:
    person.put(person.field("title"), {"is": "line"}, "试一试")
    person.faults()
    assert person.page.locator(".fault:visible").count() == 0
    person.page.locator("[data-name=summary] input").focus()
    person.page.locator("[data-name=title] input").first.focus()
    person.faults()
    assert person.page.locator(".fault:visible").all_inner_texts() == ["还没有填"]


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("title", "长" * 61, "太长了：61 个字，最多 60 个"),
        ("title", "😀" * 60, ""),
        ("aliases", ["好的", "长" * 301], "第 2 行：太长了：301 个字，最多 300 个"),
        ("summary", "他贪小便宜", "“贪小便宜”像在怪受骗的人：写骗子做了什么"),
        ("summary", "用接码平台注册", "“接码平台”说的是作案的门道：写到认得出为止"),
        ("summary", "打 13812345678", "像是电话号码，请删掉"),
        ("summary", "打 400-123-4567", "像是电话号码，请删掉"),
        ("summary", "损失 95588 元", ""),
        ("summary", "证号 11010519491231002X", "像是身份证号，请删掉"),
        ("summary", "卡号 6222 0212 3456 7890 123", "像是银行卡号，请删掉"),
        ("summary", "点 https://bank.example", "像是能点开的网址：说“一个仿冒银行的网站”就够了"),
        ("summary", "点 abc-bank.top 登录", "像是能点开的网址：说“一个仿冒银行的网站”就够了"),
        ("summary", "写信到 a.b@example.com", "像是邮箱地址，请删掉"),
        ("summary", "看\u202e不见", "有看不见的字符，请删掉重打"),
        ("levers", ["gain", "fear", "trust", "urgency"], "最多选 3 个"),
    ],
)
def test_a_fault_is_told_beside_its_field(person: Person, name: str, typed: Any, told: str) -> None:
    spec = person.form["kinds"]["scam"]["fields"][name]
    person.put(person.field(name), spec, typed)
    person.faults()
    assert person.field(name).locator(".fault").inner_text() == told


def test_numbers_of_the_list_may_stand_in_a_text(person: Person) -> None:
    for number, told in ((person.form["numbers"][0], ""), ("96119", "像是电话号码，请删掉")):
        person.put(person.field("summary"), {"is": "line"}, f"打 {number} 问问")
        person.faults()
        assert person.field("summary").locator(".fault").inner_text() == told


@pytest.mark.parametrize(
    ("part", "name", "typed", "told"),
    [
        ("sources", "id", "警方", "只能用小写英文字母、数字和连字符，例如 wuhan-2020"),
        ("sources", "url", "ftp://a.example", "网址要以 http:// 或 https:// 开头，中间没有空格"),
        ("sources", "date", "2020年6月", "不是能读的日期"),
        ("sources", "date", "2999", "这一天还没有到"),
        ("incidents", "loss", "八万", "不是能读的金额：用阿拉伯数字，中间不空格"),
        ("incidents", "loss", "约5.2万", ""),
        ("steps", "via", "phone", "上面的“渠道”里没有选它：去加上，或者这里换一个"),
    ],
)
def test_a_fault_within_a_part_too(
    person: Person, part: str, name: str, typed: str, told: str
) -> None:
    typed_part = {"title": "标题", name: typed} if part == "sources" else {name: typed}
    person.put(person.field(part), person.form["kinds"]["scam"]["fields"][part], [typed_part])
    person.faults()
    fault = person.field(part).locator(f"[data-name={name}] .fault")
    assert fault.inner_text() == told


def test_sources_are_there_once_and_for_something(person: Person) -> None:
    specs = person.form["kinds"]["scam"]["fields"]
    two = [
        {"id": "a", "title": "一", "publisher": "甲"},
        {"id": "b", "title": "二", "publisher": "乙"},
    ]
    person.put(person.field("sources"), specs["sources"], two)
    person.put(person.field("compare"), specs["compare"], [{"point": "看", "source": ["a"]}])
    person.faults()
    told = person.field("sources").locator("[data-name=id] .fault")
    assert told.all_inner_texts()[1].startswith("下面没有哪一处用到它")
    person.field("sources").locator("[data-name=id] input").nth(0).fill("b")
    person.faults()
    assert told.all_inner_texts()[1] == "这个编号用了两次"
    gone = person.field("compare").locator("[data-name=source] .fault")
    assert gone.inner_text() == "没有叫“a”的来源"


def test_a_taken_name_is_refused(person: Person) -> None:
    person.fill_in("scam", SHORT)
    person.finish()
    taken = person.form["taken"][0]
    for name, told in ((taken, "已经有条目用过了"), ("Bad Name", "只能用小写英文字母")):
        person.page.get_by_label("给文件起个名").fill(name)
        person.faults()
        assert told in person.page.locator("#submit-file-fault").inner_text()
        assert person.page.locator(".ways a").count() == 0


# ---- Parts ----


def test_turns_are_moved_and_removed(person: Person) -> None:
    specs = person.form["kinds"]["scam"]["fields"]
    turns = [{"said": {"speaker": "scammer", "words": word}} for word in "一二三"]
    script = {"title": "开场", "material": "condensed", "turns": turns}
    person.put(person.field("scripts"), specs["scripts"], [script])
    page = person.page
    page.get_by_role("button", name="上移第 3 句").click()
    page.get_by_role("button", name="上移第 2 句").click()
    page.get_by_role("button", name="删除第 2 句").click()
    words = page.locator("[data-name=said] textarea")
    assert [words.nth(at).input_value() for at in range(words.count())] == ["三", "二"]
    assert "第 2 句删掉了" in page.locator(".unseen[role=status]").inner_text()
    person.finish()
    assert page.locator(".preview .turn").all_inner_texts() == ["骗子\n三", "骗子\n二"]


# ---- Kept, and sent nowhere ----


def test_what_was_typed_survives_a_reload(person: Person, host: Host) -> None:
    person.fill_in("scam", SCAM)
    person.finish()
    person.page.get_by_label("给文件起个名").fill("my-name")
    person.faults()
    before = person.page.locator(".finish pre").inner_text()
    person.open(host.address)
    person.finish()
    assert person.page.locator(".finish pre").inner_text() == before
    assert person.page.get_by_label("给文件起个名").input_value() == "my-name"
    assert PROSE.split("\n")[0] in before


def test_each_kind_keeps_its_own(person: Person, host: Host) -> None:
    person.put(person.field("title"), {"is": "line"}, "手法的题")
    person.page.get_by_label("给商家的指南").check()
    assert person.page.locator("[data-name=title] input").first.input_value() == ""
    person.put(person.field("title"), {"is": "line"}, "指南的题")
    person.page.get_by_label("骗局的手法").check()
    assert person.page.locator("[data-name=title] input").first.input_value() == "手法的题"


def test_it_is_cleared_when_asked_twice(person: Person, host: Host) -> None:
    person.fill_in("scam", SHORT)
    person.faults()
    person.page.get_by_role("button", name="全部清空").click()
    assert person.page.locator("[data-name=title] input").first.input_value() == "试一试"
    person.page.get_by_role("button", name="再按一次").click()
    assert person.page.locator("[data-name=title] input").first.input_value() == ""
    person.page.goto("about:blank")
    person.open(host.address)
    assert person.page.locator("[data-name=title] input").first.input_value() == ""
    assert "试一试" not in json.dumps(person.page.evaluate("({...localStorage})"))


def test_closed_storage_breaks_nothing(page: Page, form: dict[str, Any], host: Host) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('closed') } })"
    )
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    person = Person(page, form)
    person.open(host.address)
    person.fill_in("scam", SHORT)
    assert person.faults() == []
    assert "不让留存" in page.locator(".deeds small").inner_text()
    assert failures == []


def test_a_spoilt_store_breaks_nothing(page: Page, form: dict[str, Any], host: Host) -> None:
    for spoilt in ('{"kind": "scam", "data": {"scam": {"title": 7, "sources": 3}}}', "{", "[]"):
        page.goto(f"{host.address}about/")
        page.evaluate("s => localStorage.setItem('fanzha-submit', s)", spoilt)
        person = Person(page, form)
        person.open(host.address)
        person.put(person.field("title"), {"is": "line"}, "试一试")
        page.evaluate("localStorage.clear()")
        page.goto("about:blank")


def test_nothing_is_sent(person: Person, host: Host) -> None:
    asked: list[Any] = []

    def note(request: Any) -> None:
        asked.append(request)

    person.page.context.on("request", note)
    person.fill_in("scam", SCAM)
    person.finish()
    person.page.get_by_role("button", name="复制").click()
    person.page.wait_for_timeout(300)
    modules = f"{host.address}assets/submit/"
    assert asked, "what is needed later is fetched later"
    for request in asked:
        assert request.method == "GET"
        assert request.url.startswith(modules), request.url
        assert request.post_data is None
        assert urlsplit(request.url).query == ""
    assert person.page.evaluate("navigator.serviceWorker.controller") is None


def test_a_first_visit_is_light(page: Page, host: Host) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{host.address}submit/")
    page.locator(".entry-form").wait_for()
    page.wait_for_load_state("networkidle")
    assert len(asked) <= 12, asked


# ---- Preview and the way to the forge ----


def test_the_preview_is_only_text(person: Person) -> None:
    page = person.page
    person.fill_in("scam", SCAM)
    person.finish()
    shown = page.locator(".preview")
    assert LINE in shown.locator(".verdict").inner_text()
    assert shown.locator(".turn").count() == 3
    assert shown.locator(".stop").count() == 1
    assert shown.locator("img, script, b, a").count() == 0
    assert page.evaluate("document.querySelectorAll('main img').length") == 0


def test_the_forge_is_opened_with_name_and_text(person: Person, context: BrowserContext) -> None:
    person.fill_in("scam", SHORT)
    person.finish()
    link = person.page.get_by_role("link", name="打开代码库的新建文件页")
    context.route("https://git.example.org/**", lambda route: route.fulfill(body="new"))
    with context.expect_page() as opened:
        link.click()
    opened.value.wait_for_load_state()
    address = urlsplit(opened.value.url)
    asked = parse_qs(address.query)
    assert (address.netloc, address.path) == ("git.example.org", "/fanzha/new/main")
    assert asked["filename"] == [
        f"cases/scams/{person.page.get_by_label('给文件起个名').get_attribute('placeholder')}.yml"
    ]
    document = read("x.yml", asked["value"][0].encode()).document
    assert document
    assert document.data["title"] == "试一试"
    assert opened.value.evaluate("[document.referrer, window.opener]") == ["", None]


def test_a_long_file_is_copied_instead(person: Person, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.route("https://git.example.org/**", lambda route: route.fulfill(body="new"))
    person.fill_in("scam", {**SHORT, "pretexts": ["长" * 290 for _ in range(3)]})
    person.finish()
    assert "地址里放不下" in person.page.locator(".ways").inner_text()
    with context.expect_page() as opened:
        person.page.get_by_role("link", name="复制，并打开").click()
    opened.value.wait_for_load_state()
    assert "value=" not in opened.value.url
    person.page.bring_to_front()
    copied = person.page.evaluate("navigator.clipboard.readText()")
    assert "长" * 290 in copied


def test_nothing_goes_out_before_it_is_whole_and_looked_at(person: Person) -> None:
    page = person.page
    person.fill_in("scam", {**SHORT, "title": ""})
    person.finish()
    assert page.locator(".ways a").count() == 0
    person.put(person.field("title"), {"is": "line"}, "打 13812345678 的人")
    person.faults()
    assert page.locator(".ways a").count() == 0
    page.get_by_label("我逐处看过了").check()
    assert page.locator(".ways a").count() == 1


def test_where_the_forge_is_unknown_there_is_no_button(person: Person) -> None:
    person.page.evaluate(
        "document.querySelector('[data-new-file]').removeAttribute('data-new-file')"
    )
    person.fill_in("scam", SHORT)
    person.finish()
    person.faults()
    assert person.page.locator(".ways *").count() == 0
    assert person.page.get_by_role("button", name="下载文件").is_visible()


# ---- For everyone ----


def test_without_scripts_it_says_how_else(chromium: Browser, host: Host) -> None:
    with chromium.new_context(java_script_enabled=False, viewport=PHONE) as context:
        page = context.new_page()
        page.goto(f"{host.address}submit/")
        assert "没有脚本也能投稿" in page.locator("main").inner_text()
        issue = page.get_by_role("link", name="开一个议题")
        assert issue.get_attribute("href") == "https://git.example.org/fanzha/issues/new/choose"
        assert page.locator("main form").count() == 0


def test_about_and_the_foot_of_each_page_lead_here(site: Path) -> None:
    about = (site / "about/index.html").read_text(encoding="utf-8")
    assert about.count('href="../submit/"') == 2
    assert 'href="submit/"' in (site / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def strict(chromium: Browser, host: Host, built_project: Path) -> Iterator[Page]:
    """A page under the site's own headers, which notes what is against the policy."""
    host.headers = everywhere((built_project / "site/_headers").read_text(encoding="utf-8"))
    with chromium.new_context(viewport=PHONE) as context:
        context.add_init_script(WATCH)
        yield context.new_page()
    host.headers = {}


def test_the_policy_is_kept(strict: Page, form: dict[str, Any], host: Host) -> None:
    said: list[str] = []
    strict.on("console", lambda m: said.append(m.text) if m.type in {"error", "warning"} else None)
    strict.on("pageerror", lambda error: said.append(str(error)))
    person = Person(strict, form)
    person.open(host.address)
    person.fill_in("scam", SCAM)
    person.finish()
    with strict.expect_download():
        strict.get_by_role("button", name="下载文件").click()
    assert strict.evaluate("window.violations") == []
    assert said == []


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize("width", WIDTHS)
def test_it_bars_nobody(
    chromium: Browser, form: dict[str, Any], host: Host, width: int, light: Any
) -> None:
    with chromium.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=light,
        service_workers="block",
        bypass_csp=True,
    ) as context:
        person = Person(context.new_page(), form)
        person.open(host.address)
        assert violations(person.page) == []
        person.fill_in("scam", {**SCAM, "title": "长" * 61, "summary": "打 13812345678"})
        person.finish()
        person.page.locator("details.choices summary").first.click()
        person.page.locator(".choice input[type=checkbox]").first.wait_for()
        person.faults()
        assert person.page.locator(".fault:visible").count() >= 2
        assert violations(person.page) == []
        wide = person.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0
        small = person.page.evaluate(SMALL)
        assert small == []


SMALL = """() => [...document.querySelectorAll(
  '.entry-form :is(button, select, summary, textarea, input:not([type=checkbox])), .choice,'
  + ' .finish :is(button, a), .finish input:not([type=checkbox])')]
  .filter((e) => e.getClientRects().length && !e.closest('[hidden]'))
  .filter((e) => e.getBoundingClientRect().height < 44)
  .map((e) => e.outerHTML.slice(0, 120))"""
