"""Posters: each on one A4 sheet with nothing cut off, its code leading to its page."""

from __future__ import annotations

import base64
import io
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
import zxingcpp
from playwright.sync_api import Browser, Page

from generator.brief import brief
from generator.imprint import Imprint, read_imprint
from generator.model.entry import Advice
from generator.outputs.edition import Edition
from generator.outputs.posters import FOLDER, assets
from generator.page import Asset
from generator.sheet import LONGEST, TEXT_SIZES, TITLE_SIZES, Sentence, fitted
from generator.site import Site, load
from generator.templating import Wording
from tests.projects import REPO
from tests.served import Host

HERE = Path(__file__).parent

Show = Callable[[Asset], Page]
GOLDEN = HERE / "golden"
"""``UPDATE_GOLDEN=1`` writes them anew, as for pages."""


def posters_of(site: Site) -> list[Asset]:
    return list(assets(site.edition(read_imprint(site.root))))


@pytest.fixture(scope="module")
def real() -> Site:
    return load(REPO)


@pytest.fixture(scope="module")
def library() -> Site:
    return load(HERE / "library")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("posters")
    shutil.copytree(REPO / "site-overrides/assets", folder / "assets")
    return folder


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with Host(folder, below="/") as host:
        yield host.address


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with chromium.new_context(viewport={"width": 800, "height": 1130}) as context:
        yield context.new_page()


@pytest.fixture
def show(page: Page, folder: Path, address: str) -> Show:
    """Opens a poster in the page."""

    def opened(poster: Asset) -> Page:
        target = folder / poster.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(str(poster.content), encoding="utf-8")
        page.goto(address + poster.path)
        return page

    return opened


CLIPPED = """() => [...document.querySelectorAll('.sheet, .sheet *:not(svg, svg *)')]
  .filter(e => e.scrollHeight > e.clientHeight + 1 && getComputedStyle(e).overflow === 'hidden')
  .map(e => e.className || e.tagName)"""


def assert_one_whole_sheet(page: Page) -> None:
    pdf = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(pdf.pages) == 1
    box = pdf.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
    page.emulate_media(media="print")
    assert page.evaluate(CLIPPED) == []
    page.emulate_media(media="null")


def size_of(page: Page, selector: str) -> float:
    """The size of its letters, in points."""
    pixels = page.locator(selector).first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    return round(float(pixels) * 72 / 96, 2)


def test_each_published_entry_and_each_category_in_use_has_one(real: Site) -> None:
    wanted = {f"{FOLDER}/{case.uri[:-1]}.html" for case in real.catalog.listed}
    wanted |= {f"{FOLDER}/categories/{id_}.html" for id_ in real.catalog.by_category}
    assert {asset.path for asset in posters_of(real)} == wanted
    assert len(wanted) > 3


@pytest.mark.parametrize(
    "name", ["scams/fake-refund", "merchants/empty-tracking", "categories/fake-service"]
)
def test_golden(library: Site, name: str) -> None:
    poster = next(asset for asset in posters_of(library) if asset.path == f"{FOLDER}/{name}.html")
    golden = GOLDEN / poster.path
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(str(poster.content), encoding="utf-8")
    assert poster.content == golden.read_text(encoding="utf-8")


def test_one_of_each_kind_prints_on_one_sheet_and_leads_home(real: Site, show: Show) -> None:
    kinds = {asset.path.split("/")[1]: asset for asset in posters_of(real)}
    assert set(kinds) == {"scams", "merchants", "categories"}
    for poster in kinds.values():
        page = show(poster)
        assert_one_whole_sheet(page)
        assert size_of(page, "h1") >= 40
        assert size_of(page, ".sentences p") >= 24
        assert page.locator(".sentences p").count() == 3
        assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
        uri = poster.path.removeprefix(f"{FOLDER}/").removesuffix(".html") + "/"
        assert decoded(page) == read_imprint(REPO).url(uri)
        assert read_imprint(REPO).url(uri) in page.locator(".small").inner_text()


PIXELS = """async (png) => {
  const bytes = Uint8Array.from(atob(png), (char) => char.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, image.width, image.height);
  return [image.width, image.height, [...data.filter((_, at) => at % 4 === 0)]];
}"""


def decoded(page: Page) -> str:
    """What a phone would read off the code."""
    picture = base64.b64encode(page.locator("figure").screenshot()).decode()
    width, height, grey = page.evaluate(PIXELS, picture)
    pixels = memoryview(bytes(grey)).cast("B", (height, width))
    found = zxingcpp.read_barcodes(pixels)
    assert len(found) == 1
    return str(found[0].text)


