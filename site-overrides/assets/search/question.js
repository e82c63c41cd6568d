/**
 * What a reader asks, cut into what can be looked for.
 *
 * @typedef {object} Question
 * @property {string} whole everything asked, joined: tried as one run of characters
 * @property {number} length of `whole`, in characters
 * @property {string[]} terms cut at spaces and signs; single characters join their neighbours
 * @property {string[]} bigrams of the terms: what a page must hold
 * @property {boolean} short a word or two: a page must hold every bigram
 */

import { bigrams, normalise } from "./normalise.js";

/** @typedef {import("./normalise.js").Table} Table */

const SHORT = 8;
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Me}]/gu;
const BETWEEN = /[^\p{L}\p{M}\p{N}]+/u;

/**
 * @param {string} text
 * @param {Table} table
 * @returns {Question}
 */
export function readQuestion(text, table) {
  const whole = normalise(text, table);
  const length = Array.from(whole).length;
  const terms = termsOf(text, table);
  const wanted = [...new Set(terms.flatMap(bigrams))];
  return { whole, length, terms, bigrams: wanted, short: length <= SHORT };
}

/**
 * @param {string} text
 * @param {Table} table
 */
function termsOf(text, table) {
  const words = text.normalize("NFKC").replace(INVISIBLE, "").split(BETWEEN);
  /** @type {string[]} */
  const terms = [];
  let joining = false;
  for (const word of words.map((part) => normalise(part, table)).filter(Boolean)) {
    const single = Array.from(word).length === 1;
    if (single && joining) terms[terms.length - 1] += word;
    else terms.push(word);
    joining = single;
  }
  return [...new Set(terms)];
}
