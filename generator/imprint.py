"""The site's imprint: its name, its address and what it says of itself, as in ``mkdocs.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped]

RESERVED_ADDRESS = "https://fanzha.example.org/"
"""Where a site without an address of its own says that it stands: a name nobody can own."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """``address`` is absolute and ends with a slash."""

    name: str
    address: str
    summary: str

    def url(self, uri: str = "", anchor: str = "") -> str:
        """The absolute address of what stands at ``uri``, a path from the site's root."""
        return self.address + quote(uri) + (f"#{quote(anchor)}" if anchor else "")


def imprint(name: str | None, address: str | None, summary: str | None) -> Imprint:
    """The imprint of a site with these settings; any of them may be missing."""
    parts = urlsplit(address or RESERVED_ADDRESS)
    path = parts.path if parts.path.endswith("/") else f"{parts.path}/"
    return Imprint(name or "", parts._replace(path=path).geturl(), summary or "")


def read_imprint(root: Path) -> Imprint:
    """The imprint that MkDocs finds in ``root/mkdocs.yml``, read without MkDocs."""
    path = root / "mkdocs.yml"
    given: Any = yaml.load(path.read_bytes(), Loader=_Settings) if path.is_file() else None
    given = given if isinstance(given, dict) else {}
    return imprint(*(given.get(f"site_{key}") for key in ("name", "url", "description")))


class _Settings(yaml.SafeLoader):
    """Reads MkDocs' settings: its ``!ENV`` as MkDocs does, other tags of its as nothing."""


_Settings.add_constructor("!ENV", construct_env_tag)
_Settings.add_constructor(None, lambda loader, node: None)
