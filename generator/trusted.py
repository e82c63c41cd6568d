"""What may be named in a text: the numbers and sites of the hotlines, and the outlets' hosts."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from generator.catalog import Catalog
from generator.guard import digits

_OF_STATE = re.compile(r"(?:^|\.)gov\.(?:cn|hk|mo|tw)$")
"""Names that only governments can register."""


def numbers(catalog: Catalog) -> frozenset[str]:
    """The numbers of the list, and the look-alikes it warns of (96100)."""
    known: set[str] = set()
    for line in catalog.hotlines.values():
        known |= {line.id, digits(line.number or "")}
        for text in line.does_not:
            known.update(re.findall(r"\d{5,}", text))
    return frozenset(known)


def hosts(catalog: Catalog) -> Callable[[str], bool]:
    """Tells of a host whether it, or one above it, is an outlet's, a hotline's or a government's."""
    sites = (urlsplit(line.site or "").hostname for line in catalog.hotlines.values())
    known = {host.removeprefix("www.") for host in sites if host}

    def is_trusted(host: str) -> bool:
        bare = host.lower().removeprefix("www.")
        return (
            bare in known
            or _OF_STATE.search(bare) is not None
            or catalog.may_link(f"http://{bare}/")
        )

    return is_trusted
