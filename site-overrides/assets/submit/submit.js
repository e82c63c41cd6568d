/**
 * The page 投稿: an entry written in the browser. What is typed is kept in this browser alone and
 * sent nowhere: the file is made here, and whoever wrote it takes it to the forge.
 *
 * The page brings `[data-submit]` with `data-submit-form`, the address of `form.json`, and maybe
 * `[data-new-file]`, the forge's page for new files.
 */

import { button, make } from "./fields.js";
import { field } from "./groups.js";

/**
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("./fields.js").Spec} Spec
 * @typedef {import("./check.js").Fault} Fault
 * @typedef {{ label: string, folder: string, fields: Record<string, Spec>,
 *   sections: { title: string, names: string[], lead: string }[] }} Kind
 * @typedef {{ kinds: Record<string, Kind>, order: string[], groups: Record<string, string>,
 *   lists: Record<string, Record<string, string>>, category_for: Record<string, string>,
 *   category_summary: Record<string, string>, patterns: Record<string, string>,
 *   grammars: import("./grammar.js").Grammars, words: { pattern: string, fix: string }[],
 *   numbers: string[], taken: string[] }} FormSpec
 * @typedef {{ kind: string, file: string, data: Record<string, Record<string, any>> }} State
 */

const KEY = "fanzha-submit";
const PAUSE = 250;

export class SubmitPage {
  /** @type {Field[]} */
  fields = [];
  /** @type {Fault[]} */
  faults = [];
  /** @type {import("./finish.js").Finish | undefined} */
  finish;
  #timer = 0;

  /**
   * @param {HTMLElement} root
   * @param {FormSpec} spec
   */
  constructor(root, spec) {
    this.spec = spec;
    this.state = kept(Object.keys(spec.kinds));
    this.said = make("p", { role: "status", class: "unseen" });
    this.count = make("p", { "aria-live": "polite" });
    this.missing = make("ul");
    this.form = make("form", { class: "entry-form", autocomplete: "off" });
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("focusout", () => this.changed());
    this.last = make("div", { class: "finish" });
    const summary = make("section", { class: "missing", "aria-label": "还差什么" }, this.count, this.missing);
    root.append(this.#kinds(), summary, this.form, this.last, this.#clear(), this.said);
    addEventListener("pagehide", () => this.#keep());
    this.#build();
  }

  /** The kind of the entry that is being written. */
  get kind() {
    return this.spec.kinds[this.state.kind];
  }

  /** @returns {Record<string, any>} */
  read() {
    return Object.fromEntries(this.fields.map((field) => [field.spec.name, field.read()]));
  }

  /** Something was typed: keep it, check it, show it, once the typing pauses. */
  changed() {
    this.form.setAttribute("aria-busy", "true");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settled(), PAUSE);
  }

  #build() {
    const scope = {
      list: (/** @type {string} */ of) => this.#list(of),
      changed: () => this.changed(),
      say: (/** @type {string} */ words) => (this.said.textContent = words),
    };
    const { sections, fields } = this.kind;
    this.fields = Object.values(fields).map((spec) => field(spec, scope));
    const by = new Map(this.fields.map((made) => [made.spec.name, made]));
    const parts = sections.map(({ title, names, lead }) => {
      const shown = names.flatMap((name) => by.get(name)?.element ?? []);
      return make("section", {}, make("h2", {}, title), ...(lead ? [make("p", {}, lead)] : []), ...shown);
    });
    this.form.replaceChildren(...parts);
    const data = this.state.data[this.state.kind] ?? {};
    for (const made of this.fields) if (made.spec.name in data) made.write(data[made.spec.name]);
    this.finish = undefined;
    this.last.replaceChildren(button("看预览，拿文件", () => this.#finished()));
    if (this.state.data[this.state.kind]) this.changed();
    else this.count.textContent = "从这里往下填。标着“必填”的才必须填，别的知道多少写多少。";
  }

  /** @param {string} of */
  #list(of) {
    if (of === "sources") {
      /** @type {Record<string, string>[]} */
      const sources = this.fields.find((made) => made.spec.name === "sources")?.read() ?? [];
      const named = sources.filter(({ id }) => id);
      return named.map(({ id, title }) => /** @type {[string, string]} */ ([id, `${id} ${title}`]));
    }
    const all = Object.entries(this.spec.lists[of] ?? {});
    if (of !== "categories") return all;
    return all.filter(([id]) => this.spec.category_for[id] === this.state.kind);
  }

  async #settled() {
    this.#keep();
    const { Check } = await import("./check.js");
    this.faults = new Check(this.spec).faults(this.fields);
    const at = new Map(this.faults.map((fault) => [fault.field, fault]).reverse());
    const tell = (/** @type {Field} */ one) => {
      const fault = at.get(one);
      one.tell(fault && (fault.kind !== "gap" || one.touched) ? fault.words : "");
      one.children.forEach(tell);
    };
    this.fields.forEach(tell);
    this.#summarise();
    this.finish?.refresh();
    this.form.removeAttribute("aria-busy");
  }

