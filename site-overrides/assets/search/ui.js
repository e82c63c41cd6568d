/**
 * The search page: reads the question, shows the answer. Text from the index is only ever text.
 *
 * The page brings: `[data-search]` with `data-search-base` (the index) and `data-site-base`,
 * in it a form with `input[name=q]`, `[data-search-status]` (aria-live), `ol[data-search-results]`
 * and `[data-search-empty]`, which is shown when nothing is found.
 */

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./engine.js").Search} Search */
/** @typedef {import("./excerpt.js").Piece} Piece */
/** @typedef {import("./reading.js").Result} Result */

/** Each page shown costs 3.5 KB gzipped; five keep a first question below 60 KB. */
const AT_FIRST = 5;
const AT_ONCE = 10;
const PAUSE = 150;

/** @type {Record<string, string>} */
const GROUPS = {
  scam: "骗局",
  signal: "危险信号",
  help: "求助",
  merchant: "商家",
  page: "本站",
};

class SearchPage {
  #turn = 0;
  #timer = 0;
  /** @type {Search | undefined} */
  engine;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.form = one(root, "form", HTMLFormElement);
    this.input = one(root, "input[name=q]", HTMLInputElement);
    this.status = one(root, "[data-search-status]", HTMLElement);
    this.list = one(root, "[data-search-results]", HTMLElement);
    this.empty = one(root, "[data-search-empty]", HTMLElement);
    this.site = new URL(root.dataset.siteBase ?? "./", document.baseURI);
    this.base = new URL(root.dataset.searchBase ?? "search/", document.baseURI);
    this.button = this.#moreButton();
  }

  start() {
    this.input.addEventListener("focus", () => this.#opened().catch(() => {}));
    this.input.addEventListener("input", (event) => this.#typed(event));
    this.input.addEventListener("compositionend", () => this.#later());
    this.form.addEventListener("submit", (event) => this.#submitted(event));
    const asked = new URL(location.href).searchParams.get("q");
    if (!asked) return;
    this.input.value = asked;
    this.#ask();
  }

  /**
   * The engine and its modules: fetched when search is first used.
   *
   * @returns {Promise<Search>}
   */
  async #search() {
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
    keepInAddress(text);
    if (text === "") return this.#show("", []);
    this.status.textContent = "正在搜索…";
    try {
      const search = await this.#search();
      const answer = await search.ask(text);
      const results = await answer.more(AT_FIRST);
      if (turn === this.#turn) this.#answered(answer, results);
    } catch (error) {
      console.error(error);
      if (turn === this.#turn) this.#failed();
    }
  }

  /**
   * @param {Answer} answer
   * @param {Result[]} results
   */
  #answered(answer, results) {
    if (answer.tooShort) return this.#show("请至少输入两个字。", []);
    this.#show(counted(answer), results);
    this.empty.hidden = answer.total > 0;
    this.button.hidden = answer.left === 0;
    this.button.onclick = () => this.#more(answer);
  }

  /** @param {Answer} answer */
  async #more(answer) {
    const turn = this.#turn;
    this.button.disabled = true;
    try {
      const results = await answer.more(AT_ONCE);
      if (turn === this.#turn) this.#added(answer, results);
    } catch (error) {
      console.error(error);
      if (turn === this.#turn) this.status.textContent = "没有取到，请再按一次“更多”。";
    }
    this.button.disabled = false;
  }

  /**
   * @param {Answer} answer
   * @param {Result[]} results
   */
  #added(answer, results) {
    const entries = results.map((result) => entry(result, this.site));
    this.list.append(...entries);
    this.status.textContent = counted(answer);
    this.button.hidden = answer.left === 0;
    entries[0]?.querySelector("a")?.focus();
  }

  #failed() {
    this.#show("搜索暂时用不了，请检查网络后再试。", []);
    this.empty.hidden = false;
  }

  /**
   * @param {string} status
   * @param {Result[]} results
   */
  #show(status, results) {
    this.status.textContent = status;
    this.list.replaceChildren(...results.map((result) => entry(result, this.site)));
    this.empty.hidden = true;
    this.button.hidden = true;
  }

  #moreButton() {
    const button = element("button", "search-more", "更多");
    button.type = "button";
    button.hidden = true;
    this.list.after(button);
    return button;
  }
}

/** @param {Answer} answer */
function counted(answer) {
  if (answer.total === 0) return "没有找到。";
  return answer.left > 0
    ? `找到 ${answer.total} 条，已显示 ${answer.shown} 条。`
    : `找到 ${answer.total} 条。`;
}

/**
 * @param {Result} result
 * @param {URL} site
 */
function entry(result, site) {
  const link = element("a", "search-title", ...result.title.map(inline));
  link.href = new URL(result.url, site).href;
  const group = element("span", "search-group", GROUPS[result.group] ?? result.group);
  const excerpts = result.excerpts.map((pieces) => pieces.map(inline));
  const shown = excerpts.map((excerpt) => element("p", "search-excerpt", ...excerpt));
  return element("li", "search-result", link, " ", group, ...shown);
}

/** @param {Piece} piece */
function inline(piece) {
  return piece.marked ? element("mark", "", piece.text) : piece.text;
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {...(Node | string)} children strings become text, never markup
 */
function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** @param {string} text */
function keepInAddress(text) {
  const address = new URL(location.href);
  if (text) address.searchParams.set("q", text);
  else address.searchParams.delete("q");
  history.replaceState(history.state, "", address);
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
