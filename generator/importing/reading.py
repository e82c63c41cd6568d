"""Bytes to an article: decode, tell its form, read its blocks."""

from __future__ import annotations

import re
from typing import Literal

from markdown import Markdown

from generator.importing.article import Article, Block, cleaned, joined
from generator.importing.page import read_html

MAX_BYTES = 200 * 1024
Form = Literal["html", "markdown", "plain"]


class Unreadable(Exception):
    """What was given is no article; the text says why, in Chinese."""


def read_article(raw: bytes, name: str = "") -> Article:
    """The article in ``raw``; ``name`` is its file's, whose ending may tell its form.

    Raises ``Unreadable`` for what is empty, binary, too large or without words.
    """
    head, text = _front_matter(_decoded(raw))
    form = _form(text, name)
    read = {"html": read_html, "markdown": _read_markdown, "plain": _read_plain}[form]
    article = read(text)
    if not any(block.text and block.kind != "image" for block in article.blocks):
        raise Unreadable("文件里没有可以读的文字")
    return Article(article.blocks, {**article.meta, **head}, is_plain=form == "plain")


def _decoded(raw: bytes) -> str:
    if not raw.strip():
        raise Unreadable("文件是空的")
    if len(raw) > MAX_BYTES:
        limit = MAX_BYTES // 1024
        raise Unreadable(
            f"文件有 {len(raw) // 1024} KB，超过 {limit} KB 的上限：只留文章正文，再试一次"
        )
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _as(raw, "utf-16")
    if b"\x00" in raw or raw.startswith((b"%PDF", b"\x89PNG", b"PK\x03\x04", b"\xff\xd8\xff")):
        raise Unreadable(
            "这不是文本文件（像是图片、压缩包、PDF 或 Word）：把文章的文字复制出来，存成 .txt"
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _as(raw, "gb18030")


def _as(raw: bytes, encoding: str) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("认不出文件的编码：用编辑器另存为 UTF-8，再试一次") from None
    strange = sum(1 for c in text if c < " " and c not in "\t\r\n\f")
    if strange * 20 > len(text):
        raise Unreadable("这不是文本文件：把文章的文字复制出来，存成 .txt")
    return text


_HEAD = re.compile(r"\s*---[ \t]*\r?\n(?P<head>(?:[^\n]*\n){0,60}?)---[ \t]*\r?(?:\n|$)")
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w-]{0,30})[ \t]*[:：][ \t]*(?P<value>[^\n]*)")


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """What stands between ``---`` lines at the head, as plain text (it is never run as YAML)."""
    match = _HEAD.match(text)
    pairs = list(_PAIR.finditer(match["head"])) if match else []
    if match is None or not pairs:
        return {}, text
    found = {pair["key"].lower(): cleaned(pair["value"]).strip("\"'") for pair in pairs}
    return {key: value for key, value in found.items() if value}, text[match.end() :]


_TAG = re.compile(
    r"<(?:!doctype|html|head|body|div|p|section|article|h[1-6]|ul|ol|table)\b", re.IGNORECASE
)
_MARKS = re.compile(
    r"\*\*[^*\n]+\*\*|!\[[^\]\n]*\]\(|^ {0,3}#{1,6} *\S|^ {0,3}>|^ {0,3}[-*+] +\S", re.MULTILINE
)


def _form(text: str, name: str) -> Form:
    ending = name.lower().rpartition(".")[2]
    if ending in {"html", "htm", "xhtml"}:
        return "html"
    if _too_tangled(text):
        return "html" if _TAG.match(text.lstrip()) else "plain"
    if ending in {"md", "markdown"}:
        return "markdown"
    if _TAG.match(text.lstrip()) and not re.search(r"^(?:#|>|\*\*)", text, re.MULTILINE):
        return "html"
    return "markdown" if _MARKS.search(text) else "plain"


def _too_tangled(text: str) -> bool:
    """Whether Markdown would take for ever over it: no article nests or stars like that."""
    depth = deepest = 0
    for sign in re.findall(r"[\[\]]", text):
        depth += 1 if sign == "[" else -1
        deepest = max(deepest, depth)
    nested = re.search(
        r"^[ \t]*(?:> ?){12}|^(?:[ \t]*(?:[-*+]|\d+\.)[ \t]+){12}|^[ \t]{64}", text, re.MULTILINE
    )
    return deepest > 20 or bool(nested) or len(re.findall(r"[*_`<!]", text)) > 4000


def _read_markdown(text: str) -> Article:
    converter = Markdown(extensions=["nl2br", "tables", "sane_lists"])
    return read_html(converter.convert(text))


def _read_plain(text: str) -> Article:
    lines = (cleaned(line) for line in re.split(r"[\r\n\u2028\u2029\x0b\x0c\x85]", text))
    return Article(tuple(joined([Block("line", line) for line in lines if line])))
