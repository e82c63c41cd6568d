/**
 * Shows the matching words in place: found in the normalised text, marked in the original.
 *
 * @typedef {object} Piece a stretch of text, marked or not
 * @property {string} text
 * @property {boolean} marked
 *
 * @typedef {[number, number]} Span from, to (UTF-16 units of a normalised text)
 */

/** @typedef {import("./normalise.js").Trace} Trace */
/** @typedef {import("./question.js").Question} Question */

const BEFORE = 16;
const AFTER = 64;

/**
 * Every place where the whole question stands.
 *
 * @param {string} text normalised
 * @param {string} whole
 * @returns {Span[]}
 */
export function runs(text, whole) {
  /** @type {Span[]} */
  const found = [];
  let at = text.indexOf(whole);
  while (at >= 0) {
    found.push([at, at + whole.length]);
    at = text.indexOf(whole, at + whole.length);
  }
  return found;
}

/**
 * Every stretch made of the question's pairs; in a long question two neighbouring ones at least,
 * because single ones meet by chance.
 *
 * @param {string} text normalised
 * @param {Question} question
 * @returns {Span[]}
 */
export function scattered(text, question) {
  const wanted = pairsAsked(question);
  const least = question.short ? 2 : 3;
  /** @type {Span[]} */
  const found = [];
  for (const [from, to] of pairsOf(text)) {
    if (!wanted.has(text.slice(from, to))) continue;
    const last = found.at(-1);
    if (last && from < last[1]) last[1] = to;
    else found.push([from, to]);
  }
  return found.filter(([from, to]) => Array.from(text.slice(from, to)).length >= least);
}

/** @type {WeakMap<Question, Set<string>>} asked of every item of every page that is shown */
const ASKED = new WeakMap();

/**
 * @param {Question} question
 * @returns {Set<string>}
 */
function pairsAsked(question) {
  const known = ASKED.get(question);
  if (known) return known;
  const asked = new Set(question.terms.flatMap((term) => pairsOf(term).map(cutFrom(term))));
  ASKED.set(question, asked);
  return asked;
}

/**
 * @param {string} text
 * @returns {Span[]} of each pair of neighbouring characters
 */
function pairsOf(text) {
  let at = 0;
  const ends = Array.from(text, (character) => (at += character.length));
  const starts = [0, ...ends];
  return ends.slice(1).map((end, pair) => [starts[pair], end]);
}

/**
 * The text around its longest span, cut into marked and unmarked pieces.
 *
 * @param {string} text the original
 * @param {Trace} trace
 * @param {Span[]} spans
 * @returns {Piece[]}
 */
export function excerpt(text, trace, spans) {
  const longer = (/** @type {Span} */ one, /** @type {Span} */ other) =>
    lengthOf(other) > lengthOf(one) ? other : one;
  const longest = spans.reduce(longer, [0, 0]);
  const from = longest[0] > BEFORE ? trace.starts[longest[0] - BEFORE] : 0;
  const last = Math.max(longest[1], longest[0] + AFTER);
  const to = last < trace.ends.length ? trace.ends[last - 1] : text.length;
  const inside = pieces(text, trace, spans, from, to);
  const before = from > 0 ? [{ text: "…", marked: false }] : [];
  const after = to < text.length ? [{ text: "…", marked: false }] : [];
  return [...before, ...inside, ...after];
}

/**
 * @param {string} text the original
 * @param {Trace} trace
 * @param {Span[]} spans
 * @param {number} from
 * @param {number} to
 * @returns {Piece[]}
 */
export function pieces(text, trace, spans, from = 0, to = text.length) {
  /** @type {Piece[]} */
  const found = [];
  let at = from;
  for (const span of spans) {
    const start = Math.max(at, trace.starts[span[0]]);
    const end = Math.min(to, trace.ends[span[1] - 1]);
    if (start >= end) continue;
    found.push({ text: text.slice(at, start), marked: false });
    found.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  found.push({ text: text.slice(at, to), marked: false });
  return found.filter((piece) => piece.text !== "");
}

/** @param {string} text */
function cutFrom(text) {
  return (/** @type {Span} */ [from, to]) => text.slice(from, to);
}

/** @param {Span} span */
export function lengthOf([from, to]) {
  return to - from;
}
