"""A first visit stays light: on an old phone, on a bad line, the page is there at once."""

from __future__ import annotations

from collections.abc import Iterator

from generator.built import BuiltPage, BuiltSite, Fetched
from generator.diagnostics import Level
from generator.verify.fault import Fault, MayLink

MOST_BYTES = 80_000
"""Gzipped, the page with all that it fetches when it is opened."""

MOST_REQUESTS = 12

LIST = 200
"""Links to other pages from which on a page is a list: it grows with the library, and is told
without stopping the build."""


def check(site: BuiltSite, _may_link: MayLink) -> Iterator[Fault]:
    fetched = Fetched(site)
    for page in site.pages.values():
        besides = fetched.by_page(page)
        if len(besides) + 1 > MOST_REQUESTS:
            message = f"第一次打开要发 {len(besides) + 1} 个请求，最多 {MOST_REQUESTS} 个"
            fix = f"合并或去掉：{'、'.join(sorted(besides))}"
            yield Fault(page.path, "requests", message, fix)
        files = sum(map(fetched.packed, besides))
        if page.size + files > MOST_BYTES:  # only then is it worth packing
            yield from _weighed(site, page, fetched, besides)


def _weighed(
    site: BuiltSite, page: BuiltPage, fetched: Fetched, besides: set[str]
) -> Iterator[Fault]:
    total = fetched.weight(page, besides)
    if total <= MOST_BYTES:
        return
    heaviest = max([page.path, *besides], key=fetched.packed)
    message = f"第一次打开要下载 {total // 1000} KB，最多 {MOST_BYTES // 1000} KB"
    fix = f"最重的是 {heaviest}，{fetched.packed(heaviest) // 1000} KB（压缩后）"
    level = Level.WARNING if heaviest == page.path and _is_list(site, page) else Level.ERROR
    yield Fault(page.path, "weight", message, fix, level=level)


def _is_list(site: BuiltSite, page: BuiltPage) -> bool:
    targets = {site.addresses.read(page.path, link.value).path for link in page.links}
    return len((targets & site.pages.keys()) - {page.path}) >= LIST
