/**
 * How text is made alike before it is compared; `generator/search/normalise.py` does the same.
 *
 * NFKC, lower case, traditional to simplified, and nothing but letters, marks and numbers:
 * "驗 證、碼" and "验证码" become one. `tests/search/normalise.json` holds both sides to it.
 *
 * @typedef {Map<string, string>} Table traditional -> simplified
 *
 * @typedef {object} Trace a normalised text that knows where it comes from
 * @property {string} text the normalised text
 * @property {number[]} starts for each UTF-16 unit of `text`: where its origin begins
 * @property {number[]} ends ... and where it ends
 */

const COUNTS = /^(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{Mn}\p{Mc}\p{N}]$/u;

/** A character with all that NFKC may join to it: marks, half-width voicing, Korean letters. */
const SEGMENT =
  /[^][\p{M}\uFF9E\uFF9F\u1100-\u11FF\u3131-\u318E\uA960-\uA97F\uD7B0-\uD7FB\uFFA0-\uFFDC]*/gu;

/**
 * @param {[string, string]} pair `search/simplify.json`: two rows of characters
 * @returns {Table}
 */
export function readTable([traditional, simplified]) {
  const simple = Array.from(simplified);
  return new Map(Array.from(traditional, (character, at) => [character, simple[at]]));
}

/**
 * @param {string} text
 * @param {Table} table
 * @returns {string}
 */
export function normalise(text, table) {
  let alike = "";
  for (const character of text.normalize("NFKC")) {
    for (const lower of character.toLowerCase()) {
      const simple = table.get(lower) ?? lower;
      if (COUNTS.test(simple)) alike += simple;
    }
  }
  return alike;
}

/**
 * Normalises and remembers for each character which part of the original it stands for.
 *
 * @param {string} text
 * @param {Table} table
 * @returns {Trace}
 */
export function trace(text, table) {
  /** @type {Trace} */
  const found = { text: "", starts: [], ends: [] };
  for (const { 0: segment, index } of text.matchAll(SEGMENT)) {
    const alike = normalised(segment, table);
    found.text += alike;
    for (let unit = 0; unit < alike.length; unit += 1) {
      found.starts.push(index);
      found.ends.push(index + segment.length);
    }
  }
  return found;
}

/** @type {WeakMap<Table, Map<string, string>>} a library has a few thousand characters */
const KNOWN = new WeakMap();

/**
 * @param {string} segment
 * @param {Table} table
 */
function normalised(segment, table) {
  const known = KNOWN.get(table) ?? new Map();
  const alike = known.get(segment) ?? normalise(segment, table);
  KNOWN.set(table, known.set(segment, alike));
  return alike;
}

/**
 * What to look for: pairs of neighbouring characters, and threes where three or more Latin letters
 * or digits follow one another (`generator/search/postings.py` writes both).
 *
 * @param {string} alike normalised text
 * @returns {string[]} the different ones, in order
 */
export function grams(alike) {
  const characters = Array.from(alike);
  const latin = characters.map((character) => /[0-9a-z]/.test(character));
  const found = characters.slice(1).flatMap((second, at) => {
    const both = latin[at] && latin[at + 1];
    if (both && latin[at + 2]) return [characters[at] + second + characters[at + 2]];
    return both && latin[at - 1] ? [] : [characters[at] + second];
  });
  return [...new Set(found)];
}
