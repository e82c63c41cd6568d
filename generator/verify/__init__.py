"""The built site as readers would meet it: every page, every link, every file, judged at once.

Each module checks one thing and yields what is wrong; a page that is at fault is read a second
time, for the place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from generator.built import BuiltSite
from generator.diagnostics import Diagnostic
from generator.verify import frame, links, parts, policy, weight
from generator.verify.fault import Fault, MayLink
from generator.verify.place import placed

__all__ = ["MayLink", "is_site", "verify"]

Check = Callable[[BuiltSite, MayLink], Iterator[Fault]]

CHECKS: tuple[Check, ...] = (
    frame.check,
    links.check,
    parts.check,
    policy.check,
    weight.check,
)


SHOWN = 5
"""How many of the same are told."""


def is_site(folder: Path) -> bool:
    """Whether a built site lies here."""
    return (folder / "index.html").is_file()


def verify(folder: Path, may_link: MayLink) -> list[Diagnostic]:
    """Everything that is wrong with the site in ``folder``, in the order of its files.

    ``may_link`` tells whether pages may link to an address on another host.
    """
    site = BuiltSite(folder)
    faults = [fault for check in CHECKS for fault in check(site, may_link)]
    return list(_condensed(sorted(set(placed(site, faults)))))


def _condensed(found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """One fault of the frame stands on every page: of the same again, the first few."""
    count = Counter((one.rule, one.message) for one in found)
    told: Counter[tuple[str, str]] = Counter()
    for one in found:
        key = one.rule, one.message
        told[key] += 1
        if told[key] < SHOWN or count[key] == SHOWN:
            yield one
        elif told[key] == SHOWN:
            more = f"（还有 {count[key] - SHOWN} 处一样的）"
            yield replace(one, message=one.message + more)
