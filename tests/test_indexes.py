"""The indexes: nothing empty is made, nothing grows out of hand, whatever stands there is inert."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from playwright.sync_api import Browser

from generator.catalog import Case, Catalog
from generator.cli import main
from generator.initials import OTHER, initial, order
from generator.page import Page
from generator.pages import KINDS, matrix, new, tricks
from generator.pages.facets import FACETS
from generator.site import Site, load
from generator.templating import Wording
from tests.projects import REPO, copy_project
from tests.served import Host

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def site() -> Site:
    return load(HERE / "library")


def made(site: Site) -> dict[str, Page]:
    return {page.path: page for page in site.pages}


def test_every_label_in_use_has_its_page_and_no_other(site: Site) -> None:
    for facet in FACETS:
        used = {id_ for case in site.catalog.listed for id_ in getattr(case.entry, facet.field, ())}
        assert used
        pages = {path for path in made(site) if path.startswith(f"{facet.folder}/")}
        assert pages == {f"{facet.folder}/{id_}.md" for id_ in (*used, "index")}


def test_each_label_page_names_just_its_entries(site: Site) -> None:
    for facet in FACETS:
        for id_, cases in facet.cases(site.catalog).items():
            text = made(site)[f"{facet.folder}/{id_}.md"].text
            linked = set(re.findall(r"\]\(\.\./((?:scams|merchants)/[\w-]+)\.md\)", text))
            assert linked == {case.uri[:-1] for case in cases} - {"scams/index"}


def test_withdrawn_ones_stand_in_no_index_but_the_news(site: Site) -> None:
    gone = {case.id for case in site.catalog.cases if not case.is_listed}
    assert gone
    for path, page in made(site).items():
        if path.split("/")[0] in {"channels", "asks", "targets", "categories", "signals"}:
            assert not any(f"/{id_}.md" in page.text for id_ in gone), path
    assert all(
        f"scams/{case.id}.md" in made(site)["new.md"].text for case in site.catalog.withdrawn
    )
    assert all(
        case.entry.withdrawn.reason in made(site)["new.md"].text for case in site.catalog.withdrawn
    )


def test_the_matrix_counts_tricks_and_no_guides(site: Site) -> None:
    trick = site.catalog.by_id["fake-refund"].entry
    cases = tuple(
        replace(case, entry=case.entry.model_copy(update={"steps": trick.steps}))
        for case in site.catalog.cases
    )
    catalog = replace(site.catalog, cases=cases)
    (page,) = matrix.pages(Wording(catalog))
    cells = re.findall(
        r"\?category=([\w-]+)&amp;signal=([\w-]+)#[^>]*><span>[^<]* </span>(\d+)<", page.text
    )
    wanted = Counter(
        (case.entry.category, signal)
        for case in catalog.scams()
        for signal in case.entry.signal_ids()
    )
    assert any(list(case.entry.signal_ids()) for case in catalog.guides())
    assert {(category, signal): int(count) for category, signal, count in cells} == wanted


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A project without an entry, and without a word, a law or a courier."""
    project = copy_project(tmp_path / "project")
    for folder in ("scams", "merchants", "images"):
        shutil.rmtree(project / "cases" / folder, ignore_errors=True)
    for kind in ("glossary", "laws", "couriers"):
        path = project / "cases/reference" / f"{kind}.yml"
        path.write_text(f"kind: {kind}\nitems: []\n", encoding="utf-8")
    return project


def test_nothing_is_made_of_nothing_and_the_nav_does_without(bare: Path) -> None:
    result = CliRunner().invoke(main, ["build", "--root", str(bare)])
    assert result.exit_code == 0, result.output
    for gone in ("channels", "asks", "targets", "matrix", "glossary", "laws", "couriers", "new"):
        assert not (bare / "site" / gone).exists(), gone
    assert not (bare / "site/posters").exists()
    assert not (bare / "site/scams/filter.json").exists()
    html = (bare / "site/index.html").read_text(encoding="utf-8")
    assert "hotlines/" in html
    assert "glossary/" not in html


def many(catalog: Catalog, count: int) -> Catalog:
    """The catalog with its first trick ``count`` times, each reviewed on another day."""
    first = catalog.scams()[0]
    cases = tuple(
        Case(
            f"trick-{number:04}",
            first.entry.model_copy(
                update={"id": None, "reviewed": date(2020, 1, 1) + timedelta(number)}
            ),
            first.document,
        )
        for number in range(count)
    )
    return replace(catalog, cases=cases)


@pytest.fixture(scope="module")
def thousand(site: Site) -> Wording:
    return Wording(many(site.catalog, 1000))


def test_a_thousand_entries_make_no_heavy_index(thousand: Wording) -> None:
    """64 KB of Markdown-to-be HTML gzips far below the 80 KB of a first visit."""
    indexes = [
        page
        for kind in KINDS
        for page in kind.pages(thousand)
        if not re.fullmatch(r"scams/trick-\d+\.md", page.path)
    ]
    assert len(indexes) > 20
    heaviest = max(indexes, key=lambda page: len(page.text))
    assert len(heaviest.text.encode()) < 100_000, heaviest.path
    summary = thousand.catalog.scams()[0].entry.summary
    assert all(page.text.count(summary) <= 200 for page in indexes)


