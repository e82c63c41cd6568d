"""What a first visit to a page fetches, and what it weighs on the way."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.built.address import Address
from generator.built.page import BuiltPage
from generator.built.site import BuiltSite

_IN_STYLE = re.compile(
    r"""url\(\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^)"']*))\s*\)"""
    r"""|@import\s+["'](?P<sheet>[^"']+)"""
)
_IN_MODULE = re.compile(
    r"""^\s*(?:import|export)\b(?:[^;"']*?\bfrom)?\s*["'](?P<path>[^"']+)["']""", re.MULTILINE
)
_LATER = re.compile(r"""\bimport\(\s*["'](?P<path>[^"']+)["']\s*\)""")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ASKED = frozenset({"src", "poster", "data", "background"})
"""Attributes whose file is fetched when the page is opened; ``srcset`` offers a choice of them."""


class Named(NamedTuple):
    """An address in a file, as written and as read; whether it is fetched along with the file."""

    value: str
    address: Address
    at_once: bool


class Fetched:
    """Follows pages to their files, and those to the files that they ask for in turn."""

    def __init__(self, site: BuiltSite) -> None:
        self._site = site

    def by_page(self, page: BuiltPage) -> set[str]:
        """The files that a first visit fetches besides the page itself."""
        wanted: set[str] = set()
        for load in page.loads:
            if load.attribute in _ASKED or load.tag == "link":
                address = self._site.addresses.read(page.path, load.value)
                if address.path in self._site.files:
                    wanted |= self._with_imports(address.path)
        return wanted

    def weight(self, page: BuiltPage, besides: set[str]) -> int:
        """Bytes on the way, gzipped: of the page and the files."""
        return self.packed(page.path) + sum(map(self.packed, besides))

    @lru_cache(maxsize=4096)  # noqa: B019 (lives as long as one reading of a site)
    def packed(self, path: str) -> int:
        """The size of a file gzipped, or as it is where that is smaller."""
        content = (self._site.folder / path).read_bytes()
        return min(len(content), len(zlib.compress(content, 6)) + 12)

    @lru_cache(maxsize=1024)  # noqa: B019
    def named_in(self, path: str) -> tuple[Named, ...]:
        """The addresses in a style sheet or a module."""
        read = self._site.addresses.read
        if path.endswith(".css"):
            found = [(value, True) for value in _in_style(self._site.text(path))]
        elif path.endswith(".js"):
            found = list(_in_module(self._site.text(path)))
        else:
            return ()
        return tuple(Named(value, read(path, value), at_once) for value, at_once in found)

    def _with_imports(self, path: str) -> set[str]:
        seen, left = set(), [path]
        while left:
            at = left.pop()
            if at in seen or at not in self._site.files:
                continue
            seen.add(at)
            left += [named.address.path for named in self.named_in(at) if named.at_once]
        return seen


def _in_style(text: str) -> Iterator[str]:
    for found in _IN_STYLE.finditer(_COMMENT.sub("", text)):
        value = next((value for value in found.groups() if value is not None), "").strip()
        if value and not value.startswith(("data:", "#")):
            yield value


def _in_module(text: str) -> Iterator[tuple[str, bool]]:
    text = _COMMENT.sub("", text)
    yield from ((found["path"], True) for found in _IN_MODULE.finditer(text))
    yield from ((found["path"], False) for found in _LATER.finditer(text))
