/** Fields that hold others: a part of an entry, and a list of parts. */

import { button, Field, make, simple, today } from "./fields.js";

/**
 * @typedef {import("./fields.js").Spec} Spec
 * @typedef {import("./fields.js").Scope} Scope
 */

/**
 * @param {Spec} spec
 * @param {Scope} scope
 * @returns {Field}
 */
export function field(spec, scope) {
  if (spec.is === "items") return new Items(spec, scope);
  if (spec.is === "said") return new Said(spec, scope);
  return spec.is === "part" ? new Part(spec, scope) : simple(spec, scope);
}

/** A turn of a talk: who, and his words. */
class Said extends Field {
  /**
   * @param {Spec} spec
   * @param {Scope} scope
   */
  constructor(spec, scope) {
    super(spec, scope);
    const labels = new Map(scope.list("speakers"));
    const options = (spec.speakers ?? []).map((id) =>
      make("option", { value: id }, labels.get(id) ?? id),
    );
    this.speaker = make("select", { id: `${this.id}-who` }, ...options);
    this.words = make("textarea", { id: this.id, rows: 3, autocomplete: "off" });
    this.speaker.addEventListener("change", () => scope.changed());
    this.words.addEventListener("input", () => scope.changed());
    const who = make("label", { for: `${this.id}-who` }, "谁说的");
    const what = make("label", { for: this.id }, "说了什么（必填）");
    this.element.append(who, this.speaker, what, this.describe(this.words), this.fault);
  }

  read() {
    return { speaker: this.speaker.value, words: this.words.value.trim() };
  }

  /** @param {{ speaker: string, words: string }} value */
  write(value) {
    this.speaker.value = value?.speaker ?? "scammer";
    this.words.value = value?.words ?? "";
  }
}

/** Several fields as one. */
export class Part extends Field {
  /**
   * @param {Spec} spec
   * @param {Scope} scope
   */
  constructor(spec, scope) {
    super(spec, scope);
    this.children = (spec.fields ?? []).map((inner) => field(inner, scope));
    this.legend = make("legend", {}, this.title);
    this.box = make("fieldset", {}, this.legend, ...this.children.map((child) => child.element));
    this.element.append(this.box, this.fault);
  }

  read() {
    return Object.fromEntries(this.children.map((child) => [child.spec.name, child.read()]));
  }

  /** @param {Record<string, any>} value */
  write(value) {
    for (const child of this.children) child.write(value?.[child.spec.name]);
  }
}

/** A list of parts, to which one can add, and in which one can move and remove. */
export class Items extends Field {
  /**
   * @param {Spec} spec
   * @param {Scope} scope
   */
  constructor(spec, scope) {
    super(spec, scope);
    this.list = make("div", { class: "items" });
    this.more = button(`再加一${spec.counted}${spec.required ? "（至少要一个）" : ""}`, () => {
      this.add().children[0]?.focus();
      scope.changed();
    });
    this.more.id = this.id;
    this.element.append(this.list, this.describe(this.more), this.fault);
    if (spec.required) this.add();
  }

  /** @param {Record<string, any>} [value] */
  add(value) {
    const part = new Part({ ...this.spec, is: "part", required: false }, this.scope);
    part.write(value ?? this.#prefilled());
    const name = () => `第 ${this.children.indexOf(part) + 1} ${this.spec.counted}`;
    part.legend.textContent = "";
    const move = (/** @type {number} */ by) => () => this.#move(part, by, name());
    const deeds = make("div", { class: "deeds" });
    deeds.append(button("上移", move(-1)), button("下移", move(1)));
    deeds.append(button("删除", () => this.#remove(part, name())));
    part.box.append(deeds);
    this.children.push(part);
    this.list.append(part.element);
    this.#number();
    return part;
  }

  #prefilled() {
    const taken = new Set(this.children.map((part) => part.read().id));
    /** @type {Record<string, string>} */
    const value = {};
    for (const { name, prefill } of this.spec.fields ?? []) {
      let number = 1;
      while (prefill && taken.has(`${prefill}-${number}`)) number += 1;
      if (prefill) value[name] = prefill === "today" ? today() : `${prefill}-${number}`;
    }
    return value;
  }

  /**
   * @param {Field} part
   * @param {number} by
   * @param {string} name
   */
  #move(part, by, name) {
    const from = this.children.indexOf(part);
    const to = Math.min(Math.max(from + by, 0), this.children.length - 1);
    if (to === from) return;
    const held = document.activeElement;
    this.children.splice(to, 0, ...this.children.splice(from, 1));
    this.list.replaceChildren(...this.children.map((child) => child.element));
    this.#number();
    if (held instanceof HTMLElement) held.focus();
    this.scope.say(`${name}挪到了第 ${to + 1}`);
    this.scope.changed();
  }

  /**
   * @param {Field} part
   * @param {string} name
   */
  #remove(part, name) {
    this.children.splice(this.children.indexOf(part), 1);
    part.element.remove();
    this.#number();
    this.more.focus();
    this.scope.say(`${name}删掉了`);
    this.scope.changed();
  }

  #number() {
    for (const [at, part] of this.children.entries()) {
      const name = `第 ${at + 1} ${this.spec.counted}`;
      if (part instanceof Part) part.legend.textContent = name;
      const own = part.element.querySelectorAll(":scope > fieldset > .deeds button");
      for (const deed of own) deed.setAttribute("aria-label", `${deed.textContent}${name}`);
    }
  }

  read() {
    return this.children.map((part) => part.read());
  }

  /** @param {Record<string, any>[]} value */
  write(value) {
    this.children = [];
    this.list.replaceChildren();
    for (const item of value ?? []) this.add(item);
    if (this.spec.required && this.children.length === 0) this.add();
  }
}
