/**
 * The search page: reads the question, shows the answer.
 *
 * The page brings: `[data-search]` with `data-search-base` (the index) and `data-site-base`,
 * in it a form with `input[name=q]`, `[data-search-status]` (aria-live), `[data-search-results]`
 * and `[data-search-empty]`, which is shown when nothing is found.
 */

import { asked, keep } from "./asked.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./engine.js").Search} Search */
/** @typedef {import("./results.js").Section} Section */
/** @typedef {import("./reading.js").Result} Result */

/** Each page shown costs 3.5 KB gzipped; five keep a first question below 60 KB. */
const AT_FIRST = 5;
const AT_ONCE = 10;
const PAUSE = 150;

/**
 * All that an answer needs, fetched at once when search is first used: each names the next, and a
 * slow phone would wait for one after the other.
 */
const MODULES = [
  "choose",
  "cover",
  "engine",
  "excerpt",
  "groups",
  "normalise",
  "question",
  "rank",
  "reading",
  "results",
  "shards",
];

class SearchPage {
  #turn = 0;
  #timer = 0;
  /** @type {Section[]} */
  #sections = [];
  /** @type {Search | undefined} */
  engine;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.form = one(root, "form", HTMLFormElement);
    this.input = one(root, "input[name=q]", HTMLInputElement);
    this.status = one(root, "[data-search-status]", HTMLElement);
    this.results = one(root, "[data-search-results]", HTMLElement);
    this.empty = one(root, "[data-search-empty]", HTMLElement);
    this.site = new URL(root.dataset.siteBase ?? "./", document.baseURI);
    this.base = new URL(root.dataset.searchBase ?? "search/", document.baseURI);
  }

  start() {
    this.input.addEventListener("focus", () => this.#opened().catch(() => {}));
    this.input.addEventListener("input", (event) => this.#typed(event));
    this.input.addEventListener("compositionend", () => this.#later());
    this.form.addEventListener("submit", (event) => this.#submitted(event));
    const text = asked();
    if (!text) return;
    this.input.value = text;
    this.#ask();
  }

  /**
   * The engine and its modules: fetched when search is first used.
   *
   * @returns {Promise<Search>}
   */
  async #search() {
    await Promise.all(MODULES.map((name) => import(`./${name}.js`)));
    const { Search } = await import("./engine.js");
    return (this.engine ??= new Search(this.base));
  }

  async #opened() {
    await (await this.#search()).open();
  }

  /** @param {Event} event */
  #typed(event) {
    if (event instanceof InputEvent && event.isComposing) return;
    this.#later();
  }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), PAUSE);
  }

  /** @param {Event} event */
  #submitted(event) {
    event.preventDefault();
    this.#ask();
  }

  async #ask() {
    clearTimeout(this.#timer);
    const turn = (this.#turn += 1);
    const text = this.input.value.trim();
    keep(text);
    if (text === "") return this.#show("", []);
    this.status.textContent = "正在搜索…";
    try {
      const search = await this.#search();
      const answer = await search.ask(text);
      const results = await answer.first(AT_FIRST);
      if (turn === this.#turn) await this.#answered(answer, results);
    } catch (error) {
      console.error(error);
      if (turn === this.#turn) this.#failed();
    }
  }

  /**
   * @param {Answer} answer
   * @param {Result[][]} results of each group
   */
  async #answered(answer, results) {
    if (answer.tooShort) return this.#show("请至少输入两个字。", []);
    const { Section } = await import("./results.js");
    const onMore = (/** @type {Section} */ section) => this.#more(answer, section);
    const sections = answer.groups.map(
      (group, at) => new Section(group, results[at], this.site, onMore),
    );
    this.#show(counted(answer), sections);
    this.empty.hidden = answer.total > 0;
  }

  /**
   * @param {Answer} answer
   * @param {Section} section
   */
  async #more(answer, section) {
    const turn = this.#turn;
    section.button.disabled = true;
    const results = await answer.more(section.group, AT_ONCE).catch(console.error);
    section.button.disabled = false;
    if (turn !== this.#turn) return;
    if (results) this.#added(answer, section, section.add(results));
    else this.status.textContent = "没有取到，请再按一次“更多”。";
  }

  /**
   * @param {Answer} answer
   * @param {Section} section
   * @param {HTMLAnchorElement | null} link the first one that is new
   */
  #added(answer, section, link) {
    this.status.textContent = counted(answer);
    this.#sections.forEach((one) => one.refresh());
    const last = this.#sections.at(-1);
    const next = [section.button, last?.button].find((button) => button && !button.hidden);
    (link ?? next)?.focus();
  }

  #failed() {
    this.#show("搜索暂时用不了，请检查网络后再试。", []);
    this.empty.hidden = false;
  }

  /**
   * @param {string} status
   * @param {Section[]} sections
   */
  #show(status, sections) {
    this.status.textContent = status;
    this.#sections = sections;
    this.results.replaceChildren(...sections.map((section) => section.element));
    this.empty.hidden = true;
  }
}

/** @param {Answer} answer */
function counted(answer) {
  const { total, shown } = answer;
  if (total === 0) return "没有找到。";
  return shown < total ? `找到 ${total} 条，已显示 ${shown} 条。` : `找到 ${total} 条。`;
}

/**
 * @template {HTMLElement} Kind
 * @param {HTMLElement} root
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function one(root, selector, kind) {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`search page: ${selector} is missing`);
  return found;
}

for (const root of document.querySelectorAll("[data-search]")) {
  if (root instanceof HTMLElement) new SearchPage(root).start();
}
