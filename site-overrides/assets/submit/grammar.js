/** Amounts and dates as the check reads them; their patterns come from the model. */

/** @typedef {{ exact: string, vague: string, point: string }} Grammars */

/** @type {Record<string, number>} */
const UNITS = { 万: 1e4, 亿: 1e8 };

/** @param {string} pattern */
function whole(pattern) {
  return new RegExp(`^(?:${pattern})$`, "u");
}

/**
 * Whether `text` is an amount: 41450, 约5.2万, 300-500元, 几十万元, 不详.
 *
 * @param {string} text
 * @param {Grammars} grammars
 */
export function isAmount(text, grammars) {
  if (text === "不详") return true;
  const dash = text.indexOf("-");
  if (dash < 0) return single(text, grammars) !== undefined;
  const [first, second] = [text.slice(0, dash), text.slice(dash + 1)];
  const upper = single(second, grammars);
  const lower = single(lowerEnd(first, second, grammars), grammars);
  if (!upper || !lower) return false;
  return lower.min === null || upper.max === null || lower.min <= upper.max;
}

/**
 * The lower end of a range, with the unit of the upper one unless it has its own.
 *
 * @param {string} first
 * @param {string} second
 * @param {Grammars} grammars
 */
function lowerEnd(first, second, grammars) {
  const start = whole(grammars.exact).exec(first)?.groups;
  const end = whole(grammars.exact).exec(second)?.groups;
  let text = first;
  if (start && end && !start.unit && !start.currency) text += end.unit ?? "";
  if (/[几数上十百千]$/u.test(text) && second.includes("万")) text += "万";
  return text;
}

/**
 * @param {string} text
 * @param {Grammars} grammars
 * @returns {{ min: number | null, max: number | null } | undefined}
 */
function single(text, grammars) {
  if (whole(grammars.vague).test(text)) return { min: null, max: null };
  const found = whole(grammars.exact).exec(text)?.groups;
  if (!found) return undefined;
  const value = Number(found.number.replaceAll(",", "") + (found.point ?? ""));
  // 0.57 times 10000 is 5699.999… in a browser.
  const sum = Number((value * (UNITS[found.unit] ?? 1)).toFixed(6));
  const over = found.pre === "超" || found.more || found.more2;
  const under = found.pre === "不足" || found.pre === "近";
  return { min: under ? null : sum, max: over ? null : sum };
}

/**
 * What is wrong with a date of the grammar (2020-06, XXXX-06-10, 2022~, two with `/`).
 *
 * @param {string} text
 * @param {Grammars} grammars
 * @param {string} today
 * @returns {"" | "shape" | "future"}
 */
export function dateFault(text, grammars, today) {
  const points = text.split("/").map((part) => span(part, grammars));
  if (points.length > 2 || points.includes(undefined)) return "shape";
  const [earliest, latest] = [points[0]?.[0], points.at(-1)?.[1]];
  if (earliest && latest && earliest > latest) return "shape";
  return points.some((point) => point && point[0] > today) ? "future" : "";
}

/**
 * The first and the last day that a date may mean; empty where the year is unknown.
 *
 * @param {string} text
 * @param {Grammars} grammars
 * @returns {[string, string] | undefined}
 */
function span(text, grammars) {
  const found = whole(grammars.point).exec(text)?.groups;
  if (!found) return undefined;
  const { y: year, m: month = "XX", d: day = "XX" } = found;
  if (month === "XX") {
    if (year === "XXXX" || day !== "XX" || year === "0000") return undefined;
    return [`${year}-01-01`, `${year}-12-31`];
  }
  const last = lastDay(year === "XXXX" ? 2000 : Number(year), Number(month));
  if (last === 0 || (day !== "XX" && (Number(day) < 1 || Number(day) > last))) return undefined;
  if (year === "XXXX") return ["", ""];
  return [`${year}-${month}-${day === "XX" ? "01" : day}`, `${year}-${month}-${day === "XX" ? last : day}`];
}

/**
 * @param {number} year
 * @param {number} month
 */
function lastDay(year, month) {
  if (month < 1 || month > 12 || year < 1) return 0;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}

/**
 * Whether `text` is a day of the calendar, not after `today`: what the check says of it.
 *
 * @param {string} text
 * @param {Grammars} grammars
 * @param {string} today
 */
export function dayFault(text, grammars, today) {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? dateFault(text, grammars, today) : "shape";
}
