"""Each page names its language, its title and its width, and has one heading above all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.built import BuiltPage, BuiltSite, Mention
from generator.verify.fault import Fault, MayLink


def check(site: BuiltSite, _may_link: MayLink) -> Iterator[Fault]:
    for page in site.pages.values():
        yield from _head(page)
        yield from _headings(page)
        yield from _ids(page)


def _head(page: BuiltPage) -> Iterator[Fault]:
    if not page.lang:
        fix = '<html> 要写 lang，例如 lang="zh-CN"'
        yield Fault(page.path, "lang", "没有写明页面的语言", fix, Mention("html", "", ""))
    if len(page.titles) != 1 or not page.titles[0]:
        told = "没有标题" if not any(page.titles) else f"有 {len(page.titles)} 个标题"
        fix = "<head> 里要有一个 <title>，里面有字"
        yield Fault(page.path, "title", f"{told}（<title>）", fix, Mention("title", "", ""))
    if not page.viewport and not page.is_redirect:
        fix = '<head> 里要有 <meta name="viewport" content="width=device-width,initial-scale=1">'
        yield Fault(page.path, "viewport", "没有写手机上的宽度", fix)


def _headings(page: BuiltPage) -> Iterator[Fault]:
    if page.headings != 1 and not page.is_redirect:
        told = "没有大标题" if page.headings == 0 else f"有 {page.headings} 个大标题"
        yield Fault(
            page.path,
            "one-h1",
            f"{told}（<h1>）",
            "一页要有一个，也只有一个",
            Mention("h1", "", ""),
        )


def _ids(page: BuiltPage) -> Iterator[Fault]:
    for name, count in Counter(page.ids).items():
        if count > 1:
            message = f"id“{name}”用了 {count} 次"
            fix = "页内链接只会跳到第一个；给每处起不同的名字"
            yield Fault(page.path, "duplicate-id", message, fix, Mention("", "id", name))
