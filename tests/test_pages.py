"""The pages of the test library, one golden a kind; ``UPDATE_GOLDEN=1`` writes them anew."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from generator.markup import inert
from generator.pages import KINDS
from generator.site import Site, load

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
SHOWN = (
    "index.md",
    "hotlines.md",
    "search.md",
    "gaps.md",
    "offline.md",
    "submit.md",
    "scams/index.md",
    "scams/fake-refund.md",
    "merchants/index.md",
    "merchants/empty-tracking.md",
    "categories/index.md",
    "categories/fake-service.md",
    "signals/index.md",
    "signals/sms-code-asked.md",
    "channels/index.md",
    "channels/phone.md",
    "channels/wechat.md",
    "asks/index.md",
    "asks/sms-code.md",
    "targets/index.md",
    "targets/elderly.md",
    "matrix.md",
    "glossary.md",
    "laws.md",
    "couriers.md",
    "new.md",
)


@pytest.fixture(scope="module")
def site() -> Site:
    return load(HERE / "library")


@pytest.mark.parametrize("path", SHOWN)
def test_golden(site: Site, path: str) -> None:
    page = next(page for page in site.pages if page.path == path)
    golden = GOLDEN / path
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(page.markdown, encoding="utf-8")
    assert page.markdown == golden.read_text(encoding="utf-8")


def test_every_kind_of_page_has_a_golden(site: Site) -> None:
    for kind in KINDS:
        paths = {page.path for page in kind.pages(site.wording)}
        assert paths & set(SHOWN), kind


def test_all_of_an_entry_is_on_its_page(site: Site) -> None:
    """Every text and every label of every field, whatever the template makes of it."""
    for case in site.catalog.cases:
        page = next(page for page in site.pages if page.path == f"{case.uri[:-1]}.md")
        shown = re.sub("</?mark>", "", page.text)
        missing = [
            text for text in shown_texts(case.entry.model_dump()) if inert(text) not in shown
        ]
        assert missing == [], page.path


HIDDEN = {
    "id",
    "former_ids",
    "kind",
    "status",
    "url",
    "archived",
    "file",
    "category",
    "related",
    "currency",
}
"""What a page words otherwise: addresses are links or left out, ids are names."""

LABELLED = {
    *("channels", "impersonates", "targets", "levers", "asks_for", "evidence", "report_to", "laws"),
    *("as", "via", "stage", "signals", "source", "by", "reliability", "material", "is", "about"),
    *("when", "area", "weight", "basis", "call", "paid_by", "loss", "recovered", "price"),
    *("date", "retrieved", "reviewed", "withdrawn"),
}


def shown_texts(value: object, key: str = "") -> list[str]:
    if isinstance(value, dict):
        return [t for k, v in value.items() if k not in HIDDEN for t in shown_texts(v, k)]
    if isinstance(value, list | tuple):
        return [text for item in value for text in shown_texts(item, key)]
    return [value] if isinstance(value, str) and key not in LABELLED else []


def test_every_label_of_an_entry_is_on_its_page(site: Site) -> None:
    catalog = site.catalog
    case = catalog.by_id["fake-refund"]
    page = next(page for page in site.pages if page.path == "scams/fake-refund.md")
    entry = case.entry
    wanted = {
        *(("channels", item) for item in entry.channels),
        *(("roles", item) for item in entry.impersonates),
        *(("targets", item) for item in entry.targets),
        *(("evidence", item) for item in entry.evidence),
        *(("stages", step.stage) for step in entry.steps),
        *(("materials", script.material) for script in entry.scripts),
        *(("speakers", turn.speaker) for script in entry.scripts for turn in script.turns),
        *(("note_topics", note.about) for note in entry.notes),
        *(("payment_routes", route) for case_ in entry.incidents for route in case_.paid_by),
    }
    assert len(wanted) > 10
    assert [pair for pair in wanted if inert(catalog.label(*pair)) not in page.text] == []
    for name in entry.signal_ids():
        assert f"](../signals/{name}.md)" in page.text
    for name in entry.report_to:
        assert f"](../hotlines.md#hotline-{name})" in page.text


def test_every_heading_stands_on_its_own(site: Site) -> None:
    """A heading right below a list item would become part of the item."""
    for page in site.pages:
        assert not re.search(r"[^\n]\n#{1,6} ", page.text), page.path


def test_drafts_are_not_exported_and_withdrawn_ones_say_so(site: Site) -> None:
    drafts = {page.path for page in site.pages if page.is_draft}
    assert drafts
    assert not any(page.record for page in site.pages if page.is_draft)
    withdrawn = [case for case in site.catalog.cases if case.entry.status == "withdrawn"]
    for case in withdrawn:
        page = next(page for page in site.pages if page.path == f"{case.uri[:-1]}.md")
        assert "撤回" in page.text
        assert page.record is None
