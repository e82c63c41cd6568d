"""What feeds tell: the entries by the day of their review, for all and for each category."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from uuid import NAMESPACE_URL, uuid5

from generator.catalog import Case
from generator.outputs.edition import Edition

LIMIT = 50
"""How many entries a feed holds."""

NEVER = date(1970, 1, 1)
"""The day a feed bears while no entry of the library has been reviewed."""

_SPACE = uuid5(NAMESPACE_URL, "urn:fanzha:entry")


@dataclass(frozen=True)
class Feed:
    """``uri`` is the page it is the feed of; its files stand in the same folder."""

    uri: str
    title: str
    summary: str
    cases: tuple[Case, ...]
    updated: date


def feeds(edition: Edition) -> Iterator[Feed]:
    """The feed of all entries, then one a category, empty ones too: they can be followed."""
    catalog = edition.catalog
    whole = tuple(_dated(catalog.listed))
    latest = whole[0][0] if whole else NEVER
    imprint = edition.imprint
    yield _feed("", imprint.name, imprint.summary, whole, latest)
    for id_, category in catalog.categories.items():
        dated = tuple(_dated(catalog.by_category.get(id_, ())))
        title = f"{category.name} - {imprint.name}"
        yield _feed(f"categories/{id_}/", title, category.summary, dated, latest)


def _dated(cases: Iterable[Case]) -> Iterator[tuple[date, Case]]:
    """The reviewed ones: without a day there is no telling whether an entry is news."""
    reviewed = ((case.entry.reviewed, case) for case in cases)
    return islice(((day, case) for day, case in reviewed if day), LIMIT)


def _feed(
    uri: str, title: str, summary: str, dated: tuple[tuple[date, Case], ...], latest: date
) -> Feed:
    updated = dated[0][0] if dated else latest
    return Feed(uri, title, summary, tuple(case for _, case in dated), updated)


def name_of(case: Case) -> str:
    """What feed readers know an entry by, wherever the site stands and however it is renamed:
    made of its oldest id, which is the first of its former ones."""
    oldest = next(iter(case.entry.former_ids), case.id)
    return uuid5(_SPACE, oldest).urn


def moment(day: date) -> str:
    """The beginning of a day in China, as feeds write it."""
    return f"{day.isoformat()}T00:00:00+08:00"
