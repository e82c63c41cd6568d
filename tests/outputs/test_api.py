"""``/api/v1/``: every document keeps its published schema, and says no more than it may."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.catalog import Catalog
from generator.outputs.documents import DOCUMENTS
from tests.outputs.conftest import file_of

AMOUNT = {"min": 10000, "max": 10000, "text": "1万", "currency": "CNY"}
DRAFT, WITHDRAWN = "fake-parcel", "fake-loan"


@pytest.fixture(scope="module")
def documents(built: Path) -> dict[str, Any]:
    """Name -> content of every document of the API but the schemas."""
    api = built / "api" / "v1"
    return {
        path.relative_to(api).as_posix().removesuffix(".json"): json.loads(path.read_bytes())
        for path in sorted(api.rglob("*.json"))
        if path.parent.name != "schema"
    }


def closed(schema: Any) -> Any:
    """``schema`` refusing every key that it does not name: stricter than what is published."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    out = {key: closed(value) for key, value in schema.items()}
    if "properties" in schema and isinstance(schema["properties"], dict):
        out["additionalProperties"] = False
    return out


def test_every_document_keeps_the_schema_it_names(documents: dict[str, Any], built: Path) -> None:
    seen = set()
    for name, document in documents.items():
        schema = json.loads(file_of(built, document["$schema"]).read_bytes())
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(closed(schema))
        assert [error.message for error in validator.iter_errors(document)] == [], name
        assert schema["$id"] == document["$schema"]
        seen.add(schema["title"])
    assert seen == set(DOCUMENTS), "each kind of document is met, and so tried"


def test_a_schema_bears_later_keys_and_refuses_wrong_values(
    documents: dict[str, Any], built: Path
) -> None:
    document = documents["scams/fake-refund"]
    schema = json.loads(file_of(built, document["$schema"]).read_bytes())
    validator = jsonschema.Draft202012Validator(schema)
    later = copy.deepcopy(document) | {"colour": "red"}
    later["steps"][0]["colour"] = "red"
    assert validator.is_valid(later)
    for wrong in ({"schema_version": 2}, {"status": "draft"}, {"title": None}, {"steps": "a"}):
        assert not validator.is_valid(document | wrong), wrong
    for amount in ("1万", {"text": "1万"}, {**AMOUNT, "min": "1"}, {**AMOUNT, "currency": "元"}):
        broken = copy.deepcopy(document)
        broken["incidents"][0]["loss"] = amount
        assert not validator.is_valid(broken), amount
    del later["labels"]
    assert not validator.is_valid(later)


def test_the_index_names_what_is_published(documents: dict[str, Any], catalog: Catalog) -> None:
    index = documents["index"]
    assert [entry["id"] for entry in index["entries"]] == [case.id for case in catalog.listed]
    for entry, case in zip(index["entries"], catalog.listed, strict=True):
        assert entry["title"] == case.entry.title
        assert entry["signals"] == list(case.entry.signal_ids())
        assert entry["aliases"] == list(case.entry.aliases)
    assert index["updated"] == index["entries"][0]["reviewed"]
    assert {entry["id"] for entry in index["withdrawn"]} == {WITHDRAWN, "markup-withdrawn"}
    assert {entry["id"] for entry in index["moved"]} == {"fake-refunds", "refund-scam", "old-loan"}


def test_addresses_lead_to_files(documents: dict[str, Any], built: Path) -> None:
    index = documents["index"]
    named = [entry[key] for entry in index["entries"] for key in ("address", "api")]
    named += [entry[key] for entry in index["moved"] for key in ("address", "api")]
    named += [*index["lists"].values(), index["address"]]
    assert len(named) > 20
    assert [address for address in named if not file_of(built, address).is_file()] == []


def test_an_entry_is_whole(documents: dict[str, Any], catalog: Catalog) -> None:
    case = catalog.by_id["fake-refund"]
    document = documents["scams/fake-refund"]
    whole = case.entry.model_dump(mode="json", exclude_none=True)
    assert {key: document[key] for key in whole} == whole | {"related": document["related"]}


def test_amounts_and_dates(documents: dict[str, Any]) -> None:
    incidents = documents["scams/fake-prize"]["incidents"]
    losses = {
        incident["loss"]["text"]: incident["loss"] for incident in incidents if "loss" in incident
    }
    assert losses["3-5万元"] == {"min": 30000, "max": 50000, "text": "3-5万元", "currency": "CNY"}
    assert losses["超100万港元"]["max"] is None
    assert losses["1,234.50元"]["min"] == 1234.5
    assert "2018-04/2019-03" in {incident.get("when") for incident in incidents}


def test_labels_stand_beside_ids(documents: dict[str, Any], catalog: Catalog) -> None:
    document = documents["scams/fake-refund"]
    labels = document["labels"]
    for of, key in (("channels", "channels"), ("roles", "impersonates"), ("asks_for", "asks_for")):
        used = {item: catalog.label(of, item) for item in document[key]}
        assert used.items() <= labels[of].items()
    via = {
        turn["via"] for script in document["scripts"] for turn in script["turns"] if "via" in turn
    }
    assert via
    assert via <= set(labels["channels"])
    signals = {
        s for script in document["scripts"] for turn in script["turns"] for s in turn["signals"]
    }
    assert {catalog.signals[item].name for item in signals} <= set(labels["signals"].values())


def test_a_withdrawn_entry_says_only_when_and_why(documents: dict[str, Any]) -> None:
    document = documents[f"scams/{WITHDRAWN}"]
    said = {key: value for key, value in document.items() if not key.startswith(("$", "schema"))}
    assert said == {
        "id": WITHDRAWN,
        "status": "withdrawn",
        "date": "2026-01-03",
        "reason": "来源说错了，已经更正。",
    }


def test_drafts_are_nowhere(built: Path, catalog: Catalog) -> None:
    title = catalog.by_id[DRAFT].entry.title
    made = [
        path for path in built.rglob("*") if path.suffix in {".json", ".xml", ".csv", ".md", ".txt"}
    ]
    assert len(made) > 50
    for path in made:
        assert DRAFT not in path.as_posix()
        text = path.read_text(encoding="utf-8")
        assert DRAFT not in text, path
        assert title not in text, path


def test_addresses_that_pages_do_not_link_are_kept_back(
    documents: dict[str, Any], catalog: Catalog
) -> None:
    (source,) = documents["scams/fake-prize"]["sources"]
    assert source["title"] == "中奖卡片是假的"
    assert "url" not in source
    sources = [s for document in documents.values() for s in document.get("sources", ())]
    given = [source[key] for source in sources for key in ("url", "archived") if key in source]
    assert len(given) > 3
    assert all(map(catalog.may_link, given))


def test_lists_are_whole(documents: dict[str, Any], catalog: Catalog) -> None:
    for name in ("signals", "categories", "hotlines", "glossary", "laws"):
        known = getattr(catalog, name)
        assert known
        assert [item["id"] for item in documents[name]["items"]] == list(known)
    assert documents["vocabulary"]["labels"] == catalog.labels
    (term,) = [item for item in documents["glossary"]["items"] if item["id"] == "empty-parcel"]
    assert term["see"] == ["empty-tracking"]
