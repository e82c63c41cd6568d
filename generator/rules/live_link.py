"""No address that could be followed stands in a text: what must be shown is defanged.

Bad: ``text: 打开 http://refund-help.top/a 填卡号。``

Good: ``text: 打开一个仿冒的退款网站。`` or ``hxxp://refund-help[.]top``. Addresses of sources stand
in ``url`` and ``archived``; hosts of the outlets and of the hotlines may be named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic
from generator.guard import Find, finds, owners

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
_NAMED = re.compile(r"[ \-]*(?:url|archived|site|host|file|query|publisher|repost) *:")


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    is_known = partial(_is_known, catalog, _sites(catalog))
    for owner in owners(catalog):
        document = owner.document
        for find in finds(document, _LINK, sign=_has_link(document.text)):
            if find.passage.key in _NAMES or is_known(find):
                continue
            shown = defanged(find.match[0])
            message = f"这里有一个能点开的网址（{shown}）"
            fix = f"改成“一个仿冒的网站”；非写不可就写成 {shown}"
            yield Diagnostic(document.path, find.place, ID, message, fix)


_NAMES = frozenset({"publisher", "repost"})
"""Sources may be called by the name of their host."""


def _has_link(text: str) -> bool:
    """Whether one stands on a line that is not an address anyway."""
    for match in _SIGN.finditer(text):
        if not _NAMED.match(text, text.rfind("\n", 0, match.start()) + 1):
            return True
    return False


def defanged(link: str) -> str:
    """An address that nothing takes for one: ``hxxp://``, ``[.]`` in its host."""
    head, slashes, rest = re.sub("(?i)^http", "hxxp", link).rpartition("://")
    host, *path = re.split("(?=[/?:])", rest, maxsplit=1)
    return head + slashes + host.replace(".", "[.]") + "".join(path)


def _sites(catalog: Catalog) -> frozenset[str]:
    """The hosts of the hotlines' own sites."""
    hosts = (urlsplit(line.site or "").hostname for line in catalog.hotlines.values())
    return frozenset(host.removeprefix("www.") for host in hosts if host)


def _is_known(catalog: Catalog, sites: frozenset[str], find: Find) -> bool:
    link = find.match[0] if "://" in find.match[0] else f"http://{find.match[0]}"
    try:
        host = (urlsplit(link).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return False
    return host in sites or catalog.may_link(f"http://{host}/")
