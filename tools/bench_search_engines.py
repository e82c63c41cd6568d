"""The three searches that are compared: how each is asked, and which files are its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, Page

PAGEFIND_PAGE = """<!doctype html><meta charset="utf-8"><title>Pagefind</title><ol id="found"></ol>
<script type="module">
const pagefind = await import("/pagefind/pagefind.js");
window.ask = async (text) => {
  const { results } = await pagefind.search(text);
  const found = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return found.map(({ url }) => url);
};
const text = new URL(location.href).searchParams.get("q");
if (text) {
  const { results } = await pagefind.search(text);
  const shown = await Promise.all(results.slice(0, 5).map((result) => result.data()));
  for (const { url, meta, excerpt } of shown) {
    const item = document.createElement("li");
    item.innerHTML = `<a href="${url}">${meta.title}</a><p>${excerpt}</p>`;
    found.append(item);
  }
  document.body.dataset.asked = "";
}
</script>
"""
"""What a page with Pagefind does: search, and the texts of the first five to show."""

_OURS = """async (texts) => {
  const { Search } = await import("/assets/search/engine.js");
  const search = new Search(new URL("/search/", location.href));
  const found = [];
  for (const text of texts) {
    const answer = await search.ask(text);
    const first = await answer.first(5);
    const all = [];
    for (const [at, group] of answer.groups.entries()) {
      if (all.length >= 10) break;
      all.push(...first[at], ...(await answer.more(group, 10)));
    }
    found.push([first.flat(), all].map((results) => results.map(({ url }) => url)));
  }
  return found;
}"""

_MATERIAL = """async (texts) => {
  const box = document.querySelector("[data-md-component=search-query]");
  const meta = document.querySelector(".md-search-result__meta");
  const list = document.querySelector(".md-search-result__list");
  document.querySelector("#__search").click();
  const until = async (holds) => {
    for (const end = Date.now() + 60_000; !holds(); ) {
      if (Date.now() > end) throw new Error("no answer");
      await new Promise((done) => setTimeout(done, 5));
    }
  };
  const put = (text) => {
    box.value = text;
    box.focus();
    for (const kind of ["input", "keyup", "change"])
      box.dispatchEvent(new Event(kind, { bubbles: true }));
  };
  const asking = meta.textContent.trim();
  const found = [];
  for (const text of texts) {
    put("");
    await until(() => list.children.length === 0);
    meta.textContent = "?";
    put(text);
    await until(() => !["?", "", asking].includes(meta.textContent.trim()));
    await new Promise((done) => setTimeout(done, 20));
    const links = [...list.children].map((item) => item.querySelector("a").href);
    found.push([links, links]);
  }
  return found;
}"""

_PAGEFIND = """async (texts) => {
  while (!window.ask) await new Promise((done) => setTimeout(done, 10));
  const found = [];
  for (const text of texts) {
    const links = await window.ask(text);
    found.push([links, links]);
  }
  return found;
}"""

_WATCH = """
new MutationObserver(() => {
  if (window.firstAt === undefined && (%s)) window.firstAt = performance.now();
}).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
"""
_PATIENCE = 120_000


class Found(NamedTuple):
    """Addresses from top to bottom: what is shown at first, and ten once more was asked for, a
    group after the other."""

    shown: Sequence[str]
    ten: Sequence[str]


@dataclass(frozen=True)
class Engine:
    """A search: ``page`` asks by its address, ``ask`` many questions in one session."""

    label: str
    page: str
    ask: str
    first: str
    """Holds in the page once there is a result, or it is said that there is none."""
    own: tuple[str, ...]
    """Starts of the paths that nothing else needs."""

    def answers(self, page: Page, address: str, texts: Sequence[str]) -> list[Found]:
        """For each question the pages it finds."""
        page.goto(address + self.page)
        page.set_default_timeout(_PATIENCE)
        found = page.evaluate(self.ask, list(texts))
        pairs = ([list(dict.fromkeys(map(_uri, links)))[:10] for links in pair] for pair in found)
        return [Found(*pair) for pair in pairs]

    def seconds(self, browser: Browser, address: str, text: str) -> float:
        """From opening the page with a question to the first result, nothing fetched before."""
        with browser.new_context() as context:
            page = context.new_page()
            page.set_default_timeout(_PATIENCE)
            page.add_init_script(_WATCH % self.first)
            page.goto(f"{address}{self.page}?q={quote(text)}", wait_until="commit")
            first_at = _first_at(page)
            page.wait_for_load_state("networkidle")
            return first_at / 1_000


def answered(browser: Browser, address: str, text: str, throttled: int = 1) -> float:
    """Seconds from asking on our open search page, which has nothing of search yet, to the first
    result: its link stands in the page and can be followed. ``throttled`` is the devtools' rate."""
    with browser.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(_PATIENCE)
        page.add_init_script(_WATCH % OURS.first)
        page.goto(address + OURS.page, wait_until="networkidle")
        rate = {"rate": throttled}
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", rate)
        asked_at = page.locator("#search-q").evaluate(
            """(box, text) => {
              box.value = text;
              const now = performance.now();
              box.form.requestSubmit();
              return now;
            }""",
            text,
        )
        first_at = _first_at(page)
        page.wait_for_load_state("networkidle")
        return (first_at - float(asked_at)) / 1_000


def _first_at(page: Page) -> float:
    """Asked from outside: a page with a strict policy evaluates nothing for Playwright."""
    for _ in range(_PATIENCE // 200):
        if first_at := page.evaluate("window.firstAt"):
            return float(first_at)
        page.wait_for_timeout(200)
    raise TimeoutError(page.url)


def _uri(link: str) -> str:
    return urlsplit(link).path.removeprefix("/").removesuffix("index.html")


OURS = Engine(
    "我们",
    "search/",
    _OURS,
    "document.querySelector('[data-search-results] li a, [data-search-empty]:not([hidden])')",
    ("/search/index", "/search/simplify", "/search/shard", "/search/doc", "/assets/search/"),
)
MATERIAL = Engine(
    "Material 自带（lunr + jieba）",
    "",
    _MATERIAL,
    "document.querySelector('.md-search-result__item a') ||"
    " document.querySelector('.md-search-result__meta')?.textContent.includes('没有找到')",
    ("/search/search_index", "/assets/javascripts/workers/", "/assets/javascripts/lunr/"),
)
PAGEFIND = Engine(
    "Pagefind 1.5.2（extended）",
    "pagefind.html",
    _PAGEFIND,
    "document.querySelector('#found li, [data-asked]')",
    ("/pagefind/",),
)
ENGINES = (OURS, MATERIAL, PAGEFIND)
