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

/** @typedef {import("./question.js").Question} Question */
/** @typedef {import("./shards.js").Index} Index */
/** @typedef {import("./shards.js").Postings} Postings */

import { grams } from "./normalise.js";

/**
 * What a long question's documents must hold: this share of its rarity, or in one item what would
 * meet by chance once in a million (e^14); and this share of the best score. Measured with 300
 * characters: messages unlike any of 1,000 or 10,000 entries reach 0.13 and 13.5, those with 30 to
 * 45 characters from one of 1,000 entries mostly 14 to 31 there.
 */
const LEAST_COVER = 0.15;
const LEAST_GATHERED = 14;
const LEAST_OF_BEST = 0.4;
const LATIN_THREE = /^[0-9a-z]{3}$/;

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
  const held = covered(question.grams.filter((one) => known.has(one)), postings, index);
  const whole = standing(askedOf(question.whole), postings, index);
  const terms = question.terms.map(askedOf).filter((term) => term.length > 0);
  const runs = terms.map((term) => standing(term, postings, index));
  const words = question.words.map((word) => standing(askedOf(word), postings, index));
  const kept = [...held]
    .filter(question.short ? holdsAll : holdsEnough(held))
    .filter(([document]) => words.every((word) => word.has(document)));
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
 * @param {number} fields bits
 * @param {Index} index
 */
function weightOf(fields, index) {
  return Math.max(0, ...index.fields.map(([, weight], at) => ((fields >> at) & 1 ? weight : 0)));
}

/**
 * @typedef {object} Cover
 * @property {number} score
 * @property {number} share of the question's rarity that the document holds
 * @property {number} count of grams held
 * @property {boolean} all
 * @property {number} gathered the most rarity in one item
 */

/** @type {Cover} */
const NOTHING = { score: 0, share: 0, count: 0, all: false, gathered: 0 };

/**
 * @param {string[]} asked
 * @param {Map<string, Postings>} postings
 * @param {Index} index
 * @returns {Map<number, Cover>}
 */
function covered(asked, postings, index) {
  const rarity = new Map(asked.map((gram) => [gram, rarityOf(gram, postings.get(gram), index)]));
  const total = [...rarity.values()].reduce((sum, one) => sum + one, 0);
  const combinations = Array.from({ length: 1 << index.fields.length });
  const weights = combinations.map((_, bits) => weightOf(bits, index));
  /** @type {Map<number, Cover>} */
  const found = new Map();
  for (const [gram, rare] of rarity) {
    for (const [document, fields] of postings.get(gram)?.fields ?? []) {
      const cover = found.get(document) ?? { ...NOTHING };
      cover.score += rare * weights[fields];
      cover.share += rare / total;
      cover.count += 1;
      cover.all = cover.count === asked.length;
      found.set(document, cover);
    }
  }
  gather(found, rarity, postings, index.stride);
  return found;
}

/**
 * Adds what stands close together: the item of each document that holds most.
 *
 * @param {Map<number, Cover>} found
 * @param {Map<string, number>} rarity
 * @param {Map<string, Postings>} postings
 * @param {number} stride
 */
function gather(found, rarity, postings, stride) {
  /** @type {Map<number, number>} */
  const items = new Map();
  for (const [gram, rare] of rarity) {
    for (const place of new Set(postings.get(gram)?.places)) {
      items.set(place, (items.get(place) ?? 0) + rare);
    }
  }
  for (const [place, gathered] of items) {
    const cover = found.get(Math.floor(place / stride));
    if (cover) cover.gathered = Math.max(cover.gathered, gathered);
  }
  for (const cover of found.values()) cover.score += 2 * cover.gathered;
}

/**
 * The threes of a Latin word come together: each counts for a third.
 *
 * @param {string} gram
 * @param {Postings | undefined} postings
 * @param {Index} index
 */
function rarityOf(gram, postings, index) {
  const rarity = Math.log(1 + index.documents / (postings?.fields.size ?? 0.5));
  return LATIN_THREE.test(gram) ? rarity / 3 : rarity;
}

/** @param {[number, Cover]} entry */
function holdsAll([, cover]) {
  return cover.all;
}

/** @param {Map<number, Cover>} held */
function holdsEnough(held) {
  const best = Array.from(held.values()).reduce((most, { score }) => Math.max(most, score), 0);
  return (/** @type {[number, Cover]} */ [, cover]) =>
    (cover.share >= LEAST_COVER || cover.gathered >= LEAST_GATHERED) &&
    cover.score >= LEAST_OF_BEST * best;
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
  for (const [document, fields] of together(lists, index.stride)) {
    const bits = lists.reduce((left, list) => left & (list.fields.get(document) ?? 0), fields);
    if (bits) found.set(document, (found.get(document) ?? 0) | bits);
  }
  return found;
}

/**
 * @param {Postings[]} lists
 * @param {number} stride
 * @returns {Iterable<[number, number]>} document and bits of fields, where the kept places meet
 */
function together(lists, stride) {
  const kept = lists.flatMap(({ places }) => (places ? [places] : []));
  if (kept.length === 0) return lists[0]?.fields ?? [];
  kept.sort((one, other) => one.length - other.length);
  const meet = kept.reduce((left, places) => {
    const here = new Set(places);
    return left.filter((place) => here.has(place));
  });
  return meet.map((place) => [Math.floor(place / stride), 1 << (place & 7)]);
}
