"""A page's Markdown as one reads it: signs in the place of entities, whole addresses, no HTML.

Signs that could still be obeyed bear a backslash, so the text stays as inert as it was. Not
all readers know a backslash before ``<`` and ``&``: these two stay entities.
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
    | </?(?P<tag>[a-zA-Z][\w-]*)(?P<attributes>[^>]*)>
    | \[(?P<words>[^\[\]]*)\]\((?P<to>[^()\s]*)\)
    | \{[ ]?[#.][^{}]*\}
    """,
    re.VERBOSE | re.DOTALL,
)
_INDENTED = re.compile(r"^[ \t]+(?=<)", re.MULTILINE)
_ROW = re.compile(r"^\|.*<br>.*$", re.MULTILINE)
_MARKER = re.compile(r"[ ]*(?:[-*]|\d+\.)[ ]+")
_EMPTY = re.compile(r"\n(?:[ \t]*\n){2,}")
_ATTRIBUTE = re.compile(r'\s(alt|src)="([^"]*)"')

_BLOCK = {f"h{level}": f"\n\n{'#' * level} " for level in range(1, 7)}
_BLOCK |= dict.fromkeys(("p", "div", "section", "ol", "ul", "dl", "table", "figure"), "\n\n")
_BLOCK |= {"li": "\n- ", "dt": "\n\n", "dd": "\n", "tr": "\n", "td": " | ", "th": " | "}
_BLOCK |= {"summary": "\n\n", "details": "\n\n", "hr": "\n\n---\n\n"}
_INLINE = {"b": "**", "strong": "**", "em": "*", "i": "*"}

_NAMED = (("&lt;", "&#60;"), ("&gt;", "&#62;"), ("&quot;", "&#34;"), ("&amp;", "&#38;"))
_AT_START = re.compile(r"&#(35|43|45|61);(?:(?<=[\s>*]&#\d\d;)|(?<=^&#\d\d;))", re.MULTILINE)
"""Signs of lists, headings and rules, where a line or a list's item begins."""
_AFTER_NUMBER = re.compile(r"&#(41|46);(?<=\d&#\d\d;)(?=\s|$)", re.MULTILINE)
"""What makes a number the mark of a list."""
_WWW = re.compile(r"(?<=www)&#46;", re.IGNORECASE)
_AMPERSAND = re.compile(r"&#38;(?=[\w#&])")
"""One that could begin an entity."""
_ALWAYS = "\\`*_[]>|~@{"
_NEVER = "!\"#$'()+-.:=^}"


def readable(text: str, resolve: Resolve) -> str:
    """``text``, as templates make it, for people and programs that read Markdown."""
    text = _ROW.sub(lambda row: row[0].replace("<br>", " "), _INDENTED.sub("", text))
    text = _without_markup(text.replace(" { #", "{ #"), resolve)
    return _EMPTY.sub("\n\n", _with_signs(text)).strip() + "\n"


def _without_markup(text: str, resolve: Resolve) -> str:
    """``text`` without HTML and attributes, its links whole; signs are entities still."""

    def replaced(match: re.Match[str]) -> str:
        if match["to"] is not None:
            return _link(match["words"], resolve(match["to"], False), resolve)
        if match["href"] is not None:
            return _link(match["inside"], resolve(html.unescape(match["href"]), True), resolve)
        return _tag(match, resolve) if match["tag"] else ""

    return _TOKEN.sub(replaced, text)


def _link(words: str, target: str, resolve: Resolve) -> str:
    """A link with its whole address; the words alone where it leads nowhere."""
    if "<" in words or "\n" in words:
        words = " ".join(_without_markup(words, resolve).split())
    return f"[{words}]({_destination(target)})" if target else words


@lru_cache(maxsize=8192)
def _destination(target: str) -> str:
    """``target`` without the signs that would end a link's address or be obeyed in it."""
    return re.sub(r"[\s()<>\\]|&(?=#)", lambda sign: f"%{ord(sign[0]):02X}", target)


def _tag(match: re.Match[str], resolve: Resolve) -> str:
    tag = match["tag"].lower()
    if tag == "br":
        return "  \n" + " " * _indent(match.string, match.start())
    if tag == "img":
        given = dict(_ATTRIBUTE.findall(match["attributes"]))
        target = resolve(html.unescape(given.get("src", "")), True)
        return f"!{_link(given.get('alt', ''), target, resolve)}"
    if tag in _INLINE:
        return _INLINE[tag]
    if match[0].startswith("</"):
        return "" if tag in {"li", "td", "th", "tr", "dt", "dd"} else "\n\n" * (tag in _BLOCK)
    return _BLOCK.get(tag, "")


def _indent(text: str, at: int) -> int:
    """How far the text of the line at ``at`` is moved in by its list's marker."""
    marker = _MARKER.match(text, text.rfind("\n", 0, at) + 1)
    return len(marker[0]) if marker else 0


def _with_signs(text: str) -> str:
    """``text`` with the signs that its entities stand for.

    Whole passes over the text, not a call for each sign: a library has a million of them. The
    ampersand comes last, so that nothing is read twice.
    """
    for name, entity in _NAMED:
        text = text.replace(name, entity)
    for context in (_AT_START, _AFTER_NUMBER):
        text = context.sub(_escaped, text)
    text = text.replace("&#58;/", "\\:/")
    text = _WWW.sub("\\\\.", text)
    for sign in _ALWAYS:
        text = text.replace(f"&#{ord(sign)};", f"\\{sign}")
    for sign in _NEVER:
        text = text.replace(f"&#{ord(sign)};", sign)
    return _AMPERSAND.sub("&amp;", text.replace("&#60;", "&lt;")).replace("&#38;", "&")


def _escaped(match: re.Match[str]) -> str:
    return f"\\{chr(int(match[1]))}"
