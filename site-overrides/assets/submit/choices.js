/** A closed list as checkboxes, with a box above it that narrows it to what one types. */

import { make } from "./fields.js";

/** @typedef {import("./fields.js").Many} Many */

const FEW = 8;

/**
 * Put the boxes of `field` into `place`, anew each time: the list may have grown since.
 *
 * @param {Many} field
 * @param {HTMLElement} place
 */
export function choices(field, place) {
  const known = field.scope.list(field.spec.list ?? "");
  const ids = new Set(known.map(([id]) => id));
  const gone = field.chosen.filter((id) => !ids.has(id));
  const all = [...known, ...gone.map((id) => /** @type {const} */ ([id, `${id}（已经没有了）`]))];
  const boxes = all.map(([id, label]) => choice(field, id, label));
  const set = make("fieldset", {}, make("legend", { class: "unseen" }, field.title), ...boxes);
  const filter = all.length > FEW ? [narrow(boxes)] : [];
  place.replaceChildren(...filter, ...(all.length ? [set] : [make("p", {}, "还没有可选的。")]));
}

/**
 * @param {Many} field
 * @param {string} id
 * @param {string} label
 */
function choice(field, id, label) {
  const box = make("input", { type: "checkbox", value: id });
  box.checked = field.chosen.includes(id);
  box.addEventListener("change", () => field.choose(id, box.checked));
  return make("label", { class: "choice" }, box, label);
}

/** @param {HTMLElement[]} boxes */
function narrow(boxes) {
  const input = make("input", { type: "search", autocomplete: "off" });
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase();
    for (const box of boxes) {
      const words = `${box.textContent} ${box.querySelector("input")?.value}`.toLowerCase();
      box.hidden = !words.includes(wanted);
    }
  });
  return make("label", { class: "narrow" }, "打几个字，找得快些", input);
}
