/**
 * The form's fields: built from what `form.json` says of each, read and written as plain data.
 *
 * Each field has an `element` to show, `read()` and `write(value)`, `tell(fault)` for what is wrong
 * with it, and `children`: the fields within it. Words are only ever text, never markup.
 */

/**
 * @typedef {{ name: string, title: string, hint?: string, is: string, max?: number, most?: number,
 *   list?: string, required?: boolean, prefill?: string, counted?: string, examples?: string[],
 *   speakers?: string[], fields?: Spec[], keys?: string[] }} Spec
 * @typedef {{ list: (of: string) => [string, string][], changed: () => void,
 *   say: (words: string) => void }} Scope what fields know of the form that they stand in
 */

const AREAS = new Set(["prose", "lines"]);
const TYPES = /** @type {Record<string, string>} */ ({ url: "url", day: "date" });

let count = 0;

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | number | boolean | undefined>} [given] attributes; `true` is a bare one
 * @param {...(Node | string)} children strings become text
 */
export function make(name, given = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(given)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(attribute, value === true ? "" : String(value));
  }
  made.append(...children);
  return made;
}

/**
 * @param {string} words
 * @param {() => void} deed
 */
export function button(words, deed) {
  const made = make("button", { type: "button" }, words);
  made.addEventListener("click", deed);
  return made;
}

/**
 * Whether nothing was filled in; what the form fills in by itself does not count.
 *
 * @param {Spec} spec
 * @param {any} value
 * @returns {boolean}
 */
export function isBlank(spec, value) {
  if (value === undefined || spec.prefill) return true;
  if (spec.is === "said") return value.words === "";
  if (spec.is === "items") return value.every((/** @type {any} */ item) => areBlank(spec, item));
  if (spec.is === "part") return areBlank(spec, value);
  return value.length === 0;
}

/**
 * @param {Spec} spec
 * @param {Record<string, any>} item
 */
export function areBlank(spec, item) {
  return (spec.fields ?? []).every((inner) => isBlank(inner, item[inner.name]));
}

/** What all fields share: the title, the hint, and the place for what is wrong. */
export class Field {
  /** @type {Field[]} */
  children = [];
  /** Whether somebody was here: a gap is no fault before. */
  touched = false;

  /**
   * @param {Spec} spec
   * @param {Scope} scope
   */
  constructor(spec, scope) {
    this.spec = spec;
    this.scope = scope;
    this.id = `submit-${(count += 1)}`;
    this.fault = make("p", { class: "fault", id: `${this.id}-fault`, hidden: true });
    this.element = make("div", { class: "entry-field", "data-name": spec.name });
    this.element.addEventListener("focusout", () => (this.touched = true));
  }

  get title() {
    return this.spec.required ? `${this.spec.title}（必填）` : this.spec.title;
  }

  /** @returns {HTMLElement[]} the hint, and what examples show */
  hints() {
    const examples = this.spec.examples?.length ? `例如：${this.spec.examples.join("、")}` : "";
    const words = [this.spec.is === "lines" ? "一行写一个" : "", this.spec.hint ?? "", examples];
    const said = words.filter(Boolean).join("。");
    return said ? [make("small", { id: `${this.id}-hint` }, said)] : [];
  }

  /** @param {HTMLElement} control */
  describe(control) {
    const hinted = this.hints().length ? `${this.id}-hint ` : "";
    control.setAttribute("aria-describedby", `${hinted}${this.id}-fault`);
    this.control = control;
    return control;
  }

  /** @param {string} words what is wrong; empty if nothing is */
  tell(words) {
    if (this.fault.textContent !== words) this.fault.textContent = words;
    this.fault.hidden = words === "";
    this.control?.setAttribute("aria-invalid", String(words !== ""));
  }

  focus() {
    this.touched = true;
    const to = this.control ?? this.element.querySelector("summary, button, input");
    if (to instanceof HTMLElement) to.focus();
    this.element.scrollIntoView({ block: "center" });
  }

  /** @returns {any} */
  read() {}

  /** @param {any} _value */
  write(_value) {}
}

/** Words: one line or several; `lines` is a list, one a line. */
class Text extends Field {
  /**
   * @param {Spec} spec
   * @param {Scope} scope
   */
  constructor(spec, scope) {
    super(spec, scope);
    const given = { id: this.id, autocomplete: "off", spellcheck: "false" };
    this.input = AREAS.has(spec.is)
      ? make("textarea", { ...given, rows: 3 })
      : make("input", { ...given, type: TYPES[spec.is] ?? "text" });
    this.input.addEventListener("input", () => scope.changed());
    const label = make("label", { for: this.id }, this.title);
    this.element.append(label, ...this.hints(), this.describe(this.input), this.fault);
  }

  read() {
    const words = this.input.value.trim();
    if (this.spec.is !== "lines") return words;
    return words.split("\n").flatMap((line) => line.trim() || []);
  }

  /** @param {string | string[]} value */
  write(value) {
    this.input.value = Array.isArray(value) ? value.join("\n") : (value ?? "");
  }
}

/** One of a closed list. */
class One extends Field {
  /**
   * @param {Spec} spec
   * @param {Scope} scope
   */
  constructor(spec, scope) {
    super(spec, scope);
    const options = scope.list(spec.list ?? "");
    this.select = make("select", { id: this.id }, make("option", { value: "" }, "（没有选）"));
    this.select.append(...options.map(([id, label]) => make("option", { value: id }, label)));
    this.select.addEventListener("change", () => scope.changed());
    const label = make("label", { for: this.id }, this.title);
    this.element.append(label, ...this.hints(), this.describe(this.select), this.fault);
  }

  read() {
    return this.select.value;
  }

  /** @param {string} value */
  write(value) {
    this.select.value = value ?? "";
  }
}

/** Several of a closed list, in the order in which they were chosen. */
export class Many extends Field {
  /** @type {string[]} */
  chosen = [];

  /**
   * @param {Spec} spec
   * @param {Scope} scope
   */
  constructor(spec, scope) {
    super(spec, scope);
    this.summary = make("summary", { id: this.id });
    this.body = make("div");
    const details = make("details", { class: "choices" }, this.summary, this.body);
    // A list of eighty is built when it is opened: a long talk has one for each sentence.
    details.addEventListener("toggle", async () => {
      if (!details.open) return;
      const { choices } = await import("./choices.js");
      choices(this, this.body);
    });
    this.element.append(...this.hints(), details, this.fault);
    this.describe(this.summary);
    this.show();
  }

  show() {
    const labels = new Map(this.scope.list(this.spec.list ?? ""));
    const names = this.chosen.map((id) => labels.get(id) ?? id).join("、");
    this.summary.textContent = `${this.title}：${names || "点这里选"}`;
  }

  /**
   * @param {string} id
   * @param {boolean} isChosen
   */
  choose(id, isChosen) {
    this.chosen = this.chosen.filter((other) => other !== id);
    if (isChosen) this.chosen.push(id);
    this.touched = true;
    this.show();
    this.scope.changed();
  }

  read() {
    return [...this.chosen];
  }

  /** @param {string[]} value */
  write(value) {
    this.chosen = [...(value ?? [])];
    this.show();
  }
}

/** This day as the browser's calendar has it: 2026-11-22. */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * A field that holds no others.
 *
 * @param {Spec} spec
 * @param {Scope} scope
 * @returns {Field}
 */
export function simple(spec, scope) {
  const Kind = { one: One, many: Many }[spec.is] ?? Text;
  return new Kind(spec, scope);
}
