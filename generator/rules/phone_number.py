"""Telephone numbers stand in the list of hotlines and nowhere else.

Bad: ``text: 打 400-123-4567 问客服。`` A number in a text cannot be kept right, and may be a trap.

Good: ``call: ["12333"]``, the id of a hotline. The numbers of that list may stand in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic

ID = "phone-number"

_NUMBER = re.compile(
    r"(?<![\d.A-Za-z-])(?:"
    r"(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}"  # a mobile phone
    r"|0\d{2,3}[- ]\d{7,8}"  # an area code and a number
    r"|[48]00[- ]?\d{3}[- ]?\d{4}"
    r"|(?:12\d{3}|95\d{3}|96\d{3}|100\d{2})(?!\d* *[元万亿余多人名起件条份个次年天家]|[\d.%])"
    r")(?!\d)"
)
"""Mobile phones, area codes, 400 numbers and service numbers of mainland China, as people write
them; a service number followed by a unit is an amount."""


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    known = set(_known(catalog))
    for case in catalog.cases:
        for place, match in case.document.places(_NUMBER):
            if _digits(match[0]) not in known:
                yield Diagnostic(
                    case.document.path,
                    place,
                    ID,
                    "这里写了一个电话号码，热线清单里没有它",
                    "删掉；真是官方热线，先加到 cases/reference/hotlines.yml，再用 call: 写它的 id",
                )


def _known(catalog: Catalog) -> Iterator[str]:
    """The numbers of the list, and the look-alikes it warns of (96100)."""
    for line in catalog.hotlines.values():
        yield from (line.id, _digits(line.number or ""))
        for text in line.does_not:
            yield from re.findall(r"\d{5,}", text)


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
