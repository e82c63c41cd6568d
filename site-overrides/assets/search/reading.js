/**
 * A page read for a question: what really stands on it, and how to show it.
 *
 * @typedef {object} Item
 * @property {string} field
 * @property {string} text
 * @property {Trace} trace
 * @property {Span[]} spans what to mark
 *
 * @typedef {object} Result
 * @property {string} url site-relative
 * @property {string} group
 * @property {Piece[]} title
 * @property {Piece[][]} excerpts best first
 */

import { excerpt, lengthOf, pieces, runs, scattered } from "./excerpt.js";
import { trace } from "./normalise.js";

/** @typedef {import("./excerpt.js").Piece} Piece */
/** @typedef {import("./excerpt.js").Span} Span */
/** @typedef {import("./normalise.js").Table} Table */
/** @typedef {import("./normalise.js").Trace} Trace */
/** @typedef {import("./question.js").Question} Question */
/** @typedef {import("./rank.js").Hit} Hit */
/** @typedef {import("./shards.js").Index} Index */
/** @typedef {import("./shards.js").Page} Page */

const MOST_EXCERPTS = 2;

export class Reading {
  /**
   * @param {Page} page
   * @param {Question} question
   * @param {Table} table
   * @param {Index} index
   */
  constructor(page, question, table, index) {
    this.page = page;
    this.question = question;
    this.table = table;
    this.weights = new Map(index.fields);
    this.texts = page.items.map(([field, text]) => ({ field, text, trace: trace(text, table) }));
    this.exact = this.texts.filter((item) => item.trace.text.includes(question.whole));
  }

  /**
   * The hit with what the texts say in place of what the index let hope.
   *
   * @param {Hit} hit
   * @returns {Hit}
   */
  verified(hit) {
    const { terms, words } = this.question;
    const weight = Math.max(0, ...this.exact.map((item) => this.#weight(item.field)));
    if (this.exact.length > 0) return { ...hit, tier: 2, weight };
    const tier = this.#holds(words) ? Number(this.#holds(terms)) : -1;
    return { ...hit, tier, weight: 0 };
  }

  /** @param {string[]} wanted normalised */
  #holds(wanted) {
    return wanted.every((run) => this.texts.some((item) => item.trace.text.includes(run)));
  }

  /** @returns {Result} */
  result() {
    const { url, group, title } = this.page;
    const traced = trace(title, this.table);
    const items = this.#marked();
    const shown = items.length > 0 ? items : this.#opening();
    const excerpts = shown.map((item) => excerpt(item.text, item.trace, item.spans));
    return { url, group, title: pieces(title, traced, this.#spans(traced.text)), excerpts };
  }

  /** @returns {Item[]} the items that match best, without the title */
  #marked() {
    const items = this.#besidesTitle().filter((item) => item.spans.length > 0);
    const worth = (/** @type {Item} */ item) =>
      this.#weight(item.field) * Math.max(...item.spans.map(lengthOf));
    return items.sort((one, other) => worth(other) - worth(one)).slice(0, MOST_EXCERPTS);
  }

  /** @returns {Item[]} where only the title matches: how the page begins */
  #opening() {
    return this.#besidesTitle().slice(0, 1);
  }

  /** @returns {Item[]} */
  #besidesTitle() {
    const items = this.texts.filter((item) => item.field !== "title");
    return items.map((item) => ({ ...item, spans: this.#spans(item.trace.text) }));
  }

  /**
   * @param {string} text normalised
   * @returns {Span[]}
   */
  #spans(text) {
    const isExact = this.exact.length > 0;
    return isExact ? runs(text, this.question.whole) : scattered(text, this.question);
  }

  /** @param {string} field */
  #weight(field) {
    return this.weights.get(field) ?? 0;
  }
}
