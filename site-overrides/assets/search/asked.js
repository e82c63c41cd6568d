/**
 * Where the question is kept, so that going back or loading again asks it again.
 *
 * A few words stand in the address, to be shared. A whole message does not: addresses are sent to
 * the server and stay in its log, and a message names people and sums. It is kept in this tab's
 * history entry, which is sent nowhere. A message that comes behind `#` was never sent at all.
 */

const LONGEST_IN_ADDRESS = 30;

/** @returns {string} what was asked: by the address, behind its `#`, or in this tab before */
export function asked() {
  const { searchParams, hash } = new URL(location.href);
  const handed = new URLSearchParams(hash.slice(1)).get("q");
  return handed ?? searchParams.get("q") ?? history.state?.question ?? "";
}

/** @param {string} text */
export function keep(text) {
  const isLong = Array.from(text).length > LONGEST_IN_ADDRESS;
  const address = new URL(location.href);
  if (text && !isLong) address.searchParams.set("q", text);
  else address.searchParams.delete("q");
  if (new URLSearchParams(address.hash.slice(1)).has("q")) address.hash = "";
  const state = { ...history.state, question: isLong ? text : undefined };
  history.replaceState(state, "", address);
}
