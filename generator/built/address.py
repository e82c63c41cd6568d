"""Where an address in a page leads: a file of the site, another host, or no web address."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit


class Address(NamedTuple):
    """An address as a browser would take it.

    ``path`` is a file of the site (``help/index.html``), empty where ``host`` names another
    host or ``scheme`` is no web address. ``..`` at its start means above the site's root.
    """

    scheme: str
    host: str
    path: str
    anchor: str


_split = lru_cache(maxsize=65536)(posixpath.split)


class Addresses:
    """Reads the addresses of a site that is published at ``base``, as far as it says where."""

    def __init__(self, base: str = "") -> None:
        parts = urlsplit(base)
        self._host = parts.netloc
        self._root = parts.path or "/"

    def read(self, page: str, value: str) -> Address:
        """The address ``value`` in the file ``page``, both as they are written."""
        value = value.strip()
        if value.startswith("#"):
            return Address("", "", page, unquote(value[1:]))
        folder, name = _split(page)
        # Climbed here, so that what siblings share is worked out once.
        while value.startswith("../") and folder:
            folder, value = _split(folder)[0], value[3:]
        return self._read(folder, name, value)

    @lru_cache(maxsize=65536)  # noqa: B019 (lives as long as one reading of a site)
    def _read(self, folder: str, name: str, value: str) -> Address:
        try:
            parts = urlsplit(value)
        except ValueError:
            return Address("", "", "..", "")
        if parts.scheme not in {"", "http", "https"}:
            return Address(parts.scheme, "", "", "")
        path = parts.path
        if parts.netloc:
            if parts.netloc != self._host or not path.startswith(self._root):
                return Address(parts.scheme, parts.netloc, "", "")
            return Address(parts.scheme, "", _file("", path[len(self._root) :]), parts.fragment)
        if path.startswith("/"):
            inside = path.startswith(self._root)
            file = _file("", path[len(self._root) :]) if inside else ".."
        else:
            file = _file(folder, path) if path else posixpath.join(folder, name)
        return Address("", "", file, unquote(parts.fragment))


def _file(folder: str, path: str) -> str:
    whole = posixpath.normpath(posixpath.join(folder, unquote(path)))
    is_folder = path.endswith("/") or posixpath.basename(path) in {"", ".", ".."}
    if not is_folder:
        return whole
    return "index.html" if whole == "." else f"{whole}/index.html"
