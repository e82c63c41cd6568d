/**
 * Which grams of a question to look for: all of a short one's, the telling ones of a long one's.
 */

import { grams } from "./normalise.js";

/** @typedef {import("./question.js").Question} Question */
/** @typedef {import("./shards.js").Library} Library */

/** About 6 KB each: with the pages shown, a pasted message costs less than 300 KB. */
const MOST_SHARDS = 32;

/**
 * A long question takes the shards that hold most of its grams, leaving aside those that stand
 * nearly everywhere. Among equals the lower number wins, which is chance (numbers are hashes):
 * so these are spread over the text.
 *
 * @param {Question} question
 * @param {Library} library
 * @returns {string[]} every gram of the question that stands in the chosen shards
 */
export function choose(question, library) {
  const wanted = [...new Set([...question.grams, ...grams(question.whole)])];
  const frequent = new Set(library.index.frequent);
  /** @type {Map<number, number>} */
  const telling = new Map();
  for (const gram of wanted) {
    const shard = library.shardOf(gram);
    telling.set(shard, (telling.get(shard) ?? 0) + Number(!frequent.has(gram)));
  }
  const shards = [...telling].sort(([one, tells], [other, more]) => more - tells || one - other);
  const chosen = new Set(shards.slice(0, MOST_SHARDS).map(([shard]) => shard));
  return wanted.filter((gram) => chosen.has(library.shardOf(gram)));
}
