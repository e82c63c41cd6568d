"""Each page bears its security policy, and nothing in it is against that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from generator import csp
from generator.built import BuiltPage, BuiltSite, Mention
from generator.verify.fault import Fault, MayLink

_HANDLER = re.compile(r"\son[a-z]+\s*=", re.IGNORECASE)


def check(site: BuiltSite, _may_link: MayLink) -> Iterator[Fault]:
    for page in site.pages.values():
        yield from _policy(page)
        for style in page.styles:
            what = "<style>" if style.tag == "style" else f"<{style.tag} style=…>"
            fix = "写进 site-overrides/assets/ 的样式文件，用 class"
            yield Fault(page.path, "inline-style", f"{what} 会被安全策略挡掉", fix, style)
        text = site.text(page.path)
        if _HANDLER.search(text):  # seldom, and seldom in a tag: then the slow parser tells
            yield from _handlers(page, text)


def _policy(page: BuiltPage) -> Iterator[Fault]:
    if len(page.policies) != 1 or page.late:
        told = "不在最前面，或者不止一个" if page.policies or page.late else "没有"
        fix = "它由生成程序放进每一页，排在所有脚本和样式前面；不要另写"
        yield Fault(page.path, "csp", f"安全策略（Content-Security-Policy）{told}", fix)
        return
    allowed = [csp.hash_of(code) for code in page.inline]
    if page.policies[0] == csp.policy(allowed):
        return
    for code, hash_ in zip(page.inline, allowed, strict=True):
        if hash_ not in page.policies[0]:
            told = f"页里的脚本不在安全策略里：{' '.join(code.split())[:40]}"
            fix = "生成以后不要改网页；新脚本放进文件"
            yield Fault(page.path, "csp", told, fix, Mention("script", "", ""))
    if set(page.policies[0].split()) - set(csp.policy(allowed).split()):
        yield Fault(page.path, "csp", "安全策略比生成程序写的宽", "重新生成")


def _handlers(page: BuiltPage, text: str) -> Iterator[Fault]:
    reader = _Handlers()
    reader.feed(text)
    reader.close()
    for found in reader.found:
        told = f"<{found.tag} {found.attribute}=…> 会被安全策略挡掉"
        yield Fault(page.path, "inline-script", told, "写进 site-overrides/assets/ 的模块", found)


class _Handlers(HTMLParser):
    """The attributes that hold scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Mention] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [Mention(tag, name, value or "") for name, value in attrs if name[:2] == "on"]
