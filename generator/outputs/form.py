"""``/submit/form.json``: what the form in the browser is built from."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic_core import to_json

from generator.form import form
from generator.outputs.edition import Edition
from generator.page import Asset

PATHS = ("submit/form.json",)


def assets(edition: Edition) -> Iterator[Asset]:
    yield Asset("submit/form.json", to_json(form(edition.catalog)) + b"\n")
