"""What pages are made of is there, and comes from this site alone."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator import offline
from generator.built import Address, BuiltSite, Fetched, Mention
from generator.verify.fault import Fault, MayLink

MANIFEST = "manifest.webmanifest"

_ELSEWHERE = "网页不许从别的网站取任何东西：把文件放进本站"
_ABSENT = "改地址，或者补上这个文件"


def check(site: BuiltSite, _may_link: MayLink) -> Iterator[Fault]:
    yield from _of_pages(site)
    yield from _of_files(site)
    yield from _of_manifest(site)
    yield from _of_worker(site)


def _of_pages(site: BuiltSite) -> Iterator[Fault]:
    for page in site.pages.values():
        for load in page.loads:
            for value in _values(load):
                address = site.addresses.read(page.path, value)
                if load.attribute in {"action", "formaction"}:
                    address = _page_of(site, address)
                yield from _judged(site, page.path, value, address, load)


def _values(load: Mention) -> list[str]:
    """The addresses in an attribute: ``srcset`` lists several."""
    if load.attribute != "srcset":
        return [load.value]
    return [part.split()[0] for part in load.value.split(",") if part.strip()]


def _page_of(site: BuiltSite, address: Address) -> Address:
    is_folder = f"{address.path}/index.html" in site.files
    return address._replace(path=f"{address.path}/index.html") if is_folder else address


def _of_files(site: BuiltSite) -> Iterator[Fault]:
    fetched = Fetched(site)
    for path in sorted(site.files):
        for named in fetched.named_in(path):
            yield from _judged(site, path, named.value, named.address)


def _judged(
    site: BuiltSite, path: str, value: str, address: Address, at: Mention | None = None
) -> Iterator[Fault]:
    if address.scheme == "data":
        return
    if not address.path:
        where = address.host or f"{address.scheme}:"
        yield Fault(path, "other-host", f"要从 {where} 取“{value}”", _ELSEWHERE, at)
    elif address.path not in site.files:
        yield Fault(path, "missing-file", f"要用的 {address.path} 不存在", _ABSENT, at)


def _of_manifest(site: BuiltSite) -> Iterator[Fault]:
    if MANIFEST not in site.files:
        return
    try:
        manifest = json.loads(site.text(MANIFEST))
        named = [manifest["start_url"], *(icon["src"] for icon in manifest["icons"])]
    except (ValueError, KeyError, TypeError) as error:
        message = f"读不懂：{error}"
        yield Fault(MANIFEST, "manifest", message, "要是 JSON，有 start_url 和 icons")
        return
    for value in named:
        address = site.addresses.read(MANIFEST, value)
        yield from _judged(site, MANIFEST, value, address)


def _of_worker(site: BuiltSite) -> Iterator[Fault]:
    if offline.WORKER not in site.files:
        fix = "用 fanzha build 或 mkdocs build 重新生成"
        yield Fault(offline.WORKER, "missing-file", "没有离线用的 sw.js", fix)
        return
    told = offline.read_release(site.text(offline.WORKER))
    if told is None:
        fix = "用 fanzha build 或 mkdocs build 重新生成"
        yield Fault(offline.WORKER, "release", "里面没有写是哪一版", fix)
        return
    for value in told.shell:
        address = site.addresses.read(offline.WORKER, value or ".")
        yield from _judged(site, offline.WORKER, value, address)
    if told.id != offline.release(site).id:
        fix = "生成以后不要再改网站里的文件；重新生成"
        yield Fault(offline.WORKER, "release", "文件和 sw.js 里记的不是同一版", fix)
