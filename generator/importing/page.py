"""HTML to blocks, with the standard library's parser: it never runs, fetches or nests."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from generator.importing.article import Article, Block, Kind, cleaned, joined

_SILENT = {"script", "style", "template", "noscript", "svg", "iframe", "select", "textarea"}
_CHROME = {"nav", "footer", "aside", "form", "button"}
_INLINE = {
    *("a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "label"),
    *("mark", "q", "s", "small", "span", "strong", "sub", "sup", "tt", "u", "var", "wbr"),
}
_STRONG = {"b", "strong"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_META = {
    **dict.fromkeys(("og:title", "twitter:title"), "title"),
    **dict.fromkeys(("author", "article:author"), "author"),
    **dict.fromkeys(("article:published_time", "pubdate", "publishdate", "date"), "date"),
    **dict.fromkeys(("og:site_name", "mediaid", "contentsource", "source"), "source"),
    "og:url": "url",
}
_WORD = re.compile(r"\w")


def read_html(text: str) -> Article:
    """The article of a page."""
    parser = _Page()
    parser.feed(text)
    parser.close()
    parser.flush()
    return Article(tuple(joined(parser.blocks)), parser.meta)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.meta: dict[str, str] = {}
        self.words: list[str] = []
        self.open: dict[str, int] = {}
        self.lists: list[int | None] = []
        self.number = ""
        self.heading = ""
        self.strong = self.faint = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = (given.get("property") or given.get("name") or "").lower()
            if name in _META:
                self.meta.setdefault(_META[name], cleaned(given.get("content", "")))
            return
        if tag == "link" and given.get("rel") == "canonical":
            self.meta.setdefault("url", given.get("href", "").strip())
        if tag not in _INLINE:
            self.flush()
        if tag == "img":
            self._picture(given)
        elif tag in {"br", "hr", "link", "input", "col", "source", "embed"}:
            return
        else:
            self._begin(tag, given)

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        self.open[tag] = self.open.get(tag, 0) + 1
        if tag in {"ol", "ul"}:
            start = given.get("start", "1")
            self.lists.append(
                (int(start) if start.isdecimal() and len(start) < 4 else 1) if tag == "ol" else None
            )
        elif tag == "li" and self.lists and self.lists[-1] is not None:
            self.number = f"{self.lists[-1]}."
            self.lists[-1] += 1
        elif tag in _HEADINGS:
            self.heading = tag

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.flush()
        self.open[tag] = max(0, self.open.get(tag, 0) - 1)
        if tag in {"ol", "ul"} and self.lists:
            self.lists.pop()
        elif tag in _HEADINGS:
            self.heading = ""

    def handle_data(self, data: str) -> None:
        if self._within(_SILENT):
            return
        self.words.append(data)
        if self._within(_STRONG):
            self.strong += len(_WORD.findall(data))
        else:
            self.faint += len(_WORD.findall(data))

    def flush(self) -> None:
        """End the line that is being read."""
        text = cleaned("".join(self.words))
        strong = bool(self.strong) and not self.faint
        self.words, self.strong, self.faint = [], 0, 0
        if not text:
            return
        if self.open.get("title"):
            self.meta.setdefault("page-title", text)
            return
        self.blocks.append(Block(self._kind(), text, number=self.number, strong=strong))
        self.number = ""

    def _kind(self) -> Kind:
        if self._within(_CHROME):
            return "chrome"
        if self.heading:
            return "heading"
        return "caption" if self.open.get("figcaption") else "line"

    def _picture(self, given: dict[str, str]) -> None:
        address = given.get("data-src") or given.get("src") or ""
        if not self._within(_SILENT | _CHROME):
            self.blocks.append(
                Block("image", cleaned(given.get("alt", "")), src=cleaned(address)[:500])
            )

    def _within(self, tags: set[str]) -> bool:
        return any(self.open.get(tag) for tag in tags)
