/**
 * What every page can do with scripts: large letters, light or dark. All else stands without.
 */

const SIZES = ["100", "125", "150"];
const LIGHTS = /** @type {const} */ (["auto", "dark", "light"]);
const SIZE_WORDS = { 100: "现在是标准大小", 125: "现在放大到 125%", 150: "现在放大到 150%" };
const LIGHT_WORDS = { auto: "跟随手机", dark: "深色", light: "浅色" };

const root = document.documentElement;

/**
 * @param {string} key
 * @param {string} value
 */
function keep(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is closed: the choice holds for this page.
  }
}

/**
 * @template Value
 * @param {readonly Value[]} values
 * @param {Value} now
 */
function after(values, now) {
  return values[(values.indexOf(now) + 1) % values.length];
}

/** @param {HTMLButtonElement} button */
function sizeButton(button) {
  const now = button.querySelector("[data-look-size-now]");
  const tell = () => {
    const size = /** @type {keyof typeof SIZE_WORDS} */ (root.dataset.size ?? "100");
    if (now) now.textContent = SIZE_WORDS[size];
  };
  button.addEventListener("click", () => {
    const size = after(SIZES, root.dataset.size ?? "100");
    if (size === "100") delete root.dataset.size;
    else root.dataset.size = size;
    keep("fanzha-size", size);
    tell();
  });
  tell();
  button.hidden = false;
}

/** A button for light and dark at the foot of the page, where nobody needs it in a hurry. */
function lightButton() {
  const place = document.querySelector(".site-footer ul");
  if (!place) return;
  const button = document.createElement("button");
  button.type = "button";
  const now = () => /** @type {keyof typeof LIGHT_WORDS} */ (root.dataset.light ?? "auto");
  const tell = () => (button.textContent = `亮暗：${LIGHT_WORDS[now()]}`);
  button.addEventListener("click", () => {
    const light = after(LIGHTS, now());
    if (light === "auto") delete root.dataset.light;
    else root.dataset.light = light;
    keep("fanzha-light", light);
    tell();
  });
  tell();
  const item = document.createElement("li");
  item.append(button);
  place.append(item);
}

/** More than a few words is a message: it names people and sums, and addresses are logged. */
const LONGEST_IN_ADDRESS = 30;

/**
 * A whole message goes to the search page behind `#`, which is sent to no server.
 *
 * @param {HTMLFormElement} form
 */
function keepMessagesHere(form) {
  form.addEventListener("submit", (event) => {
    const text = String(new FormData(form).get("q") ?? "").trim();
    if (event.defaultPrevented || Array.from(text).length <= LONGEST_IN_ADDRESS) return;
    event.preventDefault();
    location.assign(`${form.action}#${new URLSearchParams({ q: text })}`);
  });
}

for (const form of document.querySelectorAll("form[role=search]")) {
  if (form instanceof HTMLFormElement) keepMessagesHere(form);
}
for (const button of document.querySelectorAll("[data-look-size]")) {
  if (button instanceof HTMLButtonElement) sizeButton(button);
}
lightButton();
