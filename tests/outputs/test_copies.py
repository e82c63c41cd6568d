"""``llms.txt`` and the Markdown copies: readable, whole, inert, and every link leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
from markdown_it import MarkdownIt

from generator.catalog import Catalog
from generator.markup import inert
from generator.outputs.copies import assets
from generator.outputs.edition import Edition, copy_of
from generator.outputs.readable import readable
from tests.outputs.conftest import ADDRESS, file_of
from tests.test_pages import shown_texts

COMMON = MarkdownIt("gfm-like")
"""An independent reader of Markdown as forges read it: HTML, tables, bare addresses and all."""


class Shown(HTMLParser):
    """The words, elements and links of HTML."""

    def __init__(self, text: str, reader: Callable[[str], str] = COMMON.render) -> None:
        super().__init__()
        self.words = ""
        self.tags: list[str] = []
        self.links: list[str] = []
        self.feed(reader(text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]
        self.words += "".join(value or "" for name, value in attrs if name == "alt")
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.words += data


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def copies(built: Path, edition: Edition) -> dict[str, str]:
    return {p.path: (built / copy_of(p)).read_text(encoding="utf-8") for p in edition.indexed}


def test_every_page_to_be_found_has_one_and_no_other(built: Path, edition: Edition) -> None:
    there = {path.relative_to(built).as_posix() for path in built.rglob("*.md")}
    assert there == {copy_of(page) for page in edition.indexed}
    assert len(there) > 15


def test_all_of_an_entry_is_in_its_copy(copies: dict[str, str], catalog: Catalog) -> None:
    for case in catalog.listed:
        words = squeezed(Shown(copies[f"{case.uri[:-1]}.md"]).words)
        texts = list(shown_texts(case.entry.model_dump()))
        assert len(texts) > 5
        assert [text for text in texts if squeezed(text) not in words] == [], case.id


def test_nothing_in_a_copy_is_alive(copies: dict[str, str]) -> None:
    for path, text in copies.items():
        assert not re.search(r"&#\d+;", text), path
        # A reader that knows fewer backslashes may show some, but wakes nothing.
        for shown in (Shown(text), Shown(text, markdown.markdown)):
            assert not {"script", "svg", "iframe", "form", "input", "b"} & set(shown.tags), path
            assert all(re.match("https?://|tel:", link) for link in shown.links), path


def test_links_lead_to_files(copies: dict[str, str], built: Path) -> None:
    links = {link for text in copies.values() for link in Shown(text).links}
    ours = {link for link in links if link.startswith(ADDRESS)}
    assert len(ours) > 20
    assert [link for link in ours if not file_of(built, link).is_file()] == []
    assert any("#hotline-" in link for link in ours)


def test_llms_txt_has_its_form_and_names_the_copies(built: Path, edition: Edition) -> None:
    text = (built / "llms.txt").read_text(encoding="utf-8")
    first, second, third, *_ = text.split("\n\n")
    assert re.fullmatch(r"# .+", first)
    assert re.fullmatch(r"> .+", second)
    assert not re.match(r"[#>-]", third)
    item = re.compile(r"- \[(?:[^\[\]]|\\[\[\]])+\]\((https://[^()\s]+)\)(?:: .+)?")
    named = []
    for section in re.split(r"^## .+\n", text, flags=re.MULTILINE)[1:]:
        for line in section.strip().splitlines():
            match = item.fullmatch(line)
            assert match, line
            named.append(match[1])
    assert all(file_of(built, address).is_file() for address in named)
    assert {edition.url(copy_of(page)) for page in edition.indexed} <= set(named)
    shown = Shown(text)
    assert set(shown.tags) == {"h1", "h2", "blockquote", "p", "ul", "li", "a"}
    assert set(shown.links) == set(named)


def resolve(target: str, _in_html: bool) -> str:
    return "" if target.startswith("#") else target


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1.5 元（约-2）！", "1.5 元（约-2）！"),
        (
            "*a* _b_ `c` ~d~ [e](f) <g> {h} i|j k@l",
            r"\*a\* \_b\_ \`c\` \~d\~ \[e\](f) &lt;g\> \{h} i\|j k\@l",
        ),
        ("# a", r"\# a"),
        ("- a\n+ b\n# c\n===", "\\- a  \n\\+ b  \n\\# c  \n\\==="),
        ("1. a\n2) b", "1\\. a  \n2\\) b"),
        ("http://a.example www.b.example", r"http\://a.example www\.b.example"),
        ("&lt; &#60; &#x3c; & &&", r"&amp;lt; &amp;#60; &amp;#x3c; & &amp;&"),
        ("&amp;#46; a\\*b", r"&amp;amp;#46; a\\\*b"),
    ],
)
def test_signs_are_shown_and_not_obeyed(text: str, wanted: str) -> None:
    copy = readable(str(inert(text)), resolve)
    assert copy == wanted + "\n"
    shown = Shown(copy)
    assert squeezed(shown.words) == squeezed(text)
    assert set(shown.tags) <= {"p", "br"}


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        ("# a { #top }\n\n甲\n{ .stop }", "# a\n\n甲\n"),
        ("- 甲<br>乙", "- 甲  \n  乙\n"),
        ("| 甲<br>乙 | 丙 |", "| 甲 乙 | 丙 |\n"),
        ("甲 [〔1〕](#source-1)", "甲 〔1〕\n"),
        ("![图](../a.png)", "![图](../a.png)\n"),
        ('<img alt="图" src="a.png">', "![图](a.png)\n"),
        ('<a class="x" href="tel:110">打 <b>110</b></a>', "[打 **110**](tel:110)\n"),
        (
            '<a href="https://a.example/?b=1&amp;c=(2)">d</a>',
            "[d](https://a.example/?b=1&c=%282%29)\n",
        ),
        ("甲<script>alert(1)</script>乙<!-- 丙 -->", "甲乙\n"),
        ("<ol>\n  <li><p>甲</p></li>\n</ol>", "- \n\n甲\n"),
        ("<p>5 &lt; 6 &amp; 7</p>", "5 &lt; 6 & 7\n"),
    ],
)
def test_the_sites_own_markup_becomes_plain_markdown(made: str, wanted: str) -> None:
    assert readable(made, resolve) == wanted


def test_a_page_without_a_heading_gets_its_title(edition: Edition) -> None:
    from dataclasses import replace

    page = replace(edition.page_at["index.md"], title="甲*", text="乙\n")
    (copy,) = assets(replace(edition, pages=(page,)))
    assert str(copy.content).startswith("# 甲\\*\n\n乙\n")