def test_the_filter_of_a_thousand_entries_is_light(thousand: Wording) -> None:
    (data,) = tricks.filter_files(thousand.catalog)
    assert isinstance(data.content, str)
    assert len(gzip.compress(data.content.encode())) < 30_000
    read = json.loads(data.content)
    assert len(read["ids"]) == 1000
    assert read["having"]["channel"]["phone"] == list(range(1000))


def test_news_are_the_latest_and_say_where_the_rest_is(thousand: Wording) -> None:
    (page,) = new.pages(thousand)
    named = re.findall(r"trick-(\d+)\.md", page.text)
    assert named == [f"{number:04}" for number in range(999, 999 - new.SHOWN, -1)]
    assert "scams/index.md" in page.text


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("空包", "K"),
        ("阿姨", "A"),
        ("揽收", "L"),
        ("欧元", "O"),
        ("座机", "Z"),
        ("匝道", "Z"),
        ("压岁钱", "Y"),
        ("App", "A"),
        ("诈骗", "Z"),
        ("验证码", "Y"),
        ("12381", OTHER),
        ("㐂", OTHER),
        ("“套路贷”", OTHER),
    ],
)
def test_a_word_stands_under_its_letter(word: str, letter: str) -> None:
    assert initial(word) == letter


def test_words_stand_by_letter_and_those_without_last() -> None:
    words = ["验证码", "12381", "快递", "空包", "App", "面单", "阿姨"]
    assert sorted(words, key=order) == ["App", "阿姨", "空包", "快递", "面单", "验证码", "12381"]


NASTY = "</option></title><script>alert(1)</script>**粗** [链](javascript:alert(1)) {{ 7*7 }}"
WORDS = {"signals": "name", "glossary": "word", "laws": "name", "couriers": "name"}
WORDS |= {"hotlines": "name", "categories": "name"}
SHORT = "</a><img src=x onerror=alert(1)>*粗*{: x }"


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The test library, each name of each list made nasty, built and served."""
    project = tmp_path_factory.mktemp("nasty") / "project"
    shutil.copytree(HERE / "library", project)
    shutil.copytree(HERE / "markup/cases", project / "cases", dirs_exist_ok=True)
    shutil.copytree(REPO / "site-overrides", project / "site-overrides")
    shutil.copy(REPO / "mkdocs.yml", project)
    (project / "content/about.md").write_text("# 关于\n", encoding="utf-8")
    for path in (project / "cases/reference").glob("*.yml"):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        _spoil(data)
        path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    result = CliRunner().invoke(main, ["build", "--root", str(project)])
    assert result.exit_code == 0, result.output
    with Host(project / "site", below="/") as host:
        yield host.address


def _spoil(data: dict[str, object]) -> None:
    if data["kind"] == "vocabulary":
        for name, labels in data.items():
            if isinstance(labels, dict) and name in {"channels", "targets", "asks_for"}:
                labels.update({id_: f"{label}{SHORT}"[:60] for id_, label in labels.items()})
    for item in data.get("items", ()):  # type: ignore[attr-defined]
        field = WORDS.get(str(data["kind"]), "")
        if field:
            item[field] = f"{item[field]}{SHORT}"[:60]
        for text in ("plain", "meaning", "summary", "do"):
            if text in item:
                item[text] = NASTY + item[text]
        for texts in ("shapes", "does", "aliases"):
            if texts in item:
                item[texts] = [NASTY]


def test_nasty_names_do_nothing_and_are_shown_as_they_stand(nasty: str, chromium: Browser) -> None:
    fired: list[str] = []
    shown = ""
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.on("dialog", lambda dialog: (fired.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda r: fired.append(r.url) if not r.url.startswith(nasty) else None)
        paths = ["scams/", "matrix/", "glossary/", "laws/", "couriers/", "hotlines/", "new/"]
        paths += ["categories/fake-service/", "signals/sms-code-asked/"]
        paths += ["channels/", "channels/phone/", "asks/sms-code/", "targets/elderly/"]
        paths += ["posters/scams/markup.html", "posters/categories/fake-service.html"]
        for path in paths:
            answer = page.goto(nasty + path)
            assert answer and answer.ok, path
            main_part = page.locator("article, main.sheet").first
            text = main_part.inner_text()
            assert main_part.locator("img[onerror], script:not([src])").count() == 0, path
            assert main_part.locator("a[href^=javascript]").count() == 0, path
            assert "<img src=x onerror=alert(1)" in text or "<script>" in text, path
            if path.startswith("posters/"):
                assert all("<" in words for words in page.locator(".is").all_inner_texts())
            shown += text
    assert "**粗** [链](javascript:alert(1)) {{ 7*7 }}" in shown
    assert fired == []
