"""What a reader sees of a page: its Markdown made to HTML as the site makes it, then read by an
HTML parser that knows nothing of us."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.projects import REPO

_SPACE = re.compile("[ \t\n\f\r]+")


def shown(page: str) -> list[Any]:
    """Every element with its attributes, and every text, in the order of the page.

    Line breaks are ``\\v`` in the text, and marked words are no element; white space is folded as
    browsers fold it.
    """
    body, _ = get_data(page)
    root = LexborHTMLParser(_markdown().reset().convert(body)).body
    assert root is not None
    return _joined(_walk(root))


def seen(text: str) -> str:
    """``text`` as a page is to show it: a break between its lines, no blank ones, no space about."""
    lines = (folded(line.strip()) for line in text.split("\n"))
    return "\v".join(line for line in lines if line)


@cache
def _markdown() -> Markdown:
    config = load_config(str(REPO / "mkdocs.yml"))
    config = config.plugins.on_config(config)
    return Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
    )


def _walk(node: LexborNode) -> Any:
    for child in node.iter(include_text=True):
        tag = str(child.tag)
        if tag == "-text":
            yield child.text_content or ""
        elif tag == "br":
            yield "\v"
        elif tag == "-comment":
            yield (("comment", child.comment_content),)
        elif tag == "mark" and not child.attributes:
            yield from _walk(child)
        else:
            yield (("tag", tag), *sorted(child.attributes.items()))
            yield from _walk(child)
            yield (("end", tag),)


def folded(text: str) -> str:
    return re.sub(" ?\v ?", "\v", _SPACE.sub(" ", text))


def _joined(parts: Any) -> list[Any]:
    """With texts side by side made one."""
    out: list[Any] = []
    for part in parts:
        if isinstance(part, str) and out and isinstance(out[-1], str):
            out[-1] += part
        else:
            out.append(part)
    return [folded(part) if isinstance(part, str) else part for part in out]
