"""What the pictures of the editors' guide show: an entry's page, the form, the check's report."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from playwright.sync_api import Locator, Page, ViewportSize

from tools.entries import ROOT

PHONE, WIDE = ViewportSize(width=390, height=420), ViewportSize(width=800, height=900)

PARTS = (
    ("h1", 0, "title 标题"),
    (".verdict", 0, "summary 一句话"),
    ("#script-1", 0, "scripts 话术的 title"),
    (".material", 0, "material 话术从哪来；source"),
    (".turn.scammer", 0, "turns 的 scammer（as、via、stage）"),
    (".giveaway", 0, "signals 露馅的信号"),
    (".turn.victim", 0, "turns 的 victim"),
    (".turn.scammer", 2, "标黄的是信号里的 phrases"),
    (".stop", 1, "stop 听到这句就停"),
    ("#advice", 0, ""),
    ("#advice + ul > li", 1, "advice 的 text；括号里是来源的 by"),
    ("#sources", 0, ""),
    ("#sources + ol > li", 0, "sources 来源"),
)
"""Parts of an entry's page (selector, which of them) and the keys that they are made of."""

TYPED = {
    "title": "网店客服打来说要退款（练习）",
    "summary": "自称网店客服，说衣服有问题要退款，骗走银行卡密码和验证码。",
    "category": "fake-service",
    "steps": [
        {"stage": "contact", "do": "打电话冒充网店客服，说订单异常，答应退款。"},
        {"stage": "info", "do": "发假网站的链接，哄人填卡号和密码，再要验证码。"},
        {"stage": "pay", "do": "用验证码把钱转走。"},
    ],
    "sources": [
        {
            "id": "source-1",
            "title": "【网购退款】“产品质量问题”是陷阱！",
            "publisher": "武汉反诈骗",
            "date": "2020-06-19",
            "retrieved": "2026-11-22",
        }
    ],
}
"""What somebody typed who follows the guide's walk-through in the browser."""
BLAMING = "有人贪小便宜，被假客服骗走验证码。"

Scene = Callable[[Page], Locator | None]
"""Brings a page to what is to be seen: a part of it, or (None) all that the screen shows."""


def entry_page(page: Page) -> Locator:
    page.goto(f"{page.url}scams/fake-refund/")
    page.evaluate(_LABEL, [list(part) for part in PARTS])
    return page.locator("article")


_LABEL = """parts => {
  const article = document.querySelector("article");
  const kept = parts.map(([selector, at]) => article.querySelectorAll(selector)[at]);
  const isKept = (e) => kept.some((k) => e.contains(k) || k.contains(e));
  for (const e of article.querySelectorAll(":scope > *, :scope > :is(ul, ol) > li"))
    if (!isKept(e)) e.remove();
  Object.assign(article.style, { width: "760px", padding: "16px 330px 16px 16px", margin: 0 });
  parts.forEach(([, , words], at) => {
    if (!words) return;
    const label = document.createElement("span");
    label.textContent = words;
    const top = kept[at].getBoundingClientRect().top - article.getBoundingClientRect().top;
    label.style = `position: absolute; left: 450px; width: 296px; top: ${top}px;`
      + "padding: 3px 8px; border-left: 4px solid #b71c1c; background: #fff3e0; color: #7f0000;"
      + "font: 700 15px/1.4 sans-serif";
    article.append(label);
  });
  article.style.position = "relative";
}"""


def form_with_a_fault(page: Page) -> Locator:
    _open_form(page, {"title": TYPED["title"], "summary": BLAMING})
    page.locator("[data-name=summary] .fault:not([hidden])").wait_for()
    page.evaluate(_SIDE_BY_SIDE, ["[data-submit]", ".entry-form h2"])
    return page.locator("[data-submit]")


def form_finished(page: Page) -> Locator:
    _open_form(page, TYPED)
    page.get_by_role("button", name="看预览，拿文件").click()
    page.locator(".ways a").wait_for()
    page.evaluate(_SIDE_BY_SIDE, [".finish", "#submit-text"])
    return page.locator(".finish")


