/**
 * What a reader asks, cut into what can be looked for.
 *
 * @typedef {object} Question
 * @property {string} whole everything asked, joined: tried as one run of characters
 * @property {number} length of `whole`, in characters
 * @property {string[]} terms cut at spaces and signs; single characters join their neighbours
 * @property {string[]} grams of the terms: what a page must hold
 * @property {string[]} words the Latin words and numbers that a page must hold whole: pieces of a
 *   telephone number stand on every page of numbers and mean nothing
 * @property {boolean} short a word or two: a page must hold every gram
 */

import { grams, normalise } from "./normalise.js";

/** @typedef {import("./normalise.js").Table} Table */

const SHORT = 8;
const WORDS = /[0-9a-z]{2,}/g;
const ONLY_WORDS = /^[0-9a-z]*$/;
const NUMBER = /^[0-9]+$/;
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
  const wanted = [...new Set(terms.flatMap(grams))];
  const short = length <= SHORT;
  const words = short || ONLY_WORDS.test(whole) ? wordsOf(whole, terms) : [];
  return { whole, length, terms, grams: wanted, words, short };
}

/**
 * A number is one, however it is grouped: 138-0013-8000.
 *
 * @param {string} whole
 * @param {string[]} terms
 */
function wordsOf(whole, terms) {
  const parts = NUMBER.test(whole) ? [whole] : terms;
  return parts.flatMap((part) => part.match(WORDS) ?? []);
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
