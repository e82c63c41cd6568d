/** How the entry will read: the talk as bubbles, the rest as plain parts. Words are only text. */

import { areBlank, isBlank, make } from "./fields.js";

/**
 * @typedef {import("./fields.js").Spec} Spec
 * @typedef {import("./submit.js").FormSpec} FormSpec
 * @typedef {import("./submit.js").Kind} Kind
 */

const ABOVE = new Set(["title", "summary", "scripts"]);

/**
 * @param {Kind} kind
 * @param {Record<string, any>} data
 * @param {FormSpec} form
 */
export function preview(kind, data, form) {
  const made = document.createDocumentFragment();
  made.append(make("p", { class: "preview-title" }, data.title || "（还没有标题）"));
  if (data.summary) made.append(make("p", { class: "verdict" }, data.summary));
  for (const script of data.scripts ?? []) made.append(...talk(script, form));
  for (const [name, spec] of Object.entries(kind.fields)) {
    if (ABOVE.has(name) || isBlank(spec, data[name])) continue;
    made.append(make("h3", {}, spec.title), shown(spec, data[name], form));
  }
  return made;
}

/**
 * @param {Record<string, any>} script
 * @param {FormSpec} form
 */
function talk(script, form) {
  const turns = script.turns.filter((/** @type {any} */ turn) => turn.said.words);
  if (turns.length === 0) return [];
  const label = (/** @type {string} */ of, /** @type {string} */ id) => form.lists[of]?.[id] ?? id;
  const out = [make("h3", {}, script.title || "对话")];
  for (const turn of turns) {
    const { speaker, words } = turn.said;
    const about = [turn.as && label("roles", turn.as), turn.via && label("channels", turn.via)];
    const who = [label("speakers", speaker), ...about.filter(Boolean)].join("，");
    out.push(make("p", { class: `turn ${speaker}` }, make("strong", {}, who), make("br"), words));
    for (const id of turn.signals) {
      out.push(make("p", { class: "giveaway" }, make("strong", {}, "露馅了："), label("signals", id)));
    }
    if (turn.stop) out.push(make("p", { class: "stop" }, make("strong", {}, "停："), turn.stop));
  }
  return out;
}

/**
 * @param {Spec} spec
 * @param {any} value
 * @param {FormSpec} form
 * @returns {HTMLElement}
 */
function shown(spec, value, form) {
  if (spec.is === "part") return make("p", {}, ...pairs(spec, value, form));
  if (spec.is === "items") {
    const filled = value.filter((/** @type {any} */ item) => !areBlank(spec, item));
    const items = filled.map((/** @type {any} */ item) => make("li", {}, ...pairs(spec, item, form)));
    return make("ol", {}, ...items);
  }
  return make("p", {}, words(spec, value, form));
}

/**
 * Each filled-in field of a part: its title and what it says.
 *
 * @param {Spec} spec
 * @param {Record<string, any>} item
 * @param {FormSpec} form
 */
function pairs(spec, item, form) {
  const filled = (spec.fields ?? []).filter((inner) => item[inner.name]?.length);
  return filled.flatMap((inner, at) => {
    const title = make("strong", {}, `${inner.title}：`);
    return [...(at ? [make("br")] : []), title, words(inner, item[inner.name], form)];
  });
}

/**
 * @param {Spec} spec
 * @param {any} value
 * @param {FormSpec} form
 */
function words(spec, value, form) {
  const labels = form.lists[spec.list ?? ""] ?? {};
  return [value].flat().map((id) => labels[id] ?? id).join("、");
}
