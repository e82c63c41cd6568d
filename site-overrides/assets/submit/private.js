/** What must not go out by mistake: numbers of people, live addresses, signs that nobody sees. */

const PHONE =
  /(?<![\d.A-Za-z-])(?:(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]\d{7,8}|[48]00[- ]?\d{3}[- ]?\d{4}|(?:12\d{3}|95\d{3}|96\d{3}|100\d{2})(?!\d* *[元万亿余多人名起件条份个次年天家]|[\d.%]))(?!\d)/g;
const IDENTITY = /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/;
const CARD = /(?<![\d.])(?:\d[ -]?){15,18}\d(?!\d)/;
const LINK = /(?:https?|ftp):\/\/|(?<![\w@.-])www\.\w|(?<![\w@-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|cn|net|org|top|vip|xyz|cc|info|shop|club|site|online|icu|app|link)\b/i;
const MAIL = /[\w.+-]+@[\w-]+\.[a-z]{2,}/i;
const UNSEEN = /[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/**
 * What to look at again in a text; empty if nothing.
 *
 * @param {string} text
 * @param {string[]} hotlines their numbers may stand in a text
 */
export function doubt(text, hotlines) {
  const known = new Set(hotlines.map(digits));
  const phones = text.match(PHONE) ?? [];
  if (phones.some((number) => !known.has(digits(number)))) return "像是电话号码，请删掉";
  if (IDENTITY.test(text)) return "像是身份证号，请删掉";
  if (CARD.test(text)) return "像是银行卡号，请删掉";
  if (MAIL.test(text)) return "像是邮箱地址，请删掉";
  if (LINK.test(text)) return "像是能点开的网址：说“一个仿冒银行的网站”就够了";
  if (UNSEEN.test(text)) return "有看不见的字符，请删掉重打";
  return "";
}

/** @param {string} number */
function digits(number) {
  return number.replace(/\D/g, "");
}
