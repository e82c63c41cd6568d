/**
 * Asks the index: fetches the shards a question needs, ranks, and reads the pages it will show.
 * Knows nothing of the page it is used on (`ui.js` does).
 */

import { choose } from "./choose.js";
import { readQuestion } from "./question.js";
import { before, rank } from "./rank.js";
import { Reading } from "./reading.js";
import { Library } from "./shards.js";

/** @typedef {import("./question.js").Question} Question */
/** @typedef {import("./rank.js").Hit} Hit */
/** @typedef {import("./reading.js").Result} Result */

/** How often a promise of the index may fail before what is left is shown as it is. */
const MOST_ROUNDS = 5;

export class Search {
  /** @type {Promise<Library> | undefined} */
  #library;

  /** @param {URL} base where the index lies, with a slash at the end */
  constructor(base) {
    this.base = base;
  }

  /** Fetches what every question needs; once. */
  open() {
    this.#library ??= Library.open(this.base);
    this.#library.catch(() => (this.#library = undefined));
    return this.#library;
  }

  /**
   * @param {string} text
   * @returns {Promise<Answer>}
   */
  async ask(text) {
    const library = await this.open();
    const question = readQuestion(text, library.table);
    if (question.length < 2) return new Answer(library, question, []);
    const asked = choose(question, library);
    const postings = await library.postings(asked);
    return new Answer(library, question, rank(question, asked, postings, library.index));
  }
}

/** What was found, best first; the pages are read as far as they are shown. */
export class Answer {
  /** @type {Map<number, Reading>} */
  #read = new Map();

  /**
   * @param {Library} library
   * @param {Question} question
   * @param {Hit[]} hits
   */
  constructor(library, question, hits) {
    this.library = library;
    this.question = question;
    this.hits = hits;
    this.shown = 0;
  }

  /** @returns {number} shown or left; it may fall while pages are read */
  get total() {
    return this.shown + this.left;
  }

  /** Two characters are the least that can be looked for. */
  get tooShort() {
    return this.question.length < 2;
  }

  /** @returns {number} results not yet shown */
  get left() {
    return this.hits.length;
  }

  /**
   * The next results. A page that holds less than the index let hope steps back behind the others.
   *
   * @param {number} count
   * @returns {Promise<Result[]>}
   */
  async more(count) {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      if ((await this.#verifyFirst(count)) === 0) break;
      this.hits = this.hits.filter(answers).sort(before);
    }
    await this.#verifyFirst(count);
    const next = this.hits.splice(0, count).filter(answers);
    if (next.length === 0) this.hits = [];
    this.shown += next.length;
    return Promise.all(next.map(async (hit) => (await this.#reading(hit.document)).result()));
  }

  /**
   * @param {number} count
   * @returns {Promise<number>} how many pages had to be read
   */
  async #verifyFirst(count) {
    const unread = this.hits.slice(0, count).filter((hit) => !this.#read.has(hit.document));
    await Promise.all(unread.map((hit) => this.#verify(hit)));
    return unread.length;
  }

  /** @param {Hit} hit */
  async #verify(hit) {
    const reading = await this.#reading(hit.document);
    Object.assign(hit, reading.verified(hit));
  }

  /** @param {number} document */
  async #reading(document) {
    const { table, index } = this.library;
    const page = await this.library.page(document);
    const reading = this.#read.get(document) ?? new Reading(page, this.question, table, index);
    this.#read.set(document, reading);
    return reading;
  }
}

/** @param {Hit} hit */
function answers(hit) {
  return hit.tier >= 0;
}
