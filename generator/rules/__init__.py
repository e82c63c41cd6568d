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
    bank_card,
    bare_script,
    blaming_words,
    car_plate,
    category_for,
    chat_id,
    duplicate_id,
    duplicate_title,
    email,
    exemption,
    former_id,
    hidden_character,
    id_number,
    image_file,
    live_link,
    named_accusation,
    near_duplicate,
    phone_number,
    recipe_words,
    review_due,
    self_relation,
    shared_source,
    signal_example,
    spoken_of,
    traditional_mix,
    undated_source,
    unlisted_hotline,
    unsourced,
    unused_item,
    unused_source,
)


class Rule(Protocol):
    """What a rule module gives."""

    ID: str
    WHY: str
    """What it is about and why, in Chinese: ``fanzha explain`` and ``docs/rules.md`` show it."""

    def check(self, catalog: Catalog, /) -> Iterator[Diagnostic]: ...


RULES: tuple[Rule, ...] = (
    advice_issuer,
    as_in_source,
    bank_card,
    bare_script,
    blaming_words,
    car_plate,
    category_for,
    chat_id,
    duplicate_id,
    duplicate_title,
    email,
    former_id,
    hidden_character,
    id_number,
    image_file,
    live_link,
    named_accusation,
    near_duplicate,
    phone_number,
    recipe_words,
    review_due,
    self_relation,
    shared_source,
    signal_example,
    spoken_of,
    traditional_mix,
    undated_source,
    unlisted_hotline,
    unsourced,
    unused_item,
    unused_source,
)


GUARDS: tuple[Rule, ...] = (
    as_in_source,
    bank_card,
    car_plate,
    chat_id,
    email,
    hidden_character,
    id_number,
    live_link,
    named_accusation,
    phone_number,
    traditional_mix,
    unlisted_hotline,
)
"""Those of them that guard people: whoever is named in an entry, and whoever reads it."""

_WEIGHING: tuple[Rule, ...] = (blaming_words, near_duplicate, recipe_words)
_SURE: tuple[Rule, ...] = (as_in_source, hidden_character)
MAY_ERR = frozenset(rule.ID for rule in {*GUARDS, *_WEIGHING} - {*_SURE})
"""Rules that weigh words, and so may be wrong: a line can be exempted from them."""


def judge(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every finding of every rule; what is exempted stays as a note."""
    found = (finding for rule in RULES for finding in rule.check(catalog))
    yield from exemption.settled(catalog, found, MAY_ERR)
