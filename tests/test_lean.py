"""The lean Markdown makes the same page as the whole one, but for line breaks nobody sees."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown import Markdown

from generator.lean import LeanMarkdown

HERE = Path(__file__).parent
EXTENSIONS = ["attr_list", "tables", "toc"]
PAGES = sorted((HERE / "golden").rglob("*.md"))


def _html(text: str, *more: LeanMarkdown) -> str:
    """The page's HTML without the line breaks around its elements."""
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", "", Markdown(extensions=[*EXTENSIONS, *more]).convert(body))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_comes_out_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert _html(text, LeanMarkdown()) == _html(text)


@pytest.mark.parametrize(
    "text",
    ["一*二*三", "a_b_ **c**", "`x` \\* [甲](b.md)", "![图](a.png) &#42; <b>粗</b>", "没有记号"],
)
def test_every_remaining_form_is_tried(text: str) -> None:
    assert _html(text, LeanMarkdown()) == _html(text)
