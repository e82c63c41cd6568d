/**
 * Which grams of a question to look for: all of a short one's, the telling ones of a long one's.
 */

import { telling } from "./cover.js";
import { grams } from "./normalise.js";

/** @typedef {import("./question.js").Question} Question */
/** @typedef {import("./shards.js").Library} Library */

/** About 1.5 KB each: with the pages shown, a pasted message costs some 80 KB. */
const MOST_SHARDS = 40;

/** Up to so many shards, those of the most frequent pairs are fetched too: they tell least. */
const ENOUGH = 7;

/** Pairs of particles tell less: a long question does without. */
const LEAST_TELLING = 0.5;

/**
 * A long question takes the shards that hold what tells most, leaving aside what stands nearly
 * everywhere. Among equals the lower number wins, which is chance (numbers are hashes): so these
 * are spread over the text.
 *
 * @param {Question} question
 * @param {Library} library
 * @returns {string[]} every gram of the question that stands in the chosen shards
 */
export function choose(question, library) {
  const all = [...new Set([...question.grams, ...grams(question.whole)])];
  const wanted = question.short ? all : all.filter((gram) => telling(gram) >= LEAST_TELLING);
  const frequent = new Set(library.index.frequent);
  /** @type {Map<number, number>} */
  const tells = new Map();
  for (const gram of wanted) {
    const shard = library.shardOf(gram);
    tells.set(shard, (tells.get(shard) ?? 0) + (frequent.has(gram) ? 0 : telling(gram)));
  }
  const shards = [...tells].sort(([one, tell], [other, more]) => more - tell || one - other);
  const rare = shards.filter(([, tell]) => tell > 0).length;
  const kept = shards.slice(0, Math.min(MOST_SHARDS, Math.max(ENOUGH, rare)));
  const chosen = new Set(kept.map(([shard]) => shard));
  return all.filter((gram) => chosen.has(library.shardOf(gram)));
}
