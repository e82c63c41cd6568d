/**
 * Reads the index that `generator/search/index.py` wrote, a shard at a time and only when asked.
 *
 * A place is `document * stride + unit`: `unit` is one digit, and says which item of which field.
 *
 * @typedef {object} Index `search/index.json`
 * @property {number} schema_version
 * @property {string} release
 * @property {number} documents
 * @property {number} shards a power of two
 * @property {string} digits of the places: `digits.length` is the stride
 * @property {[string, number][]} fields name and weight, by number
 * @property {string[]} frequent
 * @property {[string, number][]} groups name, and how many documents of it follow one another
 *
 * @typedef {object} Page `search/doc/<n>.json`
 * @property {string} url site-relative
 * @property {string} title
 * @property {string} group
 * @property {[string, string][]} items field and text
 *
 * @typedef {number | string | [string]} Written one place, or many packed, or of each document the
 *   bits of its fields
 *
 * @typedef {object} Postings where a gram stands
 * @property {number[] | null} places null where only the fields are kept
 * @property {Map<number, number>} fields document -> bits of the fields
 */

import { readTable } from "./normalise.js";

/** @typedef {import("./normalise.js").Table} Table */

/**
 * The shard a gram stands in: the same hash as `generator/search/shard.py`.
 *
 * @param {string} gram
 * @param {number} count a power of two
 */
export function shardOf(gram, count) {
  const codes = Array.from(gram, (character) => character.codePointAt(0) ?? 0);
  const sum = codes.reduce((left, code) => Math.imul(left, 0x9e3779b1) + code, 0);
  const mixed = Math.imul(sum, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & (count - 1);
}

/**
 * @param {Index} index documents of a group follow one another
 * @returns {(document: number) => string}
 */
export function groupNames(index) {
  const names = index.groups.flatMap(([name, count]) => Array(count).fill(name));
  return (document) => names[document];
}

/**
 * @param {number} place
 * @param {Index} index
 */
export function documentOf(place, { digits }) {
  return Math.floor(place / digits.length);
}

/**
 * @param {number} place
 * @param {Index} index
 * @returns {number} the bit of its field
 */
export function fieldOf(place, { fields }) {
  return 1 << place % fields.length;
}

export class Library {
  /** @type {Map<string, Promise<any>>} */
  #files = new Map();

  /**
   * @param {URL} base where `index.json` lies
   * @param {Index} index
   * @param {Table} table
   */
  constructor(base, index, table) {
    this.base = base;
    this.index = index;
    this.table = table;
  }

  /**
   * @param {URL} base
   * @returns {Promise<Library>}
   */
  static async open(base) {
    const files = ["index.json", "simplify.json"].map((path) => new URL(path, base));
    const [index, table] = await Promise.all(files.map((file) => read(file, "no-cache")));
    return new Library(base, index, readTable(table));
  }

  /** @param {string} gram */
  shardOf(gram) {
    return shardOf(gram, this.index.shards);
  }

  /**
   * @param {number} document
   * @returns {Promise<Page>}
   */
  page(document) {
    return this.#file(`doc/${document}.json`);
  }

  /**
   * Where these grams stand; those that stand nowhere are left out.
   *
   * @param {string[]} grams
   * @returns {Promise<Map<string, Postings>>}
   */
  async postings(grams) {
    const found = await Promise.all(grams.map((gram) => this.#written(gram)));
    /** @type {Map<string, Postings>} */
    const postings = new Map();
    grams.forEach((gram, at) => {
      const written = found[at];
      if (written !== undefined) postings.set(gram, readPostings(written, this.index));
    });
    return postings;
  }

  /**
   * @param {string} gram
   * @returns {Promise<Written | undefined>}
   */
  async #written(gram) {
    const shard = await this.#file(`shard/${this.shardOf(gram).toString(16)}.json`);
    return shard[gram];
  }

  /** @param {string} path */
  #file(path) {
    const url = new URL(`${path}?${this.index.release}`, this.base);
    const file = this.#files.get(path) ?? read(url);
    this.#files.set(path, file);
    file.catch(() => this.#files.delete(path));
    return file;
  }
}

/**
 * @param {URL} url
 * @param {RequestCache} cache
 */
async function read(url, cache = "default") {
  const answer = await fetch(url, { cache });
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  return answer.json();
}

/**
 * @param {Written} written
 * @param {Index} index
 * @returns {Postings}
 */
export function readPostings(written, index) {
  if (Array.isArray(written)) {
    const fields = valuesOf(written[0], index).map((bits, document) => [document, bits]);
    return { places: null, fields: new Map(fields.filter(([, bits]) => bits)) };
  }
  const places = typeof written === "number" ? [written] : unpacked(written, index);
  /** @type {Map<number, number>} */
  const fields = new Map();
  for (const place of places) {
    const document = documentOf(place, index);
    fields.set(document, (fields.get(document) ?? 0) | fieldOf(place, index));
  }
  return { places, fields };
}

/**
 * @param {string} written
 * @param {Index} index
 * @returns {number[]}
 */
function valuesOf(written, { digits }) {
  const values = new Map(Array.from(digits, (digit, value) => [digit, value]));
  return Array.from(written, (digit) => values.get(digit) ?? 0);
}

/**
 * @param {string} written gap and unit in turn; a gap is written by halves of the digits, lowest
 *   first, and the upper half says that more follow
 * @param {Index} index
 */
function unpacked(written, index) {
  const values = valuesOf(written, index);
  const stride = index.digits.length;
  const more = stride / 2;
  const places = [];
  let document = 0;
  for (let at = 0; at < values.length; at += 2) {
    let scale = 1;
    for (; values[at] >= more; at += 1, scale *= more) document += (values[at] - more) * scale;
    document += values[at] * scale;
    places.push(document * stride + values[at + 1]);
  }
  return places;
}
