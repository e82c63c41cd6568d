"""The documentation's links within the project lead to what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.projects import REPO

PAGES = [REPO / "README.md", REPO / "CONTRIBUTING.md", *sorted((REPO / "docs").rglob("*.md"))]
LINK = re.compile(r"\[[^\]]*\]\((?!\w+:)(?P<to>[^)#\s]*)(?:#(?P<part>[^)\s]+))?\)")
FENCED = re.compile(r"^( *)```.*?^\1```$", re.M | re.S)


def parts(page: Path) -> set[str]:
    """The names that forges give to a page's headings."""
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    titles = re.findall(r"(?m)^#+ (.+)$", text)
    return {re.sub(r"[^\w -]", "", title.lower()).strip().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_leads_somewhere(page: Path) -> None:
    lost = []
    for match in LINK.finditer(FENCED.sub("", page.read_text(encoding="utf-8"))):
        target = (page.parent / match["to"]).resolve() if match["to"] else page
        is_there = target.exists() and (not match["part"] or match["part"] in parts(target))
        if not is_there:
            lost.append(match[0])
    assert lost == []