  #summarise() {
    const told = this.faults.length ? `还有 ${this.faults.length} 处要填或要改：` : "都填好了。";
    if (this.count.textContent !== told) this.count.textContent = told;
    const links = this.faults.map(({ field: where, words }) => {
      const link = make("a", { href: `#${where.id}` }, `${path(where)}：${words}`);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        where.focus();
      });
      return make("li", {}, link);
    });
    this.missing.replaceChildren(...links);
  }

  async #finished() {
    const { Finish } = await import("./finish.js");
    this.finish = new Finish(this, this.last);
    for (const { field: where } of this.faults) where.touched = true;
    await this.#settled();
    this.finish.focus();
  }

  #kinds() {
    const set = make("fieldset", {}, make("legend", {}, "写哪一种"));
    for (const [id, { label }] of Object.entries(this.spec.kinds)) {
      const box = make("input", { type: "radio", name: "kind", value: id });
      box.checked = id === this.state.kind;
      box.addEventListener("change", () => {
        this.#keep();
        this.state.kind = id;
        this.state.file = "";
        this.missing.replaceChildren();
        this.#build();
        this.#keep();
      });
      set.append(make("label", { class: "choice" }, box, label));
    }
    return set;
  }

  /** A button that asks once more before it clears what is kept. */
  #clear() {
    const sure = "再按一次，就全部清空";
    const clear = button("全部清空", () => {
      if (clear.textContent !== sure) {
        clear.textContent = sure;
        return;
      }
      clear.textContent = "全部清空";
      clearTimeout(this.#timer);
      this.form.removeAttribute("aria-busy");
      this.state = { ...this.state, file: "", data: {} };
      forget();
      this.missing.replaceChildren();
      this.#build();
      this.said.textContent = "清空了";
    });
    clear.addEventListener("blur", () => (clear.textContent = "全部清空"));
    return make("p", { class: "deeds" }, clear, this.note());
  }

  /** Whether it is kept is said in words: some browsers refuse. */
  note() {
    this.where = make("small", {}, "写的东西会留在这个浏览器里，刷新也不会丢。");
    return this.where;
  }

  #keep() {
    const data = this.read();
    this.state.data[this.state.kind] = data;
    try {
      localStorage.setItem(KEY, JSON.stringify(this.state));
    } catch {
      if (this.where) this.where.textContent = "这个浏览器不让留存：写完以前别关这一页。";
    }
  }
}

/**
 * What an earlier visit left here, if it can still be read.
 *
 * @param {string[]} kinds
 * @returns {State}
 */
function kept(kinds) {
  const fresh = { kind: kinds[0], file: "", data: {} };
  try {
    const state = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return kinds.includes(state?.kind) && state.data ? { ...fresh, ...state } : fresh;
  } catch {
    return fresh;
  }
}

function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Storage is closed: there is nothing to forget.
  }
}

/**
 * A field with the parts that it stands in: 第 1 段对话，第 2 句，谁说了什么.
 *
 * @param {Field} field
 */
function path(field) {
  const names = [field.spec.title];
  let box = field.element.parentElement?.closest("fieldset");
  while (box) {
    names.unshift(box.querySelector(":scope > legend")?.textContent ?? "");
    box = box.parentElement?.closest("fieldset");
  }
  return names.join("，");
}

for (const root of document.querySelectorAll("[data-submit]")) {
  if (!(root instanceof HTMLElement)) continue;
  try {
    const answer = await fetch(new URL(root.dataset.submitForm ?? "form.json", document.baseURI));
    new SubmitPage(root, await answer.json());
  } catch (error) {
    console.error(error);
    root.append(make("p", { role: "alert" }, "表没有取到，请检查网络，再刷新这一页。"));
  }
}
