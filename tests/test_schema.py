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
