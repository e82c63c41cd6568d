/**
 * Asks the index: fetches the shards a question needs, ranks, and reads the pages it will show.
 * Knows nothing of the page it is used on (`ui.js` does).
 */

import { choose } from "./choose.js";
import { foremost, grouped, isWhole, LOOSE } from "./groups.js";
import { readQuestion } from "./question.js";
import { before, rank } from "./rank.js";
import { Reading } from "./reading.js";
import { groupNames, Library } from "./shards.js";

/** @typedef {import("./question.js").Question} Question */
/** @typedef {import("./rank.js").Hit} Hit */
/** @typedef {import("./reading.js").Result} Result */

/**
 * @typedef {object} Group results that stand together
 * @property {string} name "scam", "signal", "help", "merchant", "page", or `LOOSE`
 * @property {number} shown
 * @property {Hit[]} left best first
 */

/** How often a promise of the index may fail before what is left is shown as it is. */
const MOST_ROUNDS = 5;

/** At first the best must stand for sure; whether the others do is read when more is asked for. */
const SURE_AT_FIRST = 1;

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

/** What was found, in groups; the pages are read as far as they are shown. */
export class Answer {
  /** @type {Map<number, Reading>} */
  #read = new Map();

  /** @type {Group[]} the group of the best first */
  groups = [];

  /**
   * @param {Library} library
   * @param {Question} question
   * @param {Hit[]} hits
   */
  constructor(library, question, hits) {
    this.library = library;
    this.question = question;
    this.hits = hits;
  }

  /** Two characters are the least that can be looked for. */
  get tooShort() {
    return this.question.length < 2;
  }

  /** @returns {number} results shown or left; it may fall while pages are read */
  get total() {
    return this.groups.reduce((sum, { shown, left }) => sum + shown + left.length, 0);
  }

  /** @returns {number} */
  get shown() {
    return this.groups.reduce((sum, { shown }) => sum + shown, 0);
  }

  /**
   * The first results, by group; a group of which none is among them stands there without. Where a
   * page holds the question itself, there is a group for those that do not, if only for later.
   *
   * @param {number} count
   * @returns {Promise<Result[][]>} for each of `groups`
   */
  async first(count) {
    const { index } = this.library;
    const nameOf = groupNames(index);
    const byGroup = (/** @type {Hit[]} */ hits) => grouped(hits, nameOf);
    const take = (/** @type {Hit[]} */ hits) => foremost(byGroup(hits), count, index);
    const settled = await this.#settled(this.hits, take, SURE_AT_FIRST);
    const next = new Set(settled.next);
    const all = next.size > 0 ? settled.hits : [];
    const groups = byGroup(all);
    if (all.some(isWhole) && !groups.has(LOOSE)) groups.set(LOOSE, []);
    const parts = [...groups].map(([name, hits]) => {
      const shown = hits.filter((hit) => next.has(hit));
      return { name, shown, left: hits.filter((hit) => !next.has(hit)) };
    });
    this.groups = parts.map(({ name, shown, left }) => ({ name, shown: shown.length, left }));
    return Promise.all(parts.map(({ shown }) => this.#results(shown)));
  }

  /**
   * The next results of one group. What proves to hold only pieces of the question goes to those
   * that do.
   *
   * @param {Group} group
   * @param {number} count
   * @returns {Promise<Result[]>}
   */
  async more(group, count) {
    const { next, hits } = await this.#settled(group.left, (left) => left.slice(0, count), count);
    const loose = this.groups.find(({ name }) => name === LOOSE) ?? group;
    const stays = (/** @type {Hit} */ hit) => loose === group || isWhole(hit);
    const shown = next.filter(stays);
    const left = next.length > 0 ? hits.filter((hit) => !shown.includes(hit)) : [];
    loose.left = [...loose.left, ...left.filter((hit) => !stays(hit))].sort(before);
    group.left = left.filter(stays);
    group.shown += shown.length;
    return this.#results(shown);
  }

  /**
   * Reads what `take` takes until it takes nothing unread, or until the best are read: a page that
   * holds less than the index let hope steps back behind the others, and one that holds nothing
   * leaves.
   *
   * @param {Hit[]} hits best first
   * @param {(hits: Hit[]) => Hit[]} take
   * @param {number} sure how many of the best
   * @returns {Promise<{ next: Hit[], hits: Hit[] }>} what it took at last, and all that is left
   */
  async #settled(hits, take, sure) {
    const isRead = (/** @type {Hit} */ hit) => this.#read.has(hit.document);
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      if ((await this.#verify(take(hits))) === 0) break;
      hits = hits.filter(answers).sort(before);
      if (hits.slice(0, sure).every(isRead)) break;
    }
    return { next: take(hits.filter(isRead)), hits };
  }

  /**
   * @param {Hit[]} hits
   * @returns {Promise<number>} how many pages had to be read
   */
  async #verify(hits) {
    const unread = hits.filter((hit) => !this.#read.has(hit.document));
    await Promise.all(
      unread.map(async (hit) => {
        const reading = await this.#reading(hit.document);
        Object.assign(hit, reading.verified(hit));
      }),
    );
    return unread.length;
  }

  /** @param {Hit[]} hits */
  #results(hits) {
    return Promise.all(hits.map(async (hit) => (await this.#reading(hit.document)).result()));
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
