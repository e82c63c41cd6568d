"""The project's own library: whole, sourced, and silent on what honest people write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from generator.catalog import Catalog
from generator.cli import main
from generator.model.entry import Scam
from generator.phrases import Recogniser
from generator.rules.advice_issuer import LEAST
from generator.site import load
from tests.projects import REPO

HERE = Path(__file__).parent / "cases"
GENUINE = (HERE / "genuine.txt").read_text(encoding="utf-8").splitlines()
"""What banks, couriers, platforms, schools, the police and friends write, one message a line."""
NEVER_LINK = {
    host.replace("[.]", ".")
    for host in (HERE / "never-link.txt").read_text(encoding="utf-8").split()
}
"""Hosts that were taken over, mirror others or are of unknown nature."""


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load(REPO).catalog


def scams(catalog: Catalog) -> Iterator[tuple[str, Scam]]:
    for case in catalog.scams():
        assert isinstance(case.entry, Scam)
        yield case.id, case.entry


def test_the_check_finds_nothing_at_all() -> None:
    result = CliRunner().invoke(main, ["check", "--root", str(REPO)])
    assert (result.stdout, result.exit_code) == ("", 0)


def test_the_library_is_as_large_as_promised(catalog: Catalog) -> None:
    assert len(catalog.scams()) >= 36
    assert len(catalog.guides()) >= 10
    assert len(catalog.signals) >= 60
    assert len(catalog.glossary) >= 50
    assert {line.region for line in catalog.hotlines.values()} == {
        *("mainland", "hongkong", "macao", "taiwan", "singapore")
    }


def test_every_category_has_an_entry_and_each_official_name_a_category(catalog: Catalog) -> None:
    assert set(catalog.categories) == set(catalog.by_category)
    years = {name.year for category in catalog.categories.values() for name in category.official}
    assert years == {"2022", "2023", "2024", "2025"}


def test_every_trick_is_told_whole(catalog: Catalog) -> None:
    lacking = [(name, what) for name, entry in scams(catalog) for what in _lacking(entry)]
    assert lacking == []


def _lacking(entry: Scam) -> Iterator[str]:
    if max((len(script.turns) for script in entry.scripts), default=0) < 8:
        yield "a talk of eight turns"
    if not all(any(t.signals for t in s.turns) for s in entry.scripts):
        yield "signals"
    if not all(any(t.stop for t in s.turns) for s in entry.scripts):
        yield "a stop line"
    if len(entry.steps) < 4:
        yield "four steps"
    if sum(1 for advice in entry.advice if advice.source or advice.by) < LEAST:
        yield "three pieces of advice with their issuer"
    if not entry.compare:
        yield "what genuine looks like"
    if len(entry.aliases) < 3:
        yield "words that people type"


def test_every_entry_is_tied_to_another(catalog: Catalog) -> None:
    assert [case.id for case in catalog.listed if not catalog.ties(case)] == []


def test_every_signal_has_examples_of_both_kinds(catalog: Catalog) -> None:
    few = [s.id for s in catalog.signals.values() if len(s.hit) < 3 or len(s.miss) < 2]
    assert few == []
    bare = [s.id for s in catalog.signals.values() if len(s.phrases) < 2 or not s.unless]
    assert bare == []


def test_a_signal_knows_its_hits_and_no_signal_a_miss(catalog: Catalog) -> None:
    recogniser = Recogniser(catalog.signals.values())
    signals = catalog.signals.values()
    unheard = [(s.id, x) for s in signals for x in s.hit if s.id not in recogniser.signals_in(x)]
    raised = [(x, recogniser.signals_in(x)) for s in signals for x in s.miss]
    assert unheard == []
    assert [pair for pair in raised if pair[1]] == []


@pytest.mark.parametrize("message", GENUINE)
def test_an_honest_message_raises_no_signal(catalog: Catalog, message: str) -> None:
    assert Recogniser(catalog.signals.values()).signals_in(message) == set()


def test_no_page_links_to_a_host_that_must_not_be_linked(catalog: Catalog) -> None:
    assert len(NEVER_LINK) > 30
    assert [host for host in NEVER_LINK if catalog.may_link(f"https://{host}/")] == []
    cited = {
        urlsplit(url).hostname
        for _, sources in catalog.sourced()
        for source in sources
        for url in (source.url, source.archived)
        if url
    }
    assert {
        h for h in cited if h and any(h == n or h.endswith(f".{n}") for n in NEVER_LINK)
    } == set()
