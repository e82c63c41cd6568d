"""A page's Markdown as one reads it: signs in the place of entities, whole addresses, no HTML.

Signs that could still be obeyed bear a backslash, so the text stays as inert as it was.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache

Resolve = Callable[[str, bool], str]
"""The address a link leads to, given its target and whether that stands in HTML; else empty."""

_TOKEN = re.compile(
    r"""
      <!--.*?-->
    | <(?P<gone>script|style|template|svg|form|dialog|noscript)\b[^>]*>.*?</(?P=gone)>
    | <a\b[^>]*?\shref="(?P<href>[^"]*)"[^>]*>(?P<inside>.*?)</a>
    | </?(?P<tag>[a-z][\w-]*)(?P<attributes>[^>]*)>
    | (?P<image>!?)\[(?P<words>[^\[\]]*)\]\((?P<to>[^()\s]*)\)
    | [ ]*\{[ ]?[#.][^{}]*\}
    | (?P<signs>(?:&(?:\#\d+|\#x[0-9a-f]+|[a-z]\w*);)+)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_INDENTED = re.compile(r"^[ \t]+(?=<)", re.MULTILINE)
_ROW = re.compile(r"^\|.*<br>.*$", re.MULTILINE)
_MARKER = re.compile(r"[ ]*(?:[-*]|\d+\.)[ ]+")
_EMPTY = re.compile(r"\n(?:[ \t]*\n){2,}")

_BLOCK = {f"h{level}": f"\n\n{'#' * level} " for level in range(1, 7)}
_BLOCK |= dict.fromkeys(("p", "div", "section", "ol", "ul", "dl", "table", "figure"), "\n\n")
_BLOCK |= {"li": "\n- ", "dt": "\n\n", "dd": "\n", "tr": "\n", "td": " | ", "th": " | "}
_BLOCK |= {"summary": "\n\n", "details": "\n\n", "hr": "\n\n---\n\n"}
_INLINE = {"b": "**", "strong": "**", "em": "*", "i": "*"}

_ALWAYS = frozenset("\\`*_[]<>|~@{")
_AT_START = frozenset("#+-=")
_ATTRIBUTE = re.compile(r'\s(alt|src)="([^"]*)"')


def readable(text: str, resolve: Resolve) -> str:
    """``text``, as templates make it, for people and programs that read Markdown."""
    text = _ROW.sub(lambda row: row[0].replace("<br>", " "), _INDENTED.sub("", text))
    return _EMPTY.sub("\n\n", _replaced(text, resolve)).strip() + "\n"


def _replaced(text: str, resolve: Resolve) -> str:
    def replaced(match: re.Match[str]) -> str:
        if match["signs"] is not None:
            start, end = match.span()
            return _escaped(match["signs"], text[max(0, start - 3) : start], text[end : end + 1])
        if match["to"] is not None:
            return _link(match["image"], match["words"], resolve(match["to"], False), resolve)
        if match["href"] is not None:
            target = resolve(html.unescape(match["href"]), True)
            return _link("", match["inside"], target, resolve)
        return _tag(match, resolve) if match["tag"] else ""

    return _TOKEN.sub(replaced, text)


def _link(image: str, words: str, target: str, resolve: Resolve) -> str:
    """A link with its whole address; the words alone where it leads nowhere."""
    words = " ".join(_replaced(words, resolve).split())
    return f"{image}[{words}]({_destination(target)})" if target else words


def _destination(target: str) -> str:
    """``target`` without the signs that would end a link's address or be obeyed in it."""
    return re.sub(r"[\s()<>\\]", lambda sign: f"%{ord(sign[0]):02X}", target)


def _tag(match: re.Match[str], resolve: Resolve) -> str:
    tag = match["tag"].lower()
    if tag == "br":
        return "  \n" + " " * _indent(match.string, match.start())
    if tag == "img":
        given = dict(_ATTRIBUTE.findall(match["attributes"]))
        target = resolve(html.unescape(given.get("src", "")), True)
        return _link("!", given.get("alt", ""), target, resolve)
    if tag in _INLINE:
        return _INLINE[tag]
    if match[0].startswith("</"):
        return "" if tag in {"li", "td", "th", "tr", "dt", "dd"} else "\n\n" * (tag in _BLOCK)
    return _BLOCK.get(tag, "")


def _indent(text: str, at: int) -> int:
    """How far the text of the line at ``at`` is moved in by its list's marker."""
    marker = _MARKER.match(text, text.rfind("\n", 0, at) + 1)
    return len(marker[0]) if marker else 0


@lru_cache(maxsize=8192)
def _escaped(entities: str, before: str, after: str) -> str:
    """What the entities stand for, with a backslash where Markdown could obey it there."""
    signs = html.unescape(entities)
    around = f"{before[-1:] or ' '}{signs}{after or ' '}"
    return "".join(
        f"\\{sign}"
        if _is_live(around[at], sign, around[at + 2], before if at == 0 else "")
        else sign
        for at, sign in enumerate(signs)
    )


def _is_live(previous: str, sign: str, following: str, before: str) -> bool:
    """Whether a sign between two others could be obeyed by any common reader of Markdown."""
    if sign in _ALWAYS:
        return True
    if sign in _AT_START:  # lists, headings and rules, after a break or a marker
        return previous.isspace() or previous in ">*"
    if sign in ".)":  # "1. " is a list, "www." an address
        is_number = previous.isdigit() and (following.isspace() or following == "<")
        return is_number or before.lower() == "www"
    if sign == ":":
        return following == "/"
    return sign == "&" and (following.isalnum() or following in "#&")
