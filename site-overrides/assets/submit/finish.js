/** The end of the form: how it will read, the file, and the ways to take it to the forge. */

import { newFile } from "./address.js";
import { button, make } from "./fields.js";
import { preview } from "./preview.js";
import { yaml } from "./yaml.js";

/** @typedef {import("./submit.js").SubmitPage} SubmitPage */

export class Finish {
  /**
   * @param {SubmitPage} page
   * @param {HTMLElement} place
   */
  constructor(page, place) {
    this.page = page;
    const host = document.querySelector("[data-new-file]");
    this.template = host instanceof HTMLElement ? (host.dataset.newFile ?? "") : "";
    this.head = make("h2", { tabindex: -1 }, "预览");
    this.shown = make("div", { class: "preview" });
    this.name = make("input", { id: "submit-file", autocomplete: "off", spellcheck: "false", "aria-describedby": "submit-file-hint submit-file-fault" });
    this.name.value = page.state.file;
    this.name.addEventListener("input", () => {
      page.state.file = this.name.value.trim();
      page.changed();
    });
    this.fault = make("p", { class: "fault", id: "submit-file-fault", hidden: true });
    this.text = make("pre", { class: "draft", tabindex: 0, "aria-labelledby": "submit-text" });
    this.said = make("p", { role: "status" });
    this.ways = make("div", { class: "ways" });
    this.sure = make("input", { type: "checkbox" });
    this.sure.addEventListener("change", () => this.refresh());
    place.replaceChildren(
      ...[this.head, this.shown, make("h2", { id: "submit-text" }, "文件")],
      make("div", { class: "entry-field" }, ...this.#naming(), this.fault),
      this.text,
      make("div", { class: "deeds" }, button("下载文件", () => this.#download()), button("复制", () => this.#copy())),
      ...[this.ways, this.said],
    );
  }

  focus() {
    this.head.focus();
  }

  #naming() {
    const hint = "就是网址，只用小写英文字母、数字和连字符，例如 fake-parcel-claim。不写就用框里的。";
    return [
      make("label", { for: "submit-file" }, "给文件起个名"),
      make("small", { id: "submit-file-hint" }, hint),
      this.name,
    ];
  }

  /** The file's name without its ending: what was typed, else the first free one of the category. */
  get id() {
    return this.page.state.file || this.suggested();
  }

  suggested() {
    const { state, spec } = this.page;
    const stem = this.page.read().category || state.kind;
    let number = 1;
    while (spec.taken.includes(`${stem}-${number}`)) number += 1;
    return `${stem}-${number}`;
  }

  /** What was typed has changed, or what is wrong with it. */
  refresh() {
    const { spec, state } = this.page;
    const data = this.page.read();
    this.shown.replaceChildren(preview(this.page.kind, data, spec));
    this.yaml = yaml(state.kind, data, spec);
    this.text.textContent = this.yaml;
    this.name.placeholder = this.suggested();
    const wrong = this.#wrongName();
    this.fault.textContent = wrong;
    this.fault.hidden = wrong === "";
    this.name.setAttribute("aria-invalid", String(wrong !== ""));
    this.#offer(wrong);
  }

  #wrongName() {
    const { patterns, taken } = this.page.spec;
    if (!new RegExp(patterns.id, "u").test(this.id) || this.id.length > 60) {
      return "只能用小写英文字母、数字和连字符，例如 fake-parcel-claim，最多 60 个";
    }
    return taken.includes(this.id) ? "这个名字已经有条目用过了，换一个" : "";
  }

  /** @param {string} wrongName */
  #offer(wrongName) {
    if (this.template === "") return;
    const faults = this.page.faults.filter(({ kind }) => kind !== "doubt");
    const doubts = this.page.faults.length - faults.length;
    const say = (/** @type {string} */ words) => make("p", {}, words);
    if (faults.length || wrongName) {
      this.ways.replaceChildren(say("上面还有要填或要改的，填好以后，这里会出现去代码库的按钮。"));
    } else if (doubts && !this.sure.checked) {
      const label = make("label", { class: "choice" }, this.sure, "我逐处看过了：没有真实的号码，也没有能点开的可疑网址");
      this.ways.replaceChildren(say(`有 ${doubts} 处像是号码或网址（见页面上方）。发出去以前请再看一遍。`), label);
    } else {
      const sure = doubts ? [make("label", { class: "choice" }, this.sure, "我逐处看过了")] : [];
      this.ways.replaceChildren(...sure, ...this.#link());
    }
  }

  #link() {
    const path = `cases/${this.page.kind.folder}/${this.id}.yml`;
    const { href, isFilled } = newFile(this.template, path, this.yaml ?? "");
    const words = isFilled ? "打开代码库的新建文件页" : "复制，并打开代码库的新建文件页";
    const link = make("a", { href, target: "_blank", rel: "noopener noreferrer", class: "button" }, words);
    if (!isFilled) link.addEventListener("click", () => this.#copy());
    const how = isFilled
      ? "按了才会把上面的文件交给代码库的网页（要有那里的账号）。在那里看一遍，提交，选“新建合并请求”。"
      : `文件长，地址里放不下。按了会先复制好，再打开 ${path} 的新建页：把内容粘贴进去，再提交。也可以先下载。`;
    return [make("p", {}, link), make("p", {}, how)];
  }

  #download() {
    const url = URL.createObjectURL(new Blob([this.yaml ?? ""], { type: "application/yaml" }));
    make("a", { href: url, download: `${this.id}.yml` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    this.said.textContent = `下载了 ${this.id}.yml，放进 cases/${this.page.kind.folder}/。`;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.yaml ?? "");
      this.said.textContent = "复制好了。";
    } catch {
      getSelection()?.selectAllChildren(this.text);
      this.said.textContent = "没能复制：请长按上面的文字来复制。";
    }
  }
}