_SIDE_BY_SIDE = """([of, right]) => {
  const place = document.querySelector(of);
  const rest = ":scope > p, :scope > .finish, :scope [data-name=aliases],"
    + ":scope .entry-form > section:nth-of-type(n+2)";
  for (const e of place.querySelectorAll(rest)) e.remove();
  for (const e of place.children) e.style.breakInside = "avoid";
  place.querySelector(right).style.breakBefore = "column";
  for (const e of [place.firstElementChild, place.querySelector(right)]) e.style.marginTop = 0;
  Object.assign(place.style, { columns: 2, columnGap: "32px", width: "760px", padding: "12px" });
}"""
"""Two columns as wide as a phone: the picture is half as long."""


def _open_form(page: Page, typed: Mapping[str, object]) -> None:
    """The form as it is found again by who typed this before."""
    kept = json.dumps({"kind": "scam", "file": "", "data": {"scam": typed}})
    page.evaluate("kept => localStorage.setItem('fanzha-submit', kept)", kept)
    page.goto(f"{page.url}submit/")
    page.locator(".entry-form:not([aria-busy])").wait_for()
    page.locator(".missing li, .missing:has-text('都填好了')").first.wait_for()


DRAFT = """\
kind: scam
title: 网店客服打来说要退款（练习）
summary: 自称网店客服，说衣服有问题要退款，骗走验证码。
status: draft
category: fake-servce

steps:
  - stage: contact
    do：打电话冒充网店客服，答应退款。

incidents:
  - story: 李先生报出验证码，被转走两笔钱。
    loss: 四万一
    source: wuhan-2020

sources:
  - id: wuhan-2020
    title: 【网购退款】“产品质量问题”是陷阱！
    publisher: 武汉反诈骗
    date: 2020-06-19
"""
"""A draft with three slips that everyone makes."""


def red_check(page: Page) -> Locator:
    command = ".venv/bin/fanzha check practice.yml"
    page.goto("about:blank")
    page.evaluate(_TERMINAL, f"$ {command}\n{_report()}")
    return page.locator("pre")


def _report() -> str:
    """What the program really says."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "practice.yml").write_text(DRAFT, encoding="utf-8")
        command = [sys.executable, "-m", "generator", "check", "practice.yml", "--root", str(ROOT)]
        told = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    return told.stdout + told.stderr


_TERMINAL = """report => {
  const pre = document.createElement("pre");
  pre.style = "margin: 0; padding: 20px; width: fit-content; background: #1e1e1e; color: #e0e0e0;"
    + "font: 15px/1.5 'Noto Sans Mono CJK SC', monospace";
  const colours = [[/^\\S+: error/, "#ff8a80"], [/^ +\\| +\\^/, "#ff8a80"], [/^ {2}= /, "#a5d6a7"]];
  for (const line of report.trimEnd().split("\\n")) {
    const row = document.createElement("div");
    row.textContent = line || " ";
    row.style.color = colours.find(([looks]) => looks.test(line))?.[1] ?? "";
    pre.append(row);
  }
  document.body.style.margin = 0;
  document.body.replaceChildren(pre);
}"""


def edit_link(page: Page) -> None:
    page.goto(f"{page.url}scams/fake-refund/")
    link = page.locator(".edit a")
    link.evaluate("e => (e.style.outline = '4px solid #b71c1c', e.style.outlineOffset = '6px')")
    link.evaluate("e => scrollTo(0, e.getBoundingClientRect().top + scrollY - 150)")


SCENES: dict[str, tuple[Scene, ViewportSize]] = {
    "entry-page": (entry_page, WIDE),
    "form-with-a-fault": (form_with_a_fault, WIDE),
    "form-finished": (form_finished, WIDE),
    "red-check": (red_check, WIDE),
    "edit-link": (edit_link, PHONE),
}
