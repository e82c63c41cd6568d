/**
 * How much of a question each document holds, and how much of that stands together.
 *
 * @typedef {object} Cover
 * @property {number} score
 * @property {number} share of the question's rarity that the document holds
 * @property {number} count of grams held
 * @property {boolean} all
 * @property {number} gathered the most rarity in one item
 */

/** @typedef {import("./question.js").Question} Question */
/** @typedef {import("./shards.js").Index} Index */
/** @typedef {import("./shards.js").Postings} Postings */

import { grams } from "./normalise.js";
import { documentOf, groupNames } from "./shards.js";

const NUMBER_THREE = /^(?=.*[0-9])[0-9a-z]{3}$/;
const LATIN_WORD = /[0-9a-z]{3,}/g;

/** What every sentence is full of: it says how one speaks, not what about. */
const PARTICLES = new Set(
  "的了是在我你您他她它们这那有和就不也都要会能可吗呢吧啊把被让叫给说到去来上下里个么什怎着过得没还再又跟对",
);
/** How much a pair counts that holds none, one or two of them. */
const PARTS = [1, 0.6, 0.2];

/**
 * @param {number} fields bits
 * @param {Index} index
 */
export function weightOf(fields, index) {
  return Math.max(0, ...index.fields.map(([, weight], at) => ((fields >> at) & 1 ? weight : 0)));
}

/**
 * Pages of the site itself (lists, words explained, about): long, and so full of everyone's words.
 * Where a question is scattered, the entry is meant.
 */
const SITE_GROUP = "page";
const SITE_PART = 0.5;

/** @type {Cover} */
const NOTHING = { score: 0, share: 0, count: 0, all: false, gathered: 0 };

/**
 * @param {Question} question
 * @param {Set<string>} known the grams that were looked for
 * @param {Map<string, Postings>} postings
 * @param {Index} index
 * @returns {Map<number, Cover>}
 */
export function covered(question, known, postings, index) {
  const asked = question.grams.filter((gram) => known.has(gram));
  const parts = partsOf(question.terms);
  const rarity = new Map(
    asked.map((gram) => [gram, (parts.get(gram) ?? telling(gram)) * rarityOf(postings.get(gram), index)]),
  );
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
  gather(found, rarity, postings, index);
  const nameOf = groupNames(index);
  for (const [document, cover] of found) {
    if (nameOf(document) === SITE_GROUP) cover.score *= SITE_PART;
  }
  return found;
}

/**
 * Adds what stands close together: the item of each document that holds most.
 *
 * @param {Map<number, Cover>} found
 * @param {Map<string, number>} rarity
 * @param {Map<string, Postings>} postings
 * @param {Index} index
 */
function gather(found, rarity, postings, index) {
  /** @type {Map<number, number>} */
  const items = new Map();
  for (const [gram, rare] of rarity) {
    for (const place of new Set(postings.get(gram)?.places)) {
      items.set(place, (items.get(place) ?? 0) + rare);
    }
  }
  for (const [place, gathered] of items) {
    const cover = found.get(documentOf(place, index));
    if (cover) cover.gathered = Math.max(cover.gathered, gathered);
  }
  for (const cover of found.values()) cover.score += 2 * cover.gathered;
}

/**
 * The threes of a Latin word come together: each counts for a third, and so do those of a number,
 * for sums differ from message to message. But ETC or NFC is one three and a whole word.
 *
 * @param {string[]} terms
 * @returns {Map<string, number>} three -> its part
 */
function partsOf(terms) {
  const words = terms.flatMap((term) => term.match(LATIN_WORD) ?? []);
  const parts = words.flatMap((word) => grams(word).map((three) => partOf(three, word)));
  return new Map(parts);
}

/**
 * @param {string} three
 * @param {string} word
 * @returns {[string, number]}
 */
function partOf(three, word) {
  return [three, NUMBER_THREE.test(three) ? 1 / 3 : 1 / Math.min(3, word.length - 2)];
}

/**
 * @param {string} gram
 * @returns {number} how much it tells by its characters alone
 */
export function telling(gram) {
  return PARTS[Array.from(gram).filter((character) => PARTICLES.has(character)).length] ?? 1;
}

/**
 * @param {Postings | undefined} postings
 * @param {Index} index
 */
function rarityOf(postings, index) {
  return Math.log(1 + index.documents / (postings?.fields.size ?? 0.5));
}
