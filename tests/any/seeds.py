"""Sound entries whose texts can be swapped: what ``fanzha new`` writes, and the markup drafts.

Between them they use every field of an entry that holds words (``test_text`` asserts it), so a
new field is tried as soon as it is in one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple, get_args

import yaml
from pydantic import StringConstraints
from pydantic.fields import FieldInfo
from yaml.nodes import MappingNode, Node, ScalarNode

from generator.draft import draft
from generator.model import ENTRY_KINDS, FOLDERS
from generator.model.base import PATTERNS, Model
from tests.projects import REPO
from tests.test_new import fill, use_examples

Loc = tuple[str | int, ...]


class Spot(NamedTuple):
    """A text of a seed: where it is in the data, its field and model, and its span in the file."""

    loc: Loc
    owner: str
    name: str
    field: FieldInfo
    start: int
    end: int

    @property
    def most(self) -> int:
        """How long its text may be."""
        return next(c.max_length or 0 for c in _constraints(self.field) if c.max_length)

    @property
    def is_prose(self) -> bool:
        """Whether it may have several lines."""
        return any(PATTERNS.get(str(c.pattern)) == "prose" for c in _constraints(self.field))


class Seed(NamedTuple):
    """A sound entry and its texts, in the order of the file."""

    name: str
    kind: str
    text: str
    spots: tuple[Spot, ...]

    def with_texts(self, texts: Mapping[Loc, str]) -> str:
        """The file with other texts in their places, quoted; all else as it stands."""
        text = self.text
        for spot in sorted(self.spots, key=lambda spot: -spot.start):
            if spot.loc in texts:
                after = "\n" if text[spot.end - 1] == "\n" else ""
                text = text[: spot.start] + quoted(texts[spot.loc]) + after + text[spot.end :]
        return text


def quoted(text: str) -> str:
    """``text`` in the double quotes of YAML, every rare character as an escape."""
    shown: str = yaml.dump(text, default_style='"', width=2**31)
    return shown.rstrip("\n")


@cache
def seeds() -> tuple[Seed, ...]:
    """The templates of ``fanzha new`` with every example in use, and the markup drafts."""
    new = [(f"new {kind}", use_examples(fill(draft(kind, _DAY)))) for kind in FOLDERS]
    drafts = sorted((REPO / "tests" / "markup" / "cases").rglob("*.yml"))
    return tuple(
        _seed(name, re.sub("|".join(map(re.escape, _AS_IN_LIBRARY)), _known, text))
        for name, text in [*new, *((path.stem, path.read_text("utf-8")) for path in drafts)]
    )


_DAY = date(2026, 11, 22)
_AS_IN_LIBRARY = {
    "basis: trade": "basis: rule",
    "about: terms": "about: why-believed",
    "tracking-record": "waybill",
    "['12305', '12315']": "[help-line]",
    "markup-guide": "empty-tracking",
    "status: draft": "status: published",
}
"""Ids that the test library does not know, and what stands for them."""


def _known(match: re.Match[str]) -> str:
    return _AS_IN_LIBRARY[match[0]]


def _seed(name: str, text: str) -> Seed:
    kind = yaml.load(text, yaml.BaseLoader)["kind"]
    root = yaml.compose(text)
    assert root is not None
    return Seed(name, kind, text, tuple(_spots(root, ENTRY_KINDS[kind], ())))


def _spots(node: Node, model: type[Model], loc: Loc) -> Iterator[Spot]:
    assert isinstance(node, MappingNode)
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    for key, value in node.value:
        field = fields[key.value]
        inner = model_within(field.annotation)
        items = enumerate(value.value) if not isinstance(value, ScalarNode | MappingNode) else ()
        for step, item in [*items] or [(None, value)]:
            here = (*loc, key.value) if step is None else (*loc, key.value, step)
            if inner:
                yield from _spots(item, inner, here)
            elif holds_words(field):
                span = (item.start_mark.index, item.end_mark.index)
                yield Spot(here, model.__name__, key.value, field, *span)


def wordy(model: type[Model]) -> Iterator[tuple[str, str]]:
    """Every field of a model, and of the models in it, that takes free words."""
    for name, field in model.model_fields.items():
        inner = model_within(field.annotation)
        if inner:
            yield from wordy(inner)
        elif holds_words(field):
            yield model.__name__, field.alias or name


def holds_words(field: FieldInfo) -> bool:
    """Whether a field takes free words, on one line or several; names of files are none."""
    patterns = {PATTERNS.get(str(c.pattern)) for c in _constraints(field)}
    return bool(patterns & {"line", "prose"}) and "images/" not in (field.description or "")


def model_within(annotation: Any) -> type[Model] | None:
    """The model that a field holds, one or many."""
    return next(
        (p for p in _parts(annotation) if isinstance(p, type) and issubclass(p, Model)), None
    )


def _constraints(field: FieldInfo) -> Iterator[StringConstraints]:
    parts = [*field.metadata, *_parts(field.annotation)]
    return (part for part in parts if isinstance(part, StringConstraints))


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)
