"""One built page: what a browser would see of it without showing it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.csp import is_code


class Mention(NamedTuple):
    """An attribute that names something: ``<tag attribute="value">``; ``rel`` where it has one."""

    tag: str
    attribute: str
    value: str
    rel: str = ""


@dataclass(slots=True)
class BuiltPage:
    """What one page says of itself, where it links to and what it loads.

    ``policies`` are those that stand before anything is loaded, ``late`` those after.
    """

    path: str
    size: int
    lang: str = ""
    titles: list[str] = field(default_factory=list)
    viewport: str = ""
    headings: int = 0
    is_redirect: bool = False
    canonical: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[Mention] = field(default_factory=list)
    loads: list[Mention] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    styles: list[Mention] = field(default_factory=list)
    policies: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)


_LOADING = ("src", "srcset", "poster", "data", "action", "formaction", "background")
_LOADS = frozenset(_LOADING)
_NAMED = frozenset({"canonical", "alternate", "prev", "next", "license", "author", "help"})
"""``<link rel=...>`` that only names an address; any other kind fetches it."""

_EVERY = (
    "html,head title,meta,link,script,style,h1,a[href],area[href],use[href],image[href],[id],[style],"
    + ",".join(f"[{name}]" for name in _LOADING)
)


def read_page(path: str, text: str) -> BuiltPage:
    """The page at ``path``, whose text is ``text``, parsed as browsers do."""
    page = BuiltPage(path, len(text.encode()))
    for node in LexborHTMLParser(text).css(f":is({_EVERY})"):  # each once, whatever it fits
        tag = node.tag or ""
        given = {name: value or "" for name, value in node.attributes.items()}
        if "id" in given:
            page.ids.append(given["id"])
        if tag in _READ:
            _READ[tag](page, node, given)
        if not _LOADS.isdisjoint(given):  # most nodes load nothing
            page.loads += [Mention(tag, name, given[name]) for name in _LOADING if given.get(name)]
        if "style" in given:
            page.styles.append(Mention(tag, "style", given["style"]))
    return page


Given = dict[str, str]


def _html(page: BuiltPage, _node: LexborNode, given: Given) -> None:
    page.lang = given.get("lang", "")


def _title(page: BuiltPage, node: LexborNode, _given: Given) -> None:
    # A picture drawn in the page may have a title of its own, which is none of the page's.
    if node.parent is not None and node.parent.tag == "head":
        page.titles.append(node.text(strip=True))


def _heading(page: BuiltPage, _node: LexborNode, _given: Given) -> None:
    page.headings += 1


def _meta(page: BuiltPage, _node: LexborNode, given: Given) -> None:
    content = given.get("content", "")
    if given.get("name", "").lower() == "viewport":
        page.viewport = content
    kind = given.get("http-equiv", "").lower()
    if kind == "refresh":
        page.is_redirect = True
    if kind == "content-security-policy":
        loaded = page.loads or page.inline or page.styles
        (page.late if loaded else page.policies).append(content)


def _link(page: BuiltPage, _node: LexborNode, given: Given) -> None:
    kinds = set(given.get("rel", "").lower().split())
    link = Mention("link", "href", given.get("href", ""), " ".join(sorted(kinds)))
    (page.links if _NAMED & kinds else page.loads).append(link)
    if "canonical" in kinds:
        page.canonical = link.value


def _anchor(page: BuiltPage, node: LexborNode, given: Given) -> None:
    if "href" in given:
        page.links.append(Mention(node.tag or "", "href", given["href"], given.get("rel", "")))


def _drawn(page: BuiltPage, node: LexborNode, given: Given) -> None:
    page.loads.append(Mention(node.tag or "", "href", given.get("href", "")))


def _script(page: BuiltPage, node: LexborNode, given: Given) -> None:
    if "src" not in given and is_code(given.get("type", "")):
        page.inline.append(node.text())


def _style(page: BuiltPage, node: LexborNode, _given: Given) -> None:
    page.styles.append(Mention("style", "", node.text()))


_READ = {
    "a": _anchor,
    "area": _anchor,
    "html": _html,
    "title": _title,
    "h1": _heading,
    "meta": _meta,
    "link": _link,
    "use": _drawn,
    "image": _drawn,
    "script": _script,
    "style": _style,
}
