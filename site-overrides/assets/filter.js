/**
 * The filter of the list of all tricks. Its state is in the address, so that a filtered view can
 * be sent to somebody; nothing is fetched until it is used. Without this file the list reads whole.
 *
 * The page brings: `form[data-filter]` (hidden; the attribute names the data), in it a `select`
 * for each key of the address and `[role=status]`; after it headings, each before a list whose
 * items begin with the link to a trick.
 */

/**
 * @typedef {object} Data
 * @property {string[]} ids the tricks
 * @property {Record<string, Record<string, number[]>>} having key -> option -> places in `ids`
 */

class Filter {
  #turn = 0;
  /** @type {Promise<Data> | undefined} */
  #data;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.source = new URL(form.dataset.filter ?? "", document.baseURI);
    this.selects = [...form.querySelectorAll("select")];
    this.status = form.querySelector("[role=status]");
    this.whole = this.status?.textContent ?? "";
    this.groups = groupsAfter(form);
  }

  start() {
    this.form.addEventListener("change", () => this.#chosen());
    this.form.addEventListener("reset", (event) => this.#cleared(event));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("popstate", () => this.#read());
    this.form.hidden = false;
    this.#read();
    this.#openIfUsed();
  }

  /** Folded on phones, so that the tricks begin on the first screen; open where it is in use. */
  #openIfUsed() {
    const details = this.form.querySelector("details");
    const isUsed = this.selects.some((select) => select.value);
    if (details) details.open = isUsed || matchMedia("(width >= 60em)").matches;
  }

  /** The form as the address says; what it does not know of is passed over. */
  #read() {
    const asked = new URL(location.href).searchParams;
    for (const select of this.selects) {
      const value = asked.get(select.name) ?? "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    this.#show();
  }

  #chosen() {
    this.#write();
    this.#show();
  }

  /** @param {Event} event */
  #cleared(event) {
    event.preventDefault();
    for (const select of this.selects) select.value = "";
    this.#chosen();
  }

  #write() {
    const address = new URL(location.href);
    for (const select of this.selects) {
      if (select.value) address.searchParams.set(select.name, select.value);
      else address.searchParams.delete(select.name);
    }
    address.hash = "";
    if (address.href !== location.href) history.pushState(null, "", address);
  }

  async #show() {
    const turn = (this.#turn += 1);
    const chosen = this.selects.filter((select) => select.value);
    if (chosen.length === 0) {
      this.#keep(() => true);
      return this.#say(this.whole);
    }
    try {
      const data = await this.#fetched();
      if (turn !== this.#turn) return;
      const kept = matching(data, chosen.map((select) => [select.name, select.value]));
      this.#keep((id) => kept.has(id));
      this.#say(kept.size ? `找到 ${kept.size} 种手法。` : "没有同时符合的，去掉一个条件试试。");
    } catch (error) {
      console.error(error);
      if (turn !== this.#turn) return;
      this.#keep(() => true);
      this.#say("筛选暂时用不了，下面是全部手法。请检查网络后再试。");
    }
  }

  /** Fetched once; asked for again if it failed. */
  #fetched() {
    this.#data ??= fetch(this.source)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.statusText)))
      .catch((error) => {
        this.#data = undefined;
        throw error;
      });
    return this.#data;
  }

  /** @param {(id: string) => boolean} isKept */
  #keep(isKept) {
    for (const { heading, list, items } of this.groups) {
      for (const { id, item } of items) item.hidden = !isKept(id);
      const isEmpty = items.every(({ item }) => item.hidden);
      heading.hidden = isEmpty;
      list.hidden = isEmpty;
    }
  }

  /** @param {string} text */
  #say(text) {
    if (this.status && this.status.textContent !== text) this.status.textContent = text;
  }
}

/**
 * The ids of the tricks that have every chosen option.
 *
 * @param {Data} data
 * @param {[string, string][]} chosen
 */
function matching(data, chosen) {
  const sets = chosen.map(([key, value]) => new Set(data.having[key]?.[value] ?? []));
  return new Set(data.ids.filter((_, at) => sets.every((set) => set.has(at))));
}

/**
 * The headings after the form, each with its list.
 *
 * @param {HTMLElement} form
 */
function groupsAfter(form) {
  const groups = [];
  for (let next = form.nextElementSibling; next; next = next.nextElementSibling) {
    const heading = next.previousElementSibling;
    if (next instanceof HTMLUListElement && heading instanceof HTMLHeadingElement) {
      groups.push({ heading, list: next, items: [...next.children].map(read) });
    }
  }
  return groups;
}

/**
 * A list's item and the id of the trick it links to: the last part of its address.
 *
 * @param {Element} element
 */
function read(element) {
  const link = element.querySelector("a");
  const parts = new URL(link?.href ?? "", document.baseURI).pathname.split("/").filter(Boolean);
  return { item: /** @type {HTMLElement} */ (element), id: parts.at(-1) ?? "" };
}

for (const form of document.querySelectorAll("form[data-filter]")) {
  if (form instanceof HTMLFormElement) new Filter(form).start();
}
