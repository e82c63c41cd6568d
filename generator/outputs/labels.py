"""The Chinese labels of the ids that a document mentions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, get_args

from generator.catalog import Catalog
from generator.model import Model
from generator.model.base import Ref
from generator.schema import choices

LabelsOf = dict[str, dict[str, str]]


class Labels:
    """Labels of one catalog. Entries are labelled by their titles, if they are published."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        titles = {case.id: case.entry.title for case in catalog.listed}
        self._known: dict[str, Mapping[str, str]] = {"entries": titles}

    def used(self, *values: Model) -> LabelsOf:
        """The labels of all ids in ``values``: list -> id -> label, in the order of the text."""
        found: dict[str, dict[str, None]] = {}
        for value in values:
            _collect(value, found)
        return {of: named for of in found if (named := self.of(of, found[of]))}

    def of(self, name: str, ids: Iterable[str]) -> dict[str, str]:
        """The labels of these ids of one list, each once; an id without a label is left out."""
        if name not in self._known:
            self._known[name] = choices(name, self._catalog)
        known = self._known[name]
        return {item: known[item] for item in ids if item in known}


def _collect(value: Model, found: dict[str, dict[str, None]]) -> None:
    lists = _lists_of(type(value))
    for name, inner in value.__dict__.items():
        if not inner:
            continue
        if name in lists:
            ids = (inner,) if isinstance(inner, str) else inner
            found.setdefault(lists[name], {}).update(dict.fromkeys(ids))
        elif isinstance(inner, Model):
            _collect(inner, found)
        elif isinstance(inner, tuple) and isinstance(inner[0], Model):
            for item in inner:
                _collect(item, found)


@cache
def _lists_of(model: type[Model]) -> Mapping[str, str]:
    """The fields of a model that hold ids, and the list that these come from."""
    named = {
        name: _marked(field.annotation) or _marked(*field.metadata)
        for name, field in model.model_fields.items()
    }
    return {name: of for name, of in named.items() if of and of != "sources"}


def _marked(*annotations: Any) -> str:
    """The list that the first ``Ref`` in these annotations names; empty if there is none."""
    for node in annotations:
        if isinstance(node, Ref):
            return node.of
        of = _marked(*get_args(node))
        if of:
            return of
    return ""
