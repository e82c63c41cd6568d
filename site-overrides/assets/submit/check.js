/**
 * What is wrong with the form, or still missing: the same limits, lists and grammars as the check
 * of the files, which come with `form.json`.
 */

import { areBlank, isBlank, today } from "./fields.js";
import { dateFault, dayFault, isAmount } from "./grammar.js";
import { doubt } from "./private.js";

/**
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("./submit.js").FormSpec} FormSpec
 * @typedef {{ field: Field, kind: "gap" | "wrong" | "doubt", words: string }} Fault a gap
 *   is what was not filled in yet, a doubt what only a person can tell
 */

const WORDS = new Set(["line", "prose"]);
const BAD = /[\u0080-\u009f\ufffe\uffff]|[\ud800-\udfff]/u;
const DATES = { "": "", shape: "不是能读的日期", future: "这一天还没有到" };

/** All faults of a form, each at its field. */
export class Check {
  /** @param {FormSpec} spec */
  constructor(spec) {
    this.spec = spec;
    this.words = spec.words.map(({ pattern, fix }) => ({ pattern: new RegExp(pattern, "u"), fix }));
  }

  /**
   * @param {Field[]} fields
   * @returns {Fault[]}
   */
  faults(fields) {
    const by = new Map(fields.map((field) => [field.spec.name, field]));
    return [...this.#within(fields), ...bare(by), ...unlisted(by), ...sources(by)];
  }

  /**
   * @param {Field[]} fields
   * @returns {Generator<Fault>}
   */
  *#within(fields) {
    for (const field of fields) {
      const value = field.read();
      if (isBlank(field.spec, value) && !field.spec.prefill) {
        if (field.spec.required) yield { field, kind: "gap", words: "还没有填" };
      } else if (field.spec.is === "items") {
        const filled = field.children.filter((part) => !areBlank(field.spec, part.read()));
        for (const part of filled) yield* this.#within(part.children);
      } else if (field.spec.is === "part") yield* this.#within(field.children);
      else {
        const words = this.#wrong(field, value);
        const doubtful = words ? "" : this.#doubt(field, value);
        if (words) yield { field, kind: value === "" ? "gap" : "wrong", words };
        if (doubtful) yield { field, kind: "doubt", words: doubtful };
      }
    }
  }

  /**
   * @param {Field} field
   * @param {any} value
   */
  #wrong({ spec }, value) {
    if (spec.is === "said") return this.#text("prose", value.words, spec.max);
    if (spec.is === "lines") return first(value, (line) => this.#text("line", line, spec.max));
    if (spec.is === "many" && spec.most && value.length > spec.most) return `最多选 ${spec.most} 个`;
    if (value === "") return spec.required ? "还没有填" : "";
    if (spec.is === "amount") {
      return isAmount(value, this.spec.grammars) ? "" : "不是能读的金额：用阿拉伯数字，中间不空格";
    }
    if (spec.is === "edtf") return DATES[dateFault(value, this.spec.grammars, today())];
    if (spec.is === "day") return DATES[dayFault(value, this.spec.grammars, today())];
    return this.spec.patterns[spec.is] ? this.#text(spec.is, value, spec.max) : "";
  }

  /**
   * @param {string} kind
   * @param {string} text
   * @param {number} [max]
   */
  #text(kind, text, max = Infinity) {
    const length = [...text].length;
    if (length > max) return `太长了：${length} 个字，最多 ${max} 个`;
    if (!new RegExp(this.spec.patterns[kind], "u").test(text) || BAD.test(text)) return SHAPES[kind];
    if (!WORDS.has(kind)) return "";
    const found = this.words.find(({ pattern }) => pattern.test(text));
    return found ? `“${found.pattern.exec(text)?.[0]}”${found.fix}` : "";
  }

  /**
   * @param {Field} field
   * @param {any} value
   */
  #doubt({ spec }, value) {
    const lines = { said: [value.words], lines: value, line: [value], prose: [value] }[spec.is];
    return first(lines ?? [], (line) => doubt(line, this.spec.numbers), lines?.length === 1);
  }
}

