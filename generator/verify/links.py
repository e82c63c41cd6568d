"""Every link leads somewhere: to a page that is there, a place that is in it, a host that may be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from generator.built import Address, BuiltPage, BuiltSite, Mention
from generator.verify.fault import Fault, MayLink

_CALLS = frozenset({"tel", "mailto", "sms"})


def check(site: BuiltSite, may_link: MayLink) -> Iterator[Fault]:
    may_link = lru_cache(maxsize=4096)(may_link)
    ids = {page.path: frozenset(page.ids) for page in site.pages.values()}
    for page in site.pages.values():
        for link in page.links:
            address = site.addresses.read(page.path, link.value)
            if address.path:
                yield from _inside(site, page, link, address, ids)
            else:
                yield from _outside(page, link, address, may_link)


def _inside(
    site: BuiltSite,
    page: BuiltPage,
    link: Mention,
    address: Address,
    ids: dict[str, frozenset[str]],
) -> Iterator[Fault]:
    target = address.path
    if target not in site.files and f"{target}/index.html" in site.files:
        target = f"{target}/index.html"  # hosts add the slash that is missing
    if target not in site.files:
        fix = f"“{link.value}”该是哪一页？改链接，或者补上那一页"
        yield Fault(page.path, "dead-link", f"链接指向的 {target} 不存在", fix, link)
    elif address.anchor not in {"", "top"} and address.anchor not in ids.get(target, ()):
        fix = "改链接，或者给那一处加上这个 id"
        message = f"{target} 里没有“#{address.anchor}”这一处"
        yield Fault(page.path, "dead-anchor", message, fix, link)


def _outside(
    page: BuiltPage, link: Mention, address: Address, may_link: MayLink
) -> Iterator[Fault]:
    if not address.host:
        if address.scheme not in _CALLS:
            message = f"链接用了“{address.scheme}:”"
            yield Fault(page.path, "scheme", message, "只能用网址、tel: 和 mailto:", link)
    elif link.tag == "link":
        message = f"页头提到了别的网站 {address.host}"
        yield Fault(page.path, "other-host", message, "部署时用 SITE_URL 写对自己的网址", link)
    elif "edit" not in link.rel.split() and not may_link(link.value):
        fix = "只链接 outlets.yml 里的网站；别的来源写标题和日期，不加链接"
        yield Fault(page.path, "unlisted-host", f"链接到没有列入的网站 {address.host}", fix, link)
