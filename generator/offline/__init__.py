"""Reading without a network: the worker of one release, and what it keeps from the start.

The worker itself, and what it promises, is ``worker.js`` beside this file.
"""

from __future__ import annotations

import hashlib
import json
import re
from importlib import resources
from typing import NamedTuple

from generator.built import BuiltSite, Fetched

WORKER = "sw.js"
"""At the root of the site: a worker sees only what lies below it."""

SHELL = ("", "help/", "hotlines/", "offline/")
"""The pages that are kept from the first visit on, where the site has them."""

_RELEASED = re.compile(r"(?:.*\.html|manifest\.webmanifest|(?:assets|images)/.*)")
_SLOT = re.compile(r"^const RELEASE = (?P<value>\{.*\});$", re.MULTILINE)


class Release(NamedTuple):
    """What one worker stands for: a hash of what readers see, and the files it keeps at once."""

    id: str
    shell: list[str]


def release(site: BuiltSite) -> Release:
    """The release that the folder holds. The same files give the same id, whenever built."""
    digest = hashlib.sha256()
    for path in sorted(filter(_RELEASED.fullmatch, site.files)):
        content = (site.folder / path).read_bytes()
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return Release(digest.hexdigest()[:16], _shell(site))


def worker(of: Release) -> str:
    """The text of the worker of a release."""
    source = (resources.files("generator.offline") / "worker.js").read_text(encoding="utf-8")
    # No sign of JSON is special within a script that is a file of its own.
    written, count = _SLOT.subn(lambda _: f"const RELEASE = {json.dumps(of._asdict())};", source)
    assert count == 1, "worker.js has one line for its release"
    return written


def read_release(text: str) -> Release | None:
    """The release that a built worker says it stands for."""
    found = _SLOT.search(text)
    return Release(**json.loads(found["value"])) if found else None


def _shell(site: BuiltSite) -> list[str]:
    fetched = Fetched(site)
    addresses = [address for address in SHELL if f"{address}index.html" in site.files]
    files: set[str] = set()
    for address in addresses:
        files |= fetched.by_page(site.page(f"{address}index.html"))
    return [*addresses, *sorted(files)]
