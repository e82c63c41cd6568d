"""The small library that other tests stand on: sound, and rich enough to use every field.

``markup/`` is a set of drafts to it, in which every text tries to be more than text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from inspect import get_annotations
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import CliRunner
from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from generator.catalog import Catalog
from generator.cli import main
from generator.gather import gather
from generator.model import LIST_KINDS
from generator.model.base import PATTERNS, Model
from generator.model.entry import STATUSES, Entry, Turn
from generator.model.reference import Labels
from generator.site import load

REPO = Path(__file__).parent.parent
LIBRARY = REPO / "tests" / "library"
MARKUP = REPO / "tests" / "markup"

Field = tuple[str, str]


@pytest.mark.parametrize("drafts", [[], [str(MARKUP)]], ids=["library", "markup"])
def test_check_finds_nothing(drafts: list[str]) -> None:
    result = CliRunner().invoke(main, ["check", "--root", str(LIBRARY), *drafts])
    assert (result.stdout, result.exit_code) == ("", 0)
    assert "没有问题" in result.stderr


def test_every_field_of_every_model_is_used() -> None:
    used = {field for field, _ in _used(_everything(load(LIBRARY).catalog))}
    assert set(_fields(Model)) - used == set()


def test_every_status_speaker_and_kind_of_list_is_used() -> None:
    catalog = load(LIBRARY).catalog
    assert {case.entry.status for case in catalog.cases} == set(STATUSES)
    assert {reference.kind for reference in catalog.references} == set(LIST_KINDS)
    scripts = [script for case in catalog.cases for script in case.entry.scripts]
    spoken = {turn.speaker for script in scripts for turn in script.turns}
    assert spoken == set(Turn.SPEAKERS)
    assert {name.rsplit(".")[-1] for name in catalog.images} == {"png", "jpg", "webp"}


def test_every_text_of_the_markup_drafts_is_nasty() -> None:
    """And there is such a text for each field of an entry that holds words."""
    catalog = gather(LIBRARY, drafts=[MARKUP]).catalog
    drafts = [case.entry for case in catalog.cases if case.document.path.startswith(str(MARKUP))]
    texts: dict[Field, list[str]] = defaultdict(list)
    for field, text in _used(drafts):
        if isinstance(text, str):
            texts[field].append(text)
    wordy = [field for field, info in _fields_of_entries().items() if _holds_words(info)]
    assert len(wordy) > 40
    for field in wordy:
        assert texts[field], field
        for text in texts[field]:
            assert set(text) & set("<*[{`#|&!:$>1-@"), (field, text)


def _everything(catalog: Catalog) -> list[Model]:
    return [
        *(case.entry for case in catalog.cases),
        *(reference.value for reference in catalog.references),
    ]


def _used(value: Any) -> Iterator[tuple[Field, Any]]:
    """Every field that is written in ``value`` or deeper, with each thing written there."""
    if isinstance(value, tuple | list):
        for item in value:
            yield from _used(item)
    elif isinstance(value, Model) and not isinstance(value, Labels):
        for name in value.model_fields_set:
            inner = getattr(value, name)
            for item in inner if isinstance(inner, tuple) and type(inner) is tuple else [inner]:
                yield _field(type(value), name), item
            yield from _used(inner)


def _field(model: type[Model], name: str) -> Field:
    """A field by the class that declares it, so that heirs share it."""
    owner = next(c for c in model.__mro__ if name in get_annotations(c))
    return owner.__name__, name


def _fields(model: type[Model]) -> dict[Field, FieldInfo]:
    out = {_field(model, name): info for name, info in model.model_fields.items()}
    for heir in model.__subclasses__():
        if heir.__module__.startswith("generator.model"):  # what is published is another matter
            out |= _fields(heir)
    return out


def _fields_of_entries() -> dict[Field, FieldInfo]:
    """The fields of entries, and of what stands in entries."""
    return {
        _field(heir, name): info
        for model in Model.__subclasses__()
        if model.__module__ == Entry.__module__
        for heir in (model, *model.__subclasses__())
        if heir.__module__ == Entry.__module__
        for name, info in heir.model_fields.items()
    }


def _holds_words(info: FieldInfo) -> bool:
    parts = [*info.metadata, *_inside(info.annotation)]
    kinds = {PATTERNS.get(p.pattern) for p in parts if isinstance(p, StringConstraints)}
    return bool(kinds & {"line", "prose"})


def _inside(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _inside(part)
