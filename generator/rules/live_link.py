"""No address that could be followed stands in a text: what must be shown is defanged.

Bad: ``text: 打开 http://refund-help.top/a 填卡号。``

Good: ``text: 打开一个仿冒的退款网站。`` or ``hxxp://refund-help[.]top``. Addresses of sources stand
in ``url`` and ``archived``; hosts of the outlets and of the hotlines may be named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic
from generator.guard import finds, half, owners, positions
from generator.trusted import hosts

ID = "live-link"

WHY = (
    "骗子的网址写成原样，手机会把它变成能点的链接，读者就真的点进去了；仿冒的网站也常换主人。"
    "最好只说“一个仿冒银行的网站”；非写不可就拆开：hxxp://、[.]。"
    "来源的网址写在 url、archived 里，不受这条限制；官方、媒体和热线自己的网站可以直接写。"
)

_ENDS = (
    "com|cn|net|org|gov|edu|top|xyz|vip|cc|info|biz|club|shop|site|online|io|me|tv|app|icu|work|link"
    "|live|pro|ltd|fun|win|bid|loan|asia|hk|tw|mobi|wang|ren|red|ink|store|tech|space|website|buzz"
    "|cyou|sbs|cfd|bond|lol|ru|uk|us|jp|kr|sg|my|co|tk|ml|ga|cf|gq|pw|ws|la|im|so|ly|gd|gl|do|to"
)
_LINK = re.compile(
    r"https?:/{1,2}[^\s，。；、“”‘’（）《》【】<>\"']+"
    r"|(?<![\w@＠.\-\]/])(?:[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?\.)+"
    rf"(?:{_ENDS})(?![\w\-@]|\.[a-z])(?:[/?:][^\s，。；、“”‘’（）《》【】<>\"']*)?",
    re.IGNORECASE | re.ASCII,
)
_SIGN = re.compile(rf"https?:/|\.(?:{_ENDS})(?![\w\-])", re.IGNORECASE | re.ASCII)
_FIRST = ("http", "HTTP", "Http", ".")
_NAMED = re.compile(r"[ \-]*(?:url|archived|site|host|file|query|publisher|repost) *:")


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    is_trusted = hosts(catalog)
    for owner in owners(catalog):
        document = owner.document
        for find in finds(document, _LINK, sign=_has_link(half(document.text))):
            if find.passage.key in _NAMES or is_trusted(_host(find.match[0])):
                continue
            shown = defanged(find.match[0])
            message = f"这里有一个能点开的网址（{shown}）"
            fix = f"改成“一个仿冒的网站”；非写不可就写成 {shown}"
            yield Diagnostic(document.path, find.place, ID, message, fix)


_NAMES = frozenset({"publisher", "repost"})
"""Sources may be called by the name of their host."""


def _has_link(text: str) -> bool:
    """Whether one stands on a line that is not an address anyway."""
    return any(
        _SIGN.match(text, at) and not _NAMED.match(text, text.rfind("\n", 0, at) + 1)
        for first in _FIRST
        for at in positions(text, first)
    )


def defanged(link: str) -> str:
    """An address that nothing takes for one: ``hxxp://``, ``[.]`` in its host."""
    head, slashes, rest = re.sub("(?i)^http", "hxxp", link).rpartition("://")
    host, *path = re.split("(?=[/?:])", rest, maxsplit=1)
    return head + slashes + host.replace(".", "[.]") + "".join(path)


def _host(link: str) -> str:
    try:
        return urlsplit(link if "://" in link else f"http://{link}").hostname or ""
    except ValueError:
        return ""
