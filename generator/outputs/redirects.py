"""Former ids: the old address leads to the new page, the old JSON names the new id.

No script and no server is needed: a plain page that asks the browser to go on, and a link.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.catalog import Case
from generator.model import FOLDERS
from generator.outputs.documents import document
from generator.outputs.edition import Edition, json_of
from generator.page import Asset

PATHS: tuple[str, ...] = ()


def assets(edition: Edition) -> Iterator[Asset]:
    for case, body in moved(edition):
        here = f"{FOLDERS[case.entry.kind]}/{body['id']}"
        text = edition.wording.render(
            "moved.html.j2",
            f"{here}/index.html",
            title=case.entry.title,
            address=body["address"],
            to=f"../{case.id}/",
        )
        yield Asset(f"{here}/index.html", text)
        yield document(edition, here, "moved", body)


def moved(edition: Edition) -> Iterator[tuple[Case, dict[str, Any]]]:
    """Each former id that nothing else bears now: its entry, and where that is found."""
    for case in edition.cases.values():
        for former in case.entry.former_ids:
            if former not in edition.catalog.by_id:
                address, api = edition.url(case.uri), edition.api(json_of(case))
                new = {"moved_to": case.id, "address": address, "api": api}
                yield case, {"id": former, "status": "moved", **new}
