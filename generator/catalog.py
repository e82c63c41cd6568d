"""The whole library as one value: typed entries, reference lists, and what ties them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from generator.diagnostics import Diagnostic
from generator.model import FOLDERS, AnyEntry, Guide, Scam
from generator.model.entry import Source
from generator.model.reference import (
    CategoryItem,
    Courier,
    Hotline,
    Law,
    Outlet,
    Signal,
    Term,
)
from generator.source import Document, Loc


@dataclass(frozen=True, eq=False)
class Case:
    """One entry in its file. ``id`` is the file's name and the address."""

    id: str
    entry: AnyEntry
    document: Document = field(repr=False)

    @property
    def uri(self) -> str:
        """Where its page stands, from the site's root: ``scams/fake-refund/``."""
        return f"{FOLDERS[self.entry.kind]}/{self.id}/"

    @property
    def is_listed(self) -> bool:
        """Whether indexes and search name it: only what is published."""
        return self.entry.status == "published"

    def diagnose(self, loc: Loc, rule: str, message: str, fix: str = "", **more: Any) -> Diagnostic:
        return self.document.diagnose(loc, rule, message, fix, **more)


@dataclass(frozen=True, eq=False)
class Reference:
    """One reference list in its file: ``value`` is its model (``Signals``, ``Hotlines`` ...)."""

    kind: str
    value: Any
    document: Document = field(repr=False)

    def diagnose(self, loc: Loc, rule: str, message: str, fix: str = "", **more: Any) -> Diagnostic:
        return self.document.diagnose(loc, rule, message, fix, **more)


class Tie(NamedTuple):
    """A relation as the reader of one page sees it: the other case, and what it is to this."""

    case: Case
    label: str


