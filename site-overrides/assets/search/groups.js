/**
 * Which answers stand together: tricks, signals, help, merchants, and what is only like the question.
 *
 * The group of the best hit comes first, and its best hit first of all. Where a page holds the
 * question itself, pages that hold only its pieces stand in a last group: no heading may lift
 * them above it.
 */

import { before } from "./rank.js";

/** @typedef {import("./rank.js").Hit} Hit */
/** @typedef {import("./shards.js").Index} Index */

/** The group of those that hold only pieces, where others hold more. */
export const LOOSE = "loose";

/** So that the next group is in sight: the reader does not know which kind of page will help. */
const FOREMOST_OF_A_GROUP = 3;

/** Before a rival of another group: so that the rival is third at the latest. */
const FOREMOST_BEFORE_A_RIVAL = 2;

/**
 * @param {Hit[]} hits best first
 * @param {(document: number) => string} nameOf
 * @returns {Map<string, Hit[]>} the group of the best hit first
 */
export function grouped(hits, nameOf) {
  const anyWhole = hits.some(isWhole);
  /** @type {Map<string, Hit[]>} */
  const groups = new Map();
  for (const hit of hits) {
    const name = anyWhole && !isWhole(hit) ? LOOSE : nameOf(hit.document);
    const group = groups.get(name);
    if (group) group.push(hit);
    else groups.set(name, [hit]);
  }
  return groups;
}

/**
 * What is shown at first: a few of each group, then whatever is best.
 *
 * @param {Map<string, Hit[]>} groups
 * @param {number} count
 * @param {Index} index
 * @returns {Hit[]}
 */
export function foremost(groups, count, index) {
  const holdsBack = rivalry(groups, index);
  const candidates = [...groups].flatMap(([name, hits]) =>
    hits
      .slice(0, count)
      .map((hit, at) => ({ hit, turn: turnOf(name, at) }))
      .filter(({ hit }, at) => !holdsBack(name, hit, at)),
  );
  candidates.sort((one, other) => one.turn - other.turn || before(one.hit, other.hit));
  return candidates.slice(0, count).map(({ hit }) => hit);
}

/**
 * A word is asked, and another group holds what has it for a name or in what swindlers say (要短信
 * 验证码): then the first group shows two at first, and more only if the word stands in their titles.
 *
 * @param {Map<string, Hit[]>} groups
 * @param {Index} index
 * @returns {(name: string, hit: Hit, at: number) => boolean}
 */
function rivalry(groups, index) {
  const weights = new Map(index.fields);
  const weightOf = (/** @type {string} */ field) => weights.get(field) ?? Infinity;
  const [first, ...others] = groups.keys();
  const isRival = (/** @type {Hit | undefined} */ hit) => hit && hit.weight >= weightOf("phrase");
  const isRivalled = others.some((name) => isRival(groups.get(name)?.[0]));
  return (name, hit, at) =>
    isRivalled &&
    name === first &&
    at >= FOREMOST_BEFORE_A_RIVAL &&
    hit.weight < weightOf("title");
}

/**
 * @param {string} name
 * @param {number} at
 */
function turnOf(name, at) {
  return name === LOOSE ? 2 : Number(at >= FOREMOST_OF_A_GROUP);
}

/** @param {Hit} hit every term of the question stands there as a run */
export function isWhole(hit) {
  return hit.tier > 0;
}
