/**
 * Makes what the search page shows of an answer. Text from the index is only ever text.
 */

import { LOOSE } from "./groups.js";

/** @typedef {import("./engine.js").Group} Group */
/** @typedef {import("./excerpt.js").Piece} Piece */
/** @typedef {import("./reading.js").Result} Result */

/** @type {Record<string, string>} */
const NAMES = {
  scam: "骗局",
  signal: "危险信号",
  help: "求助",
  merchant: "商家",
  page: "本站",
  [LOOSE]: "也许有关",
};

/** @param {string} group */
function nameOf(group) {
  return NAMES[group] ?? group;
}

/** A group on the page: its heading, its results, and a button for more of them. */
export class Section {
  /**
   * @param {Group} group
   * @param {Result[]} results
   * @param {URL} site
   * @param {(section: Section) => void} onMore
   */
  constructor(group, results, site, onMore) {
    this.group = group;
    this.site = site;
    this.list = element("ol", "search-list");
    this.button = element("button", "search-more");
    this.button.type = "button";
    this.button.addEventListener("click", () => onMore(this));
    const heading = element("h2", "search-heading", nameOf(group.name));
    heading.id = `found-${group.name}`;
    this.element = element("section", "search-section", heading, this.list, this.button);
    this.element.setAttribute("aria-labelledby", heading.id);
    this.add(results);
  }

  /**
   * @param {Result[]} results
   * @returns {HTMLAnchorElement | null} the first link among them
   */
  add(results) {
    const entries = results.map((result) => entry(result, this.group, this.site));
    this.list.append(...entries);
    this.refresh();
    return entries[0]?.querySelector("a") ?? null;
  }

  /** Shows what is left, and nothing where nothing is. */
  refresh() {
    const { name, left } = this.group;
    this.list.hidden = this.list.children.length === 0;
    this.element.hidden = this.list.hidden && left.length === 0;
    this.button.hidden = left.length === 0;
    this.button.textContent = this.list.hidden
      ? `看${nameOf(name)}（${left.length} 条）`
      : `更多${nameOf(name)}（还有 ${left.length} 条）`;
  }
}

/**
 * @param {Result} result
 * @param {Group} group
 * @param {URL} site
 */
function entry(result, group, site) {
  const link = element("a", "search-title", ...result.title.map(inline));
  link.href = new URL(result.url, site).href;
  const kind = element("span", "search-group", nameOf(result.group));
  const excerpts = result.excerpts.map((pieces) => pieces.map(inline));
  const shown = excerpts.map((excerpt) => element("p", "search-excerpt", ...excerpt));
  const titled = group.name === LOOSE ? [link, " ", kind] : [link];
  return element("li", "search-result", ...titled, ...shown);
}

/** @param {Piece} piece */
function inline(piece) {
  return piece.marked ? element("mark", "", piece.text) : piece.text;
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {...(Node | string)} children strings become text, never markup
 */
function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}
