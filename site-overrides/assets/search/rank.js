/**
 * Orders documents by what their postings say; the texts are read afterwards (`engine.js`).
 *
 * @typedef {object} Hit
 * @property {number} document
 * @property {number} tier 2: the whole question as a run, 1: every term as a run, 0: scattered,
 *   -1: once read, no answer at all
 * @property {number} weight of the best field that holds the whole question
 * @property {number} score rarity of what is held, times field weight; twice what one item holds
 */

/** @typedef {import("./cover.js").Cover} Cover */
/** @typedef {import("./question.js").Question} Question */
/** @typedef {import("./shards.js").Index} Index */
/** @typedef {import("./shards.js").Postings} Postings */

import { covered, weightOf } from "./cover.js";
import { grams } from "./normalise.js";
import { documentOf, fieldOf } from "./shards.js";

/**
 * What a long question's documents must hold: this share of its rarity, or in one item what would
 * meet by chance once in a million (e^14); and this share of the best score. Measured with 300
 * characters: messages unlike any of 1,000 or 10,000 entries reach 0.13 and 13.5, those with 30 to
 * 45 characters from one of 1,000 entries mostly 14 to 31 there.
 */
const LEAST_COVER = 0.12;
const LEAST_GATHERED = 14;
const LEAST_OF_BEST = 0.4;

/**
 * What a sentence of a few characters settles for where no page holds all of it: this share of its
 * rarity in two pairs at least. Fewer characters than these are words, not a sentence.
 */
const LEAST_SENTENCE = 5;
const LEAST_HELD = 0.3;

/**
 * A tier is the best that can be: grams that were not looked for are taken to fit.
 *
 * @param {Question} question
 * @param {string[]} asked the grams that were looked for
 * @param {Map<string, Postings>} postings
 * @param {Index} index
 * @returns {Hit[]} best first
 */
export function rank(question, asked, postings, index) {
  const known = new Set(asked);
  const askedOf = (/** @type {string} */ run) => grams(run).filter((one) => known.has(one));
  const held = covered(question, known, postings, index);
  const whole = standing(askedOf(question.whole), postings, index);
  const terms = question.terms.map(askedOf).filter((term) => term.length > 0);
  const runs = terms.map((term) => standing(term, postings, index));
  const words = question.words.map((word) => standing(askedOf(word), postings, index));
  const kept = answering(question, held).filter(([document]) =>
    words.every((word) => word.has(document)),
  );
  const hits = kept.map(([document, { score }]) => {
    const fields = whole.get(document) ?? 0;
    const tier = fields ? 2 : Number(runs.every((run) => run.has(document)));
    return { document, tier, weight: weightOf(fields, index), score };
  });
  return hits.sort(before);
}

/**
 * @param {Hit} one
 * @param {Hit} other
 */
export function before(one, other) {
  return (
    other.tier - one.tier ||
    other.weight - one.weight ||
    other.score - one.score ||
    one.document - other.document
  );
}

/**
 * @param {Question} question
 * @param {Map<number, Cover>} held
 * @returns {[number, Cover][]}
 */
function answering(question, held) {
  const all = [...held];
  if (!question.short) return all.filter(holdsEnough(held));
  const whole = all.filter(holdsAll);
  const isSentence = question.length >= LEAST_SENTENCE;
  return whole.length > 0 || !isSentence ? whole : all.filter(holdsMost(held));
}

/** @param {[number, Cover]} entry */
function holdsAll([, cover]) {
  return cover.all;
}

/** @param {Map<number, Cover>} held */
function holdsEnough(held) {
  const least = LEAST_OF_BEST * bestScore(held);
  return (/** @type {[number, Cover]} */ [, cover]) =>
    (cover.share >= LEAST_COVER || cover.gathered >= LEAST_GATHERED) && cover.score >= least;
}

/** @param {Map<number, Cover>} held */
function holdsMost(held) {
  const least = LEAST_OF_BEST * bestScore(held);
  return (/** @type {[number, Cover]} */ [, cover]) =>
    cover.share >= LEAST_HELD && cover.count > 1 && cover.score >= least;
}

/** @param {Map<number, Cover>} held */
function bestScore(held) {
  return Array.from(held.values()).reduce((most, { score }) => Math.max(most, score), 0);
}

/**
 * Where a run can stand: all its grams in one item (or, for the commonest, in one field).
 *
 * @param {string[]} run its grams
 * @param {Map<string, Postings>} postings
 * @param {Index} index
 * @returns {Map<number, number>} document -> bits of the fields
 */
function standing(run, postings, index) {
  const lists = run.map((gram) => postings.get(gram));
  /** @type {Map<number, number>} */
  const found = new Map();
  if (!lists.every((list) => list !== undefined)) return found;
  for (const [document, fields] of together(lists, index)) {
    const bits = lists.reduce((left, list) => left & (list.fields.get(document) ?? 0), fields);
    if (bits) found.set(document, (found.get(document) ?? 0) | bits);
  }
  return found;
}

/**
 * @param {Postings[]} lists
 * @param {Index} index
 * @returns {Iterable<[number, number]>} document and bits of fields, where the kept places meet
 */
function together(lists, index) {
  const kept = lists.flatMap(({ places }) => (places ? [places] : []));
  if (kept.length === 0) return lists[0]?.fields ?? [];
  kept.sort((one, other) => one.length - other.length);
  const meet = kept.reduce((left, places) => {
    const here = new Set(places);
    return left.filter((place) => here.has(place));
  });
  return meet.map((place) => [documentOf(place, index), fieldOf(place, index)]);
}
