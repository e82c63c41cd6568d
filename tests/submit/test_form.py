"""``form.json`` says what the model and the closed lists say, and no less than an entry needs."""

from __future__ import annotations

import calendar
import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from generator.catalog import Catalog
from generator.form import SECTIONS, SHOWN, form
from generator.model import ENTRY_KINDS, amount, edtf
from generator.schema import entry_schema
from generator.site import load
from tests.projects import REPO
from tests.served import Host
from tests.test_values import AMOUNTS, DATES


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load(REPO).catalog


@pytest.fixture(scope="module")
def schema(catalog: Catalog) -> dict[str, Any]:
    return json.loads(entry_schema(catalog))["$defs"]


def fields(catalog: Catalog) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of the form with the name of the model that it comes from."""
    for kind, made in form(catalog)["kinds"].items():
        for spec in made["fields"].values():
            yield from _with_inner(ENTRY_KINDS[kind].__name__, spec)


MODELS = {
    **{"scripts": "Script", "turns": "Turn", "steps": "Step", "compare": "Compare"},
    **{"advice": "Advice", "incidents": "Incident", "sources": "Source", "trade": "Trade"},
    **{"risks": "Risk", "checks": "Check", "tips": "Tip"},
}


def _with_inner(model: str, spec: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield model, spec
    for inner in spec.get("fields", ()):
        yield from _with_inner(MODELS[spec["name"]], inner)


def ids_in(node: Any) -> set[str]:
    """The ids that a part of the schema allows."""
    if isinstance(node, list):
        return set().union(*map(ids_in, node)) if node else set()
    if not isinstance(node, dict):
        return set()
    own = {str(node["enum"][0])} if "enum" in node else set()
    return own.union(*(ids_in(value) for value in node.values()))


def values_of(node: Any, key: str) -> set[Any]:
    if isinstance(node, list):
        return set().union(*(values_of(item, key) for item in node)) if node else set()
    if not isinstance(node, dict):
        return set()
    own = {node[key]} if key in node and not isinstance(node[key], dict | list) else set()
    return own.union(*(values_of(value, key) for value in node.values()))


def test_each_field_has_the_limits_of_the_schema(catalog: Catalog, schema: dict[str, Any]) -> None:
    lists, patterns = form(catalog)["lists"], form(catalog)["patterns"]
    seen = 0
    for _, spec in fields(catalog):
        assert set(spec.get("keys", ())) == {inner["name"] for inner in spec.get("fields", ())}
    for model, spec in fields(catalog):
        name = "scammer" if spec["name"] == "said" else spec["name"]
        there = schema[model]["properties"][name]
        if spec["is"] in {"items", "part"}:
            continue
        seen += 1
        assert {spec["max"]} == values_of(there, "maxLength") if "max" in spec else True, name
        assert {spec["most"]} == values_of(there, "maxItems") if "most" in spec else True, name
        if spec.get("list", "sources") != "sources":
            assert set(lists[spec["list"]]) == ids_in(there), (model, name)
        if spec["is"] in patterns:
            assert values_of(there, "pattern") == {patterns[spec["is"]]}, (model, name)
    assert seen > 60


def test_all_that_must_be_there_is_in_the_form(catalog: Catalog, schema: dict[str, Any]) -> None:
    shown = {**SHOWN}
    for kind, model in ENTRY_KINDS.items():
        shown[model.__name__] = tuple(n for s in SECTIONS[kind] for n in s.names)
    made_elsewhere = {"kind", "status"}
    for model, names in shown.items():
        assert set(schema[model].get("required", ())) - made_elsewhere <= set(names), model
    required = {(m, s["name"]) for m, s in fields(catalog) if s.get("required")}
    wanted = {
        (m, n) for m, names in shown.items() for n in names if n in schema[m].get("required", ())
    }
    assert required == wanted | {("Turn", "said")}
    assert {n for s in SECTIONS.values() for part in s for n in part.names} <= set(
        form(catalog)["order"]
    )


def test_a_changed_list_changes_the_form(catalog: Catalog) -> None:
    channels = dict(catalog.labels["channels"])
    assert form(catalog)["lists"]["channels"] == channels
    fewer = Catalog(cases=catalog.cases, references=catalog.references[:1])
    assert form(fewer) != form(catalog)


def test_used_ids_are_taken(catalog: Catalog) -> None:
    known = load(REPO / "tests" / "library").catalog
    for library in (catalog, known):
        drafts = {case.id for case in library.cases if case.entry.status == "draft"}
        taken = set(form(library)["taken"])
        assert {case.id for case in library.cases} - drafts <= taken
        assert not drafts & taken, "a draft is not told of"
    assert {name for case in known.cases for name in case.entry.former_ids} <= set(
        form(known)["taken"]
    )


def test_it_is_small(catalog: Catalog) -> None:
    assert len(gzip.compress(json.dumps(form(catalog), ensure_ascii=False).encode())) < 40_000


def test_only_this_page_fetches_it(built_project: Path) -> None:
    site = built_project / "site"
    users = [
        page.relative_to(site).as_posix()
        for page in site.rglob("*.html")
        if "submit/submit.js" in page.read_text(encoding="utf-8")
    ]
    assert users == ["submit/index.html"]


@pytest.fixture(scope="module")
def grammar(chromium: Any, host: Host) -> Any:
    page = chromium.new_page()
    page.goto(f"{host.address}submit/")
    page.evaluate(
        "async () => { window.grammar = await import('../assets/submit/grammar.js');"
        " window.spec = (await (await fetch('form.json')).json()).grammars }"
    )
    yield page
    page.close()


def test_amounts_are_read_as_the_check_reads_them(grammar: Page) -> None:
    told = grammar.evaluate(
        "texts => texts.map((text) => grammar.isAmount(text, spec))", list(AMOUNTS)
    )
    assert dict(zip(AMOUNTS, told, strict=True)) == {t: v is not None for t, v in AMOUNTS.items()}


def test_dates_are_read_as_the_check_reads_them(grammar: Page) -> None:
    told = grammar.evaluate(
        "texts => texts.map((text) => grammar.dateFault(text, spec, '2099-01-01'))", list(DATES)
    )
    wanted = {text: "" if value else "shape" for text, value in DATES.items()}
    assert dict(zip(DATES, told, strict=True)) == wanted


def is_read(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except (ValueError, calendar.IllegalMonthError):
        return False
    return True


SINGLE = st.one_of(
    st.from_regex(amount.EXACT, fullmatch=True),
    st.from_regex(amount.VAGUE, fullmatch=True),
    st.text("约超余万亿几数上十百千019.,元", max_size=5),
).filter(lambda text: len(text) < 12)
SUMS = st.one_of(SINGLE, st.builds("{}-{}".format, SINGLE, SINGLE))
POINTS = st.one_of(
    st.from_regex(edtf.POINT, fullmatch=True),
    st.dates().map(str),
    st.text("0129X-~", max_size=10),
)
SPANS = st.one_of(POINTS, st.builds("{}/{}".format, POINTS, POINTS))


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(sums=st.lists(SUMS, min_size=1, max_size=40), spans=st.lists(SPANS, min_size=1, max_size=40))
@example(sums=["上-上万元", "5700元-0.57万"], spans=["2020-02-30", "0000", "0000-01"])
def test_any_amount_and_date_is_read_alike(
    grammar: Page, sums: list[str], spans: list[str]
) -> None:
    told = grammar.evaluate("all => all.map((text) => grammar.isAmount(text, spec))", sums)
    assert told == [is_read(amount.parse, text) for text in sums], sums
    asked = "all => all.map((text) => grammar.dateFault(text, spec, '9999-99-99') === '')"
    assert grammar.evaluate(asked, spans) == [is_read(edtf.parse, text) for text in spans], spans


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2026-11-22", ""),
        ("2026-11-23", "future"),
        ("2026-02-30", "shape"),
        ("2026-1-2", "shape"),
        ("2026", "shape"),
    ],
)
def test_days(grammar: Page, text: str, fault: str) -> None:
    said = grammar.evaluate("t => grammar.dayFault(t, spec, '2026-11-22')", text)
    assert said == fault
