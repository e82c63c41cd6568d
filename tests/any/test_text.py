"""Any text in any field survives new -> format -> load -> page: shown as it was typed, and inert."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from generator.model import ENTRY_KINDS
from generator.page import Page
from generator.pages import entries
from generator.site import Site, load
from tests.any.entry import NAME, at, fit, formatted_file, kept, put
from tests.any.seeds import Seed, seeds, wordy
from tests.any.shown import folded, seen, shown
from tests.any.strategies import LINES, PROSE

SEED = st.sampled_from(seeds())
TEXTS = st.lists(st.one_of(LINES, PROSE), min_size=1, max_size=12)
TOKEN = re.compile(r"字(\d+)字")
CALM = str.maketrans("<>&\"'", "＜＞＆＂＇")


def test_every_field_that_holds_words_is_tried() -> None:
    tried = {(spot.owner, spot.name) for seed in seeds() for spot in seed.spots}
    wanted = {pair for model in ENTRY_KINDS.values() for pair in wordy(model)}
    assert tried == wanted
    assert len(wanted) > 40


@given(seed=SEED, texts=TEXTS)
@example(seed=seeds()[0], texts=["对,吗?好:的"])
@example(seed=seeds()[0], texts=["一", "二\t三"])
def test_any_text_is_kept_and_shown(
    project: Path, plain: dict[str, list[Any]], seed: Seed, texts: list[str]
) -> None:
    """The texts, one after the other and again, stand in all fields at once."""
    typed = {s.loc: fit(s, texts[n % len(texts)]) for n, s in enumerate(seed.spots)}
    wanted = {loc: kept(loc, text) for loc, text in typed.items()}
    file = formatted_file(project, put(project, seed, seed.with_texts(typed)))
    held = yaml.load(file, yaml.BaseLoader)
    assert {loc: at(held, loc) for loc in wanted} == wanted
    site = load(project)
    data = site.catalog.by_id[NAME].entry.model_dump(mode="json")
    assert {loc: at(data, loc) for loc in wanted} == wanted
    page = page_of(site)
    assert shown(page.markdown) == with_texts(plain[seed.name], list(wanted.values()))
    head = get_data(page.markdown)[1]
    assert head["title"] == wanted["title",].translate(CALM)
    assert head["description"] == wanted["summary",].translate(CALM)


@pytest.fixture(scope="module")
def plain(project: Path) -> dict[str, list[Any]]:
    """The page of each seed with plain words in each field, told apart by their number."""
    return {seed.name: plain_page(project, seed) for seed in seeds()}


def plain_page(project: Path, seed: Seed) -> list[Any]:
    put(project, seed, seed.with_texts({s.loc: f"字{n}字" for n, s in enumerate(seed.spots)}))
    parts = shown(page_of(load(project)).markdown)
    assert {int(n) for n in TOKEN.findall(str(parts))} == set(range(len(seed.spots)))
    return parts


def page_of(site: Site) -> Page:
    path = site.catalog.by_id[NAME].document.path
    return next(page for page in entries.pages(site.wording) if page.source == path)


def with_texts(parts: list[Any], texts: list[str]) -> list[Any]:
    """A plain page with the ``texts`` in place of its own: in words folded, in attributes whole."""

    def filled(value: Any, *, is_word: bool) -> Any:
        if not isinstance(value, str):
            return value
        return TOKEN.sub(lambda m: seen(texts[int(m[1])]) if is_word else texts[int(m[1])], value)

    return [
        folded(filled(part, is_word=True))
        if isinstance(part, str)
        else tuple((key, filled(value, is_word=False)) for key, value in part)
        for part in parts
    ]
