"""A built site: its files, and its pages read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.built.address import Addresses
from generator.built.page import BuiltPage, read_page


@dataclass(frozen=True)
class BuiltSite:
    """The folder of a built site. Symbolic links and hidden files are no part of it."""

    folder: Path

    @cached_property
    def files(self) -> frozenset[str]:
        """The paths of all files, from the site's root."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return frozenset(path.relative_to(self.folder).as_posix() for path in found)

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        """Every page of HTML by its path."""
        paths = sorted(path for path in self.files if path.endswith(".html"))
        return {path: self.page(path) for path in paths}

    @cached_property
    def addresses(self) -> Addresses:
        """Reads addresses as from where the home page says that it is published."""
        home = self.page("index.html") if "index.html" in self.files else None
        return Addresses(home.canonical if home else "")

    def page(self, path: str) -> BuiltPage:
        """One page, read now."""
        return read_page(path, self.text(path))

    def text(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8", errors="replace")
