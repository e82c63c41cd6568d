/**
 * The help page: answers narrow it, and a statement for the police is put together in the page.
 * Nothing typed here is sent or stored.
 */

/** @typedef {{ id: string, name: string, parts: Element[] }} Section */

/** @returns {Section[]} each heading of `.given` with all that follows it */
function sections() {
  return [...document.querySelectorAll("h2.given")].map((heading) => {
    const parts = [heading];
    let next = heading.nextElementSibling;
    while (next && next.tagName !== "H2") {
      parts.push(next);
      next = next.nextElementSibling;
    }
    return { id: heading.id, name: heading.firstChild?.textContent?.trim() ?? "", parts };
  });
}

/** @param {Section} section */
function choice(section) {
  const label = document.createElement("label");
  label.className = "choice";
  const box = document.createElement("input");
  box.type = "checkbox";
  box.name = "given";
  box.value = section.id;
  label.append(box, section.name);
  return label;
}

/** Puts the choices in the place of the list of links, which stands without scripts. */
function narrow() {
  const list = document.querySelector(".given-list");
  const all = sections();
  const links = list?.closest("ul") ?? list;
  if (!links || all.length === 0) return;
  const form = document.createElement("form");
  const set = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = "你给了他什么？可以选几样";
  set.append(legend, ...all.map(choice));
  form.append(set);
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  form.append(said);
  links.replaceWith(form);
  const show = () => {
    const chosen = new Set(new FormData(form).getAll("given"));
    for (const section of all) {
      const hidden = chosen.size > 0 && !chosen.has(section.id);
      for (const part of section.parts) part.toggleAttribute("hidden", hidden);
    }
    said.textContent = chosen.size ? `下面只留了你选的 ${chosen.size} 段。` : "";
  };
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  openNamed(form);
  addEventListener("hashchange", () => openNamed(form, true));
  show();
}

/**
 * A link to one section must find it, whatever is chosen.
 *
 * @param {HTMLFormElement} form
 * @param {boolean} follow
 */
function openNamed(form, follow = false) {
  const id = location.hash.slice(1);
  for (const box of form.querySelectorAll("input")) {
    if (box.value !== id || !form.querySelector("input:checked") || box.checked) continue;
    box.checked = true;
    box.dispatchEvent(new Event("change", { bubbles: true }));
    if (follow) document.getElementById(id)?.scrollIntoView();
  }
}

const LINES = /** @type {const} */ ([
  ["when", "时间"],
  ["who", "对方自称和联系方式"],
  ["what", "经过"],
  ["how", "付款方式"],
  ["loss", "金额"],
  ["account", "对方收款账号、户名、开户行"],
  ["mine", "我付款用的卡或账户"],
  ["traces", "对方的网址、App、号码"],
]);

/** @param {HTMLFormElement} form */
function report(form) {
  const text = form.querySelector("[data-report-text]");
  const said = form.querySelector("[data-report-said]");
  if (!text || !said) return;
  const write = () => {
    const filled = new FormData(form);
    const lines = LINES.map(([name, label]) => [label, String(filled.get(name) ?? "").trim()]);
    const kept = lines.filter(([, value]) => value !== "");
    text.textContent = kept.length
      ? ["报案情况说明", "", ...kept.map(([label, value]) => `${label}：${value}`)].join("\n")
      : "上面还没有填。";
  };
  form.addEventListener("input", write);
  form.addEventListener("reset", () => setTimeout(write));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("[data-report-copy]")?.addEventListener("click", async () => {
    said.textContent = (await copied(text)) ? "复制好了。" : "没能复制：请长按上面的文字来复制。";
  });
  form.querySelector("[data-report-print]")?.addEventListener("click", () => {
    document.documentElement.classList.add("only-report");
    addEventListener("afterprint", () => document.documentElement.classList.remove("only-report"), {
      once: true,
    });
    print();
  });
  // Some browsers fill a form again on return: what was typed must not linger.
  addEventListener("pageshow", () => form.reset());
  write();
  form.hidden = false;
}

/** @param {Element} element */
async function copied(element) {
  try {
    await navigator.clipboard.writeText(element.textContent ?? "");
    return true;
  } catch {
    getSelection()?.selectAllChildren(element);
    return false;
  }
}

narrow();
for (const form of document.querySelectorAll("form[data-report]")) {
  if (form instanceof HTMLFormElement) report(form);
}
