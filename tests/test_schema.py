"""The editors' JSON Schema: made from the model, and equal to the committed copy."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main

REPO = Path(__file__).parent.parent
COMMITTED = REPO / "docs" / "entry.schema.json"


def load_schema() -> dict[str, object]:
    return json.loads(COMMITTED.read_text(encoding="utf-8"))


def entries() -> Iterator[Path]:
    yield from sorted(REPO.glob("cases/scams/*.yml"))
    yield from sorted(REPO.glob("cases/merchants/*.yml"))


def test_the_committed_copy_is_what_the_model_gives() -> None:
    result = CliRunner().invoke(main, ["schema", "--root", str(REPO)])
    assert result.exit_code == 0
    assert result.stdout == COMMITTED.read_text(encoding="utf-8"), (
        "run: .venv/bin/fanzha schema > docs/entry.schema.json"
    )


def test_it_is_a_schema_of_draft_07() -> None:
    jsonschema.Draft7Validator.check_schema(load_schema())


@pytest.mark.parametrize("path", list(entries()), ids=lambda path: path.stem)
def test_every_entry_keeps_it(path: Path) -> None:
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    validator = jsonschema.Draft7Validator(load_schema())
    assert [error.message for error in validator.iter_errors(data)] == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("category", "no-such"),
        ("channels", ["carrier-pigeon"]),
        ("colour", "red"),
        ("status", "maybe"),
        ("title", ["a", "b"]),
        ("sources", []),
    ],
)
def test_what_the_check_refuses_it_refuses_too(key: str, value: object) -> None:
    path = REPO / "cases/scams/fake-refund.yml"
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    data[key] = value
    assert not jsonschema.Draft7Validator(load_schema()).is_valid(data)


def test_numbers_may_be_numbers() -> None:
    data = yaml.safe_load((REPO / "cases/scams/fake-refund.yml").read_text(encoding="utf-8"))
    assert isinstance(data["incidents"][0]["loss"], int)
    data = json.loads(json.dumps(data, default=str))
    assert jsonschema.Draft7Validator(load_schema()).is_valid(data)


def properties() -> Iterator[tuple[str, dict[str, object]]]:
    """Every property of every block, as ``block.key``."""
    for block, schema in load_schema()["$defs"].items():  # type: ignore[attr-defined]
        assert schema["title"].isascii() is False, block
        assert "description" not in schema, block
        yield from ((f"{block}.{key}", one) for key, one in schema["properties"].items())


def is_text(schema: dict[str, object]) -> bool:
    return "string" in str(schema.get("type")) and not {"oneOf", "const"} & set(schema)


def test_every_key_is_named_and_explained_in_chinese() -> None:
    for name, schema in properties():
        for word in ("title", "description"):
            assert not str(schema.get(word, "")).isascii(), f"{name} has no {word}"


def test_every_text_has_examples_that_it_allows() -> None:
    for name, schema in properties():
        if is_text(schema):
            assert schema.get("examples"), f"{name} has no example"
        validator = jsonschema.Draft7Validator({**schema, "$defs": load_schema()["$defs"]})
        for example in schema.get("examples", []):  # type: ignore[attr-defined]
            assert validator.is_valid(example), f"{name}: {example}"


def test_every_choice_has_a_label_and_an_explanation() -> None:
    found = [one for _, schema in properties() for one in choices(schema)]
    assert len(found) > 300
    for choice in found:
        assert choice["title"]
        assert choice["description"]


def choices(schema: dict[str, object]) -> Iterator[dict[str, object]]:
    yield from schema.get("oneOf", [])  # type: ignore[misc]
    if "items" in schema:
        yield from choices(schema["items"])  # type: ignore[arg-type]


def test_nothing_empty_is_offered() -> None:
    text = COMMITTED.read_text(encoding="utf-8")
    assert '"null"' not in text
    assert '"default": null' not in text
