/**
 * An entry with scripts: share or copy a short text with the stop sentence, or print.
 * The links and the page itself need none of this.
 */

/** What a reader sends to the family: the title, where to stop, and the address. */
function message() {
  const title = document.querySelector("h1")?.firstChild?.textContent?.trim() ?? document.title;
  const stop = document.querySelector(".stop")?.textContent?.trim() ?? "";
  const verdict = document.querySelector(".verdict")?.textContent?.trim() ?? "";
  const canonical = document.querySelector('link[rel="canonical"]');
  const address = canonical instanceof HTMLLinkElement ? canonical.href : location.href;
  return { title, text: [title, stop || verdict].filter(Boolean).join("\n"), address };
}

/**
 * @param {string} words
 * @param {() => void} deed
 */
function button(words, deed) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", deed);
  return made;
}

/** @param {HTMLElement} place */
function offer(place) {
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  const copy = async () => {
    const { text, address } = message();
    try {
      await navigator.clipboard.writeText(`${text}\n${address}`);
      said.textContent = "复制好了，去粘贴给家人吧。";
    } catch {
      said.textContent = `没能复制，请长按这一行：${text} ${address}`;
    }
  };
  const share = async () => {
    const { title, text, address } = message();
    try {
      await navigator.share({ title, text, url: address });
    } catch {
      // Closed by the reader.
    }
  };
  if ("share" in navigator) place.append(button("发给家人", share));
  place.append(button("复制要点", copy), button("打印这页", () => print()), said);
}

const jumps = document.querySelector(".jumps");
if (jumps) {
  const place = document.createElement("p");
  place.className = "deeds";
  jumps.before(place);
  offer(place);
}