/** @type {Record<string, string>} */
const SHAPES = {
  line: "只能写一行，也不能有看不见的控制字符",
  prose: "有看不见的控制字符，删掉重打",
  id: "只能用小写英文字母、数字和连字符，例如 wuhan-2020",
  url: "网址要以 http:// 或 https:// 开头，中间没有空格",
};

/**
 * @param {string[]} lines
 * @param {(line: string) => string} fault
 * @param {boolean} [isAlone]
 */
function first(lines, fault, isAlone = false) {
  const at = lines.findIndex((line) => fault(line));
  if (at < 0) return "";
  return isAlone ? fault(lines[at]) : `第 ${at + 1} 行：${fault(lines[at])}`;
}

/**
 * An entry says something: at least one of these.
 *
 * @param {Map<string, Field>} by
 * @returns {Generator<Fault>}
 */
function* bare(by) {
  const any = ["steps", "scripts", "incidents", "checks"].flatMap((name) => by.get(name) ?? []);
  if (any.length === 0 || any.some((field) => !isBlank(field.spec, field.read()))) return;
  const named = any.map((field) => field.spec.title).join("、");
  yield { field: any[any.length > 1 ? 1 : 0], kind: "gap", words: `${named}，至少要写一样` };
}

/**
 * The parts of a list that are filled in.
 *
 * @param {Field | undefined} list
 */
function filled(list) {
  return list?.children.filter((part) => !areBlank(list.spec, part.read())) ?? [];
}

/**
 * @param {Field} part
 * @param {string} name
 */
function inner(part, name) {
  return part.children.find((child) => child.spec.name === name);
}

/**
 * Every channel and role that is spoken of stands in the entry's own lists.
 *
 * @param {Map<string, Field>} by
 * @returns {Generator<Fault>}
 */
function* unlisted(by) {
  const turns = filled(by.get("scripts")).flatMap((script) => filled(inner(script, "turns")));
  for (const part of [...turns, ...filled(by.get("steps"))]) {
    const speaker = inner(part, "said")?.read().speaker;
    yield* missing(inner(part, "via"), by.get("channels"));
    if (speaker === "scammer" || speaker === "shill") {
      yield* missing(inner(part, "as"), by.get("impersonates"));
    }
  }
}

/**
 * @param {Field | undefined} field
 * @param {Field | undefined} list
 * @returns {Generator<Fault>}
 */
function* missing(field, list) {
  const value = field?.read();
  if (!field || !value || !list || list.read().includes(value)) return;
  yield { field, kind: "wrong", words: `上面的“${list.spec.title}”里没有选它：去加上，或者这里换一个` };
}

/**
 * A source that is named exists, each name stands once, and none is there for nothing.
 *
 * @param {Map<string, Field>} by
 * @returns {Generator<Fault>}
 */
function* sources(by) {
  const parts = filled(by.get("sources"));
  const ids = parts.map((part) => inner(part, "id")?.read());
  const uses = [...by.values()].flatMap((field) => [...naming(field)]);
  for (const use of uses) {
    const gone = use.read().filter((/** @type {string} */ id) => !ids.includes(id));
    if (gone.length) yield { field: use, kind: "wrong", words: `没有叫“${gone.join("、")}”的来源` };
  }
  const named = new Set(uses.flatMap((use) => use.read()));
  for (const [at, part] of parts.entries()) {
    const field = inner(part, "id");
    if (!field || !ids[at]) continue;
    if (ids.indexOf(ids[at]) < at) yield { field, kind: "wrong", words: "这个编号用了两次" };
    else if (parts.length > 1 && named.size && !named.has(ids[at])) {
      yield { field, kind: "wrong", words: "下面没有哪一处用到它：在靠它的那一处选上，或者删掉它" };
    }
  }
}

/**
 * The filled-in fields that name sources, at any depth.
 *
 * @param {Field} field
 * @returns {Generator<Field>}
 */
function* naming(field) {
  if (field.spec.is === "many" && field.spec.list === "sources") yield field;
  const parts = field.spec.is === "items" ? filled(field) : field.children;
  for (const part of parts) yield* naming(part);
}