def test_numbers_are_those_of_the_list(real: Site, library: Site) -> None:
    poster = str(posters_of(real)[0].content)
    numbers = re.findall(r'href="tel:(\d+)"', poster)
    assert numbers == ["110", "96110"]
    assert all(real.catalog.hotlines[number].number == number for number in numbers)
    assert "tel:" not in str(posters_of(library)[0].content), "its list has neither"


@pytest.mark.parametrize("title", [1, 15, 60])
@pytest.mark.parametrize("text", [4, LONGEST, 300])
def test_nothing_is_cut_off_however_long(
    library: Site, real: Site, show: Show, title: int, text: int
) -> None:
    """Titles and texts of any length allowed, in the widest letters there are, with the
    longest address that an id can make."""
    case = library.catalog.scams()[0]
    longest = {
        "title": "国" * title,
        "summary": "国" * text,
        "pretexts": ("国" * (text - 1) + "。",),
        "advice": (Advice(text="国" * text),),
        "scripts": (),
    }
    hotlines = [item for item in real.catalog.references if item.kind == "hotlines"]
    catalog = replace(
        library.catalog,
        cases=(replace(case, id="w" * 60, entry=case.entry.model_copy(update=longest)),),
        references=(*library.catalog.references, *hotlines),
    )
    host = "https://a-long-name-of-a-host.in-some-province.example.org/sub/"
    where = Imprint("反诈知识站" * 4, host, "")
    poster = next(iter(assets(Edition(Wording(catalog), (), where))))
    page = show(poster)
    assert_one_whole_sheet(page)
    assert page.locator("h1").inner_text() == "国" * title
    assert page.locator(".line").count() == 2
    assert decoded(page) == where.url(f"scams/{'w' * 60}/")


def test_full_sentences_at_every_size_fit(library: Site, show: Show) -> None:
    """Every pair of sizes that can be chosen, filled as far as the choice allows."""
    poster = next(asset for asset in posters_of(library) if "/scams/" in asset.path)
    seen = set()
    for length in range(1, 61, 3):
        for text in range(4, LONGEST + 1, 4):
            said = [Sentence("said", "国" * text), Sentence("is", "国" * text)]
            fit = fitted("国" * length, [*said, Sentence("do", "国" * text)])
            if (fit.title, fit.text, text) in seen:
                continue
            seen.add((fit.title, fit.text, text))
            page = show(poster)
            page.evaluate(
                """([title, size, text, words]) => {
                  const h1 = document.querySelector('h1');
                  h1.className = `title-${size}`;
                  h1.textContent = title;
                  document.querySelector('.sheet').className = `sheet text-${text}`;
                  for (const p of document.querySelectorAll('.sentences p'))
                    p.lastChild.textContent = words;
                }""",
                ["国" * length, fit.title, fit.text, "国" * text],
            )
            page.emulate_media(media="print")
            assert page.evaluate(CLIPPED) == [], (length, text, fit)
    assert {size for size, _, _ in seen} == set(TITLE_SIZES)
    assert len({size for _, size, _ in seen}) >= len(TEXT_SIZES) - 1


def test_nothing_of_a_poster_needs_a_looser_policy(
    real: Site, show: Show, page: Page, address: str
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda r: said.append(r.url) if not r.url.startswith(address) else None)
    poster = str(posters_of(real)[0].content)
    assert "<script" not in poster
    assert "style=" not in poster
    page = show(posters_of(real)[0])
    assert [line for line in said if "favicon" not in line] == []
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontSize") != "32px"


@pytest.mark.parametrize(
    ("text", "limit", "wanted"),
    [
        ("短。", 10, "短。"),
        ("一句话。又一句话。", 5, "一句话。"),
        ("一句话。又一句话。", 9, "一句话。又一句话。"),
        ("“是真的吗？”他问。", 6, "“是真的……"),
        ("“是真的吗？”他问。", 7, "“是真的吗？”"),
        ("没有句号的一句话", 20, "没有句号的一句话"),
        ("先说一半，再说另外的一半，还没完", 12, "先说一半，再说另外的……"),
        ("很长很长，很长很长，没有句号的话", 13, "很长很长，很长很长……"),
        ("国" * 20, 10, "国" * 8 + "……"),
        ("第一行\n\n第二行", 20, "第一行 第二行"),
    ],
)
def test_a_text_is_shortened_where_it_may_end(text: str, limit: int, wanted: str) -> None:
    assert brief(text, limit) == wanted
    assert len(wanted) <= limit