@dataclass(frozen=True, eq=False)
class Catalog:
    """Everything that could be read and typed. Whatever could not is absent, not half there."""

    cases: tuple[Case, ...] = ()
    references: tuple[Reference, ...] = ()
    untyped: tuple[Document, ...] = ()
    """Entries that could be read but not typed: for rules that look at the text alone."""
    images: frozenset[str] = frozenset()
    today: date = date.min
    """The day of the check: what is due is counted from it."""
    release: bool = False
    """Whether this is for a release, which refuses what a check only reminds of."""

    @cached_property
    def by_id(self) -> Mapping[str, Case]:
        return {case.id: case for case in self.cases}

    @cached_property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """The closed lists: list name -> id -> Chinese label."""
        out: dict[str, dict[str, str]] = {}
        for reference in self._lists("vocabulary"):
            for name in type(reference.value).model_fields:
                if name != "kind":
                    out.setdefault(name, {}).update(getattr(reference.value, name).root)
        return out

    def label(self, of: str, item: str) -> str:
        """The Chinese label of an id of a closed list; the id itself where there is none."""
        return self.labels.get(of, {}).get(item, item)

    @cached_property
    def categories(self) -> Mapping[str, CategoryItem]:
        return self._by_id("categories")

    @cached_property
    def signals(self) -> Mapping[str, Signal]:
        return self._by_id("signals")

    @cached_property
    def hotlines(self) -> Mapping[str, Hotline]:
        return self._by_id("hotlines")

    @cached_property
    def laws(self) -> Mapping[str, Law]:
        return self._by_id("laws")

    @cached_property
    def couriers(self) -> Mapping[str, Courier]:
        return self._by_id("couriers")

    @cached_property
    def glossary(self) -> Mapping[str, Term]:
        return self._by_id("glossary")

    @cached_property
    def outlets(self) -> Mapping[str, Outlet]:
        return {item.host: item for item in self._items("outlets")}

    @cached_property
    def listed(self) -> tuple[Case, ...]:
        """Published cases, the most lately reviewed first, then by id."""
        published = sorted((case for case in self.cases if case.is_listed), key=lambda c: c.id)
        return tuple(
            sorted(
                published,
                key=lambda c: c.entry.reviewed.toordinal() if c.entry.reviewed else 0,
                reverse=True,
            )
        )

    @cached_property
    def by_category(self) -> Mapping[str, tuple[Case, ...]]:
        return _grouped((case.entry.category, case) for case in self.listed)

    @cached_property
    def by_signal(self) -> Mapping[str, tuple[Case, ...]]:
        return _grouped((s, case) for case in self.listed for s in case.entry.signal_ids())

    @cached_property
    def by_law(self) -> Mapping[str, tuple[Case, ...]]:
        return _grouped((law, case) for case in self.listed for law in case.entry.law_ids())

    def by_label(self, name: str, of: str) -> Mapping[str, tuple[Case, ...]]:
        """The listed cases by the ids in their field ``name``, in the order of the list ``of``."""
        found = _grouped(
            (id_, case) for case in self.listed for id_ in getattr(case.entry, name, ())
        )
        return {id_: found[id_] for id_ in self.labels.get(of, {}) if id_ in found}

    @cached_property
    def withdrawn(self) -> tuple[Case, ...]:
        """Withdrawn cases, the most lately withdrawn first."""
        gone = [(case.entry.withdrawn.date, case) for case in self.cases if case.entry.withdrawn]
        return tuple(case for _, case in sorted(gone, key=lambda pair: pair[0], reverse=True))

    @cached_property
    def _ties_back(self) -> Mapping[str, tuple[Tie, ...]]:
        pairs = [
            (tie.id, Tie(case, self.label("relations_back", tie.as_)))
            for case in self.listed
            for tie in case.entry.related
        ]
        return _grouped(pairs)

    def ties(self, case: Case) -> tuple[Tie, ...]:
        """The relations of a case both ways; one that both sides state stands once."""
        out = {
            tie.id: Tie(self.by_id[tie.id], self.label("relations", tie.as_))
            for tie in case.entry.related
            if tie.id in self.by_id and self.by_id[tie.id].is_listed
        }
        for tie in self._ties_back.get(case.id, ()):
            out.setdefault(tie.case.id, tie)
        return tuple(out.values())

    def may_link(self, url: str) -> bool:
        """Whether pages may link to ``url``: its host, or a host above it, is an outlet."""
        host = (urlsplit(url).hostname or "").lower()
        parts = host.split(".")
        return any(".".join(parts[i:]) in self.outlets for i in range(len(parts) - 1))

    @cached_property
    def sourced_lists(self) -> Mapping[str, Mapping[str, Source]]:
        """The sources of each reference list: list name -> source id -> source."""
        out: dict[str, dict[str, Source]] = {}
        for reference in self.references:
            for source in getattr(reference.value, "sources", ()):
                out.setdefault(reference.kind, {})[source.id] = source
        return out

    def sourced(self) -> Iterator[tuple[Case | Reference, tuple[Source, ...]]]:
        """Every file that has sources, with them in order."""
        yield from ((case, case.entry.sources) for case in self.cases)
        yield from ((of, getattr(of.value, "sources", ())) for of in self.references)

    def path_of(self, kind: str) -> str:
        """The file of a reference list, from the project's root; empty if there is none."""
        return next((reference.document.path for reference in self._lists(kind)), "")

    def scams(self) -> tuple[Case, ...]:
        return tuple(case for case in self.listed if isinstance(case.entry, Scam))

    def guides(self) -> tuple[Case, ...]:
        return tuple(case for case in self.listed if isinstance(case.entry, Guide))

    def _lists(self, kind: str) -> Iterator[Reference]:
        return (reference for reference in self.references if reference.kind == kind)

    def _items(self, kind: str) -> Iterator[Any]:
        return (item for reference in self._lists(kind) for item in reference.value.items)

    def _by_id(self, kind: str) -> dict[str, Any]:
        return {item.id: item for item in self._items(kind)}


def _grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
    out: dict[str, list[Any]] = {}
    for key, value in pairs:
        out.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in out.items()}
