"""The forge's forms: made from the closed lists, never drifting from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.catalog import Catalog
from generator.gather import gather
from tools.issue_forms import TARGET, labels, made, wording

REPO = Path(__file__).parent.parent
FORMS = ("new-trick", "correction", "takedown")
KINDS = {"markdown", "input", "textarea", "dropdown", "checkboxes"}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return gather(REPO).catalog


def form(name: str) -> dict[str, Any]:
    return yaml.safe_load((REPO / TARGET / f"{name}.yml").read_text(encoding="utf-8"))


def test_the_committed_forms_are_what_the_lists_give(catalog: Catalog) -> None:
    expected = {path.name: text for path, text in made(catalog)}
    found = {path.name: path.read_text(encoding="utf-8") for path in (REPO / TARGET).iterdir()}
    assert found == expected, "run: .venv/bin/python -m tools.issue_forms"


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_one_that_the_forge_takes(name: str) -> None:
    """As GitHub's syntax for issue forms has it: it shows no form at all that breaks a rule."""
    made_form = form(name)
    assert {"name", "description", "body"} <= set(made_form)
    fields = made_form["body"]
    assert {field["type"] for field in fields} <= KINDS
    asked = [field for field in fields if field["type"] != "markdown"]
    for names in ([f["id"] for f in asked], [f["attributes"]["label"] for f in asked]):
        assert len(set(names)) == len(names)
    assert all(field["id"].replace("_", "").isalnum() for field in asked)


@pytest.mark.parametrize("name", FORMS)
def test_choices_are_text_each_once_and_can_be_told_apart(name: str) -> None:
    for field in form(name)["body"]:
        options = field["attributes"].get("options", [])
        if field["type"] == "dropdown":
            assert options
            assert all(isinstance(option, str) and option for option in options)
            assert len(set(options)) == len(options)
            # The forge joins what was chosen with ", ".
            assert not any(", " in option for option in options)


def test_every_category_of_tricks_is_offered_and_no_other(catalog: Catalog) -> None:
    [field] = [one for one in form("new-trick")["body"] if one.get("id") == "category"]
    of_tricks = [one.name for one in catalog.categories.values() if one.for_ == "scam"]
    assert field["attributes"]["options"] == ["不确定", *of_tricks]


def test_the_wording_names_lists_that_there_are(catalog: Catalog) -> None:
    named = [
        field["attributes"]["options"]["list"]
        for name in FORMS
        for field in wording(name)["body"]
        if isinstance(field["attributes"].get("options"), dict)
    ]
    assert {"categories", "channels", "roles", "targets", "asks_for"} <= set(named)
    assert all(labels(of, catalog) for of in named)
