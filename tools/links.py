"""Whether the addresses of sources still answer: only hosts that pages may link to are asked.

One request an address, for its head alone, no redirect followed, one host at a time with a
pause. Many official sites refuse programs; that is no fault and is not told.
"""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.catalog import Catalog

TIMEOUT = 15.0
"""Seconds an answer may take."""
PAUSE = 1.0
"""Seconds between two requests to one host."""
_GONE = {404, 410}
_MOVED = {301, 308}
_AGENT = "fanzha-links (weekly check of cited sources)"


class Link(NamedTuple):
    """An address and the file that cites it."""

    url: str
    path: str


class Answer(NamedTuple):
    """What became of a link: in words, and whether an editor must look."""

    link: Link
    words: str
    is_fault: bool


def cited(catalog: Catalog) -> Iterator[Link]:
    """Each address that pages link to, once, with the first file that cites it."""
    seen: set[str] = set()
    for holder, sources in catalog.sourced():
        for url in (url for source in sources for url in (source.url, source.archived) if url):
            if url not in seen and catalog.may_link(url):
                seen.add(url)
                yield Link(url, holder.document.path)


def ask(links: Iterable[Link], *, timeout: float = TIMEOUT, pause: float = PAUSE) -> list[Answer]:
    """The answer of each link, by address. Never raises for what a server does."""
    by_host: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_host[urlsplit(link.url).netloc].append(link)

    def one_host(host: str) -> list[Answer]:
        answers = []
        for link in by_host[host]:
            answers.append(_ask(link, timeout))
            time.sleep(pause)
        return answers

    with ThreadPoolExecutor(4) as pool:
        return sorted(answer for answers in pool.map(one_host, by_host) for answer in answers)


class _Stay(urllib.request.HTTPRedirectHandler):
    """No redirect is followed: it may lead to a host that nobody has looked at."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


_OPENER = urllib.request.build_opener(_Stay, urllib.request.ProxyHandler())


def _ask(link: Link, timeout: float) -> Answer:
    try:
        request = urllib.request.Request(link.url, method="HEAD", headers={"User-Agent": _AGENT})
        with _OPENER.open(request, timeout=timeout):
            return Answer(link, "正常", False)
    except urllib.error.HTTPError as error:
        return _coded(link, error.code)
    except (OSError, HTTPException, ValueError):
        return Answer(link, "没有回应（可能只是一时的）", True)


def _coded(link: Link, code: int) -> Answer:
    if code in _GONE:
        return Answer(link, f"页面没有了（{code}）", True)
    if code in _MOVED:
        return Answer(link, f"搬走了（{code}），看看新地址还是不是原来的内容", True)
    if code >= 500:
        return Answer(link, f"对方出错（{code}，可能只是一时的）", True)
    return Answer(link, f"不答程序（{code}）", False)
