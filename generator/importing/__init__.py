"""An article in, a draft entry out: read it, tell its parts apart, write what was found.

Nothing is invented and nothing is lost: what no field takes stays in a comment of the draft,
what belongs to the page around the article (account cards, advertising) is listed there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from generator.importing.draft import Draft, EntryKind
from generator.importing.placing import placed
from generator.importing.reading import Unreadable, read_article
from generator.importing.writing import written
from generator.source import MAX_BYTES, read

__all__ = ["Draft", "Imported", "Unreadable", "imported"]


@dataclass(frozen=True)
class Imported:
    """A draft and its text."""

    draft: Draft
    text: str


def imported(
    raw: bytes,
    name: str,
    today: date,
    lists: Mapping[str, Collection[str]],
    kind: EntryKind | None = None,
) -> Imported:
    """The draft entry of the article in ``raw``; raises ``Unreadable`` if it is none.

    ``name`` is its file's; ``lists`` has the ids of ``channels`` and ``hotlines``; ``kind`` is
    guessed if not given.
    """
    draft = placed(read_article(raw, name), today, lists, kind)
    text = written(draft, today)
    if len(text.encode()) > MAX_BYTES:
        raise Unreadable("文章太长，一个条目装不下：分成几篇，再试一次")
    if read(name, text.encode()).diagnostics:
        raise Unreadable("这篇文章的写法太特别，整理不出草稿：只留正文的文字，再试一次")
    return Imported(draft, text)
