"""What couriers' numbers tend to look like, for merchants: hints, never a proof."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.reference import Courier
from generator.page import Page
from generator.search import Record
from generator.templating import Wording

PATHS = ("couriers.md", "couriers/")

TITLE = "快递单号长什么样"
LEAD = "各家快递单号的常见样子。只是提示：样子对，不等于真有包裹。"


def pages(wording: Wording) -> Iterator[Page]:
    catalog = wording.catalog
    couriers = [courier for courier in catalog.couriers.values() if _says_something(courier)]
    if not couriers:
        return
    here = "couriers.md"
    text = wording.render(
        "couriers.md.j2",
        here,
        title=TITLE,
        lead=LEAD,
        couriers=couriers,
        sources=tuple(catalog.sourced_lists.get("couriers", {}).values()),
    )
    items = [("body", TITLE)]  # the guides tell more: they stand above this list
    for courier in couriers:
        items += [("body", text) for text in (courier.name, *courier.shapes)]
    record = Record("couriers/", TITLE, "merchant", tuple(items))
    yield Page(here, TITLE, text, catalog.path_of("couriers"), LEAD, record)


def _says_something(courier: Courier) -> bool:
    return bool(courier.shapes or courier.query or courier.s10 == "true")
