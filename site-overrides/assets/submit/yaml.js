/**
 * The entry as a YAML file. Whatever YAML could misread is quoted; several lines stand as a block.
 */

import { areBlank, isBlank } from "./fields.js";

/**
 * @typedef {import("./fields.js").Spec} Spec
 * @typedef {import("./submit.js").FormSpec} FormSpec
 */

const HEAD = "# 在网站的“投稿”页写成，还是草稿：对照来源看过以后，把 status 改成 published。";
const PLAIN = /^[\p{Script=Han}A-Za-z“《【（「][^\t\n]*$/u;
const MISREAD = /:(?: |$)| #|^(?:y|n|yes|no|on|off|true|false|null|none)$/i;
const TYPED = /^(?:\d+|[\dX]{4}[-\dX/~?%]*|[^#:]*\p{Script=Han}[^#:]*)$/u;
const BARE = new Set(["amount", "edtf", "day"]);

/**
 * @param {string} kind
 * @param {Record<string, any>} data
 * @param {FormSpec} form
 */
export function yaml(kind, data, form) {
  const { fields } = form.kinds[kind];
  const lines = [HEAD, `kind: ${kind}`];
  let group = form.groups.kind;
  for (const name of form.order) {
    if (name === "status") lines.push("status: draft");
    else if (fields[name]) {
      const written = pair(fields[name], data[name], "");
      if (written.length && form.groups[name] !== group) lines.push("");
      if (written.length) group = form.groups[name];
      lines.push(...written);
    }
  }
  return `${lines.join("\n")}\n`;
}

/**
 * The lines of one field; none if nothing was filled in.
 *
 * @param {Spec} spec
 * @param {any} value
 * @param {string} pad
 * @returns {string[]}
 */
function pair(spec, value, pad) {
  if (spec.prefill ? !value : isBlank(spec, value)) return [];
  const key = `${pad}${spec.name}:`;
  if (spec.is === "said") return [`${pad}${value.speaker}: ${text(value.words, pad)}`];
  if (spec.is === "many") return [`${key} ${ids(value, spec.list === "sources")}`];
  if (spec.is === "lines") {
    return [key, ...value.map((/** @type {string} */ line) => `${pad}  - ${text(line, pad)}`)];
  }
  if (spec.is === "part") return [key, ...mapping(spec, value, `${pad}  `)];
  if (spec.is !== "items") return [`${key} ${BARE.has(spec.is) ? typed(value) : text(value, pad)}`];
  const filled = value.filter((/** @type {any} */ item) => !areBlank(spec, item));
  return [key, ...filled.flatMap((/** @type {any} */ item) => listed(spec, item, `${pad}  `))];
}

/**
 * @param {Spec} spec
 * @param {Record<string, any>} value
 * @param {string} pad
 */
function mapping(spec, value, pad) {
  const by = new Map(spec.fields?.map((inner) => [inner.name, inner]));
  const inners = (spec.keys ?? []).flatMap((name) => by.get(name) ?? []);
  return inners.flatMap((inner) => pair(inner, value[inner.name], pad));
}

/**
 * @param {Spec} spec
 * @param {Record<string, any>} item
 * @param {string} pad
 */
function listed(spec, item, pad) {
  const [head, ...rest] = mapping(spec, item, `${pad}  `);
  return [`${pad}- ${head.slice(pad.length + 2)}`, ...rest];
}

/**
 * @param {string[]} chosen
 * @param {boolean} mayBeOne
 */
function ids(chosen, mayBeOne) {
  const written = chosen.map((id) => text(id, ""));
  return mayBeOne && written.length === 1 ? written[0] : `[${written.join(", ")}]`;
}

/** @param {string} value */
function typed(value) {
  return TYPED.test(value) && !MISREAD.test(value) ? value : quoted(value);
}

/**
 * @param {string} words
 * @param {string} pad of the key; the lines of a block stand two columns further in
 */
export function text(words, pad) {
  if (words.includes("\n")) {
    const lines = words.split("\n").map((line) => (line ? `${pad}  ${line}` : ""));
    return `|-\n${lines.join("\n")}`;
  }
  return PLAIN.test(words) && !MISREAD.test(words) ? words : quoted(words);
}

/** @param {string} words */
function quoted(words) {
  // Numbers and words like "no" bear double quotes in the canonical form, all else single ones.
  if (/^[\w.+-]+$/.test(words)) return `"${words}"`;
  return `'${words.replaceAll("'", "''")}'`;
}
