"""Rules that look at the library as a whole; what one file alone shows is the model's matter.

To add one: a module here with a docstring, ``ID`` and ``check``; a word in ``RULES``; a folder
of the same name in ``tests/bad/`` with the expected report.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic
from generator.rules import (
    advice_issuer,
    as_in_source,
    bare_script,
    blaming_words,
    category_for,
    duplicate_id,
    duplicate_title,
    former_id,
    image_file,
    near_duplicate,
    phone_number,
    recipe_words,
    review_due,
    self_relation,
    shared_source,
    signal_example,
    spoken_of,
    undated_source,
    unsourced,
    unused_item,
    unused_source,
)


class Rule(Protocol):
    """What a rule module gives."""

    ID: str

    def check(self, catalog: Catalog, /) -> Iterator[Diagnostic]: ...


RULES = (
    advice_issuer,
    as_in_source,
    bare_script,
    blaming_words,
    category_for,
    duplicate_id,
    duplicate_title,
    former_id,
    image_file,
    near_duplicate,
    phone_number,
    recipe_words,
    review_due,
    self_relation,
    shared_source,
    signal_example,
    spoken_of,
    undated_source,
    unsourced,
    unused_item,
    unused_source,
)


def judge(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every finding of every rule."""
    for rule in RULES:
        yield from rule.check(catalog)
