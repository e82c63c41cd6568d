/** The forge's page for a new file, with the name and the text in its address where both fit. */

/** Longer addresses are refused by some forges and cut by some browsers. */
export const MOST = 6000;

/**
 * @typedef {{ href: string, isFilled: boolean }} NewFile `isFilled`: the text came along
 */

/**
 * @param {string} template with `{path}` and `{value}` where the forge takes them
 * @param {string} path
 * @param {string} text
 * @returns {NewFile}
 */
export function newFile(template, path, text) {
  const named = template.replaceAll("{path}", () => encodeURIComponent(path));
  const value = encodeURIComponent(text);
  if (named.includes("{value}") && named.length + value.length - "{value}".length <= MOST) {
    return { href: named.replaceAll("{value}", () => value), isFilled: true };
  }
  return { href: named.replace(/[?&][^?&=]*=\{value\}/g, "").replaceAll("{value}", ""), isFilled: false };
}
