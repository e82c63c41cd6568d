"""The pictures of the documentation: there, light, told in words, and such as the tool takes."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.projects import REPO
from tests.walkthrough import section
from tools.pictures import FOLDER, take
from tools.scenes import TYPED

DOCS = sorted((REPO / "docs").rglob("*.md"))
PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<file>[^)\s]+)\)")
HEAVIEST = 120 * 1024
COLOURS = 1000
"""A blank page has one; letters, with their soft edges, have thousands."""


def shown() -> Iterator[tuple[Path, str]]:
    """Every picture named in the documentation, with the words in its place."""
    for page in DOCS:
        for match in PICTURE.finditer(page.read_text(encoding="utf-8")):
            yield (page.parent / match["file"]).resolve(), match["alt"]


def test_every_picture_is_there_and_used() -> None:
    assert {file for file, _ in shown()} == set(FOLDER.iterdir())
    assert len(set(FOLDER.iterdir())) <= 6


@pytest.mark.parametrize(
    ("file", "alt"), list(shown()), ids=lambda given: getattr(given, "name", "")
)
def test_a_picture_is_light_and_told_in_words(file: Path, alt: str) -> None:
    assert file.stat().st_size <= HEAVIEST
    assert len(re.findall(r"[\u4e00-\u9fff]", alt)) >= 15


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


LOOKED_AT = """async (data) => {
  const answer = await fetch(`data:image/webp;base64,${data}`);
  const image = await createImageBitmap(await answer.blob());
  const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const points = context.getImageData(0, 0, image.width, image.height).data.buffer;
  return [image.width, image.height, new Set(new Uint32Array(points)).size];
}"""


def looked_at(page: Page, file: Path) -> tuple[int, int, int]:
    """Width and height in pixels, and how many colours there are."""
    data = base64.b64encode(file.read_bytes()).decode("ascii")
    width, height, colours = page.evaluate(LOOKED_AT, data)
    return width, height, colours


def test_the_tool_takes_the_same_pictures(
    chromium: Browser, page: Page, site_address: str, tmp_path: Path
) -> None:
    """If not: ``make pictures``, and look at them."""
    taken = take(chromium, site_address, tmp_path)
    assert {file.name for file in taken} == {file.name for file in FOLDER.iterdir()}
    for file in taken:
        width, height, colours = looked_at(page, file)
        before = looked_at(page, FOLDER / file.name)
        assert file.stat().st_size <= HEAVIEST, file.name
        assert min(colours, before[2]) > COLOURS, file.name
        assert (width, height) == pytest.approx(before[:2], rel=0.2), file.name


def words_in(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    items = value.values() if isinstance(value, dict) else value
    return [words for item in items for words in words_in(item)]


def test_what_is_typed_in_them_is_the_walk_through() -> None:
    told = section("只有浏览器：走一遍")
    assert len(words_in(TYPED)) == 14
    assert [words for words in words_in(TYPED) if words not in told] == []
