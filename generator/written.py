"""Pages written by hand in ``content/``, with the blocks that they call for put in.

A line ``<!-- fanzha: latest -->`` stands for the block of that name in ``inserts.md.j2``; words
after the name go to it: ``<!-- fanzha: call 110 96110 -->``, ids of hotlines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

import markdown

from generator.diagnostics import START, Diagnostic, Place
from generator.messages import nearest
from generator.outputs import RESERVED as OUTPUTS
from generator.page import Asset, Page
from generator.pages import RESERVED
from generator.search import Record
from generator.source import read
from generator.templating import Wording, tel

CONTENT = "content"

_INSERT = re.compile(
    r"^<!-- *fanzha: *(?P<name>[^\s>]*)(?P<given>(?: +[^\s>]+)*?) *-->$", re.MULTILINE
)
_CALL = re.compile(r"\]\(tel:(?P<number>[^)\s]*)\)")
_FRONT = re.compile(r"\A---\n(?P<yaml>.*?)\n---\n", re.DOTALL)
_HEADING = re.compile(r"^# +(?P<title>.+?)(?: *\{[^}]*\})? *$", re.MULTILINE)


@dataclass
class Written:
    """The hand-written pages and files of a project, and what is wrong with them.

    ``pages`` still bear the comments that call for blocks; ``filled`` puts the blocks in.
    """

    pages: list[Page]
    assets: list[Asset]
    diagnostics: list[Diagnostic]
    texts: dict[str, str]


def read_written(root: Path, wording: Wording) -> Written:
    """Everything under ``root/content``; symbolic links are refused."""
    out = Written([], [], [], {})
    base = root / CONTENT
    for real in sorted(base.rglob("*")) if base.is_dir() else ():
        path = real.relative_to(base).as_posix()
        source = f"{CONTENT}/{path}"
        if real.is_symlink():
            out.diagnostics.append(
                Diagnostic(source, START, "symlink", "这是一个符号链接", "把文件本身放进来")
            )
        elif real.is_dir() or any(part.startswith(".") for part in Path(path).parts):
            continue
        elif path.startswith(OUTPUTS):
            message = f"{path} 由程序生成，手写的会被盖掉"
            out.diagnostics.append(Diagnostic(source, START, "reserved", message, "换一个文件名"))
        elif real.suffix == ".md":
            _read_page(out, source, path, real.read_bytes(), wording)
        else:
            out.assets.append(Asset(path, real.read_bytes()))
    return out


def _read_page(out: Written, source: str, path: str, raw: bytes, wording: Wording) -> None:
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        message, fix = "文件不是 UTF-8 编码", "编辑器里另存为 UTF-8，再提交"
        out.diagnostics.append(Diagnostic(source, START, "encoding", message, fix))
        return
    out.texts[source] = text
    if path.startswith(RESERVED):
        message = f"{path} 由程序生成，手写的会被盖掉"
        out.diagnostics.append(Diagnostic(source, START, "reserved", message, "换一个文件名"))
        return
    out.diagnostics += _unknown_inserts(source, text, wording)
    out.diagnostics += _unknown_numbers(source, text, wording)
    meta, body = _front_matter(out, source, text)
    heading = _HEADING.search(body)
    title = str(meta.pop("title", "") or (heading["title"] if heading else path))
    description = str(meta.pop("description", ""))
    page = Page(path, title, body, source, description, meta=meta)
    group = "help" if path == "help.md" else "page"
    record = Record(page.uri, title, group, (("title", title), *_items(body)))
    out.pages.append(replace(page, record=record))


def filled(page: Page, wording: Wording) -> Page:
    """A hand-written page with the blocks that it calls for put in."""
    text = _INSERT.sub(
        lambda m: wording.insert(m["name"], page.path, m["given"].split()), page.text
    )
    return replace(page, text=text)


def _unknown_inserts(source: str, text: str, wording: Wording) -> Iterator[Diagnostic]:
    for match in _INSERT.finditer(text):
        place = _place(text, match)
        if match["name"] not in wording.inserts:
            yield _unknown(source, place, "内容块", match["name"], wording.inserts)
        for line in match["given"].split():
            if line not in wording.catalog.hotlines:
                yield _unknown(source, place, "热线", line, wording.catalog.hotlines)


def _unknown_numbers(source: str, text: str, wording: Wording) -> Iterator[Diagnostic]:
    """Numbers come from the list of hotlines, also where a page is written by hand."""
    known = {tel(line.number) for line in wording.catalog.hotlines.values() if line.number}
    for match in _CALL.finditer(text):
        if match["number"] not in known:
            yield _unknown(source, _place(text, match), "热线", match["number"], sorted(known))


def _place(text: str, match: re.Match[str]) -> Place:
    start = match.start()
    column = start - text.rfind("\n", 0, start)
    return Place(text.count("\n", 0, start) + 1, column, len(match[0]))


def _unknown(source: str, place: Place, what: str, name: str, known: Iterable[str]) -> Diagnostic:
    near = nearest(name, known)
    fix = f"是不是 {near}？" if near else "可以用：" + "、".join(known)
    return Diagnostic(source, place, "insert", f"没有叫“{name}”的{what}", fix)


def _front_matter(out: Written, source: str, text: str) -> tuple[dict[str, object], str]:
    """The page's own settings, read as entries are, and the rest of it."""
    match = _FRONT.match(text)
    if match is None:
        return {}, text
    reading = read(source, match["yaml"].encode())
    for found in reading.diagnostics:
        if found.rule not in _NO_SETTINGS:
            below = replace(found.place, line=found.place.line + 1)
            out.diagnostics.append(replace(found, place=below))
    meta = dict(reading.document.data) if reading.document else {}
    return meta, text[match.end() :].lstrip("\n")


_NO_SETTINGS = frozenset({"file-empty", "top-level"})
"""What is wrong with an entry, but not with what stands between two lines."""


def _items(body: str) -> Iterator[tuple[str, str]]:
    reader = _Words()
    reader.feed(markdown.markdown(_INSERT.sub("", body), extensions=["attr_list", "tables"]))
    reader.close()
    return (("body", text) for text in reader.blocks() if text)


class _Words(HTMLParser):
    """The words of a page, one text a block."""

    _BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "td", "th", "tr", "ul", "ol", "br"})

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._BLOCKS:
            self._parts.append("\0")

    def handle_data(self, data: str) -> None:
        self._parts.append(data)

    def blocks(self) -> Iterator[str]:
        return (" ".join(text.split()) for text in "".join(self._parts).split("\0"))
