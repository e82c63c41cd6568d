"""What the generator makes: pages of Markdown, and files beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from generator.markup import wide
from generator.search import Record


@dataclass(frozen=True, slots=True)
class Page:
    """One page of Markdown.

    ``path`` is its place in the tree (``scams/fake-refund.md``), ``source`` the file an editor
    changes it by, from the project's root; ``record`` is what search knows of it, if anything.
    A draft is shown by ``serve`` and left out of what is published. A page that is not
    ``is_indexed`` is published, but search engines, the sitemap and ``llms.txt`` pass it over.
    """

    path: str
    title: str
    text: str
    source: str = ""
    description: str = ""
    record: Record | None = None
    is_draft: bool = False
    is_indexed: bool = True
    meta: Mapping[str, object] = field(default_factory=dict)

    @property
    def uri(self) -> str:
        """Its address below the site's root: ``scams/fake-refund/``; the home page's is empty."""
        stem = self.path.removesuffix(".md")
        return stem.removesuffix("index") if stem.endswith("index") else f"{stem}/"

    @property
    def markdown(self) -> str:
        """The whole file: front matter, always there, then the text."""
        head: dict[str, object] = {"title": wide(self.title)}
        if self.description:
            head["description"] = wide(self.description)
        head.update(self.meta)
        return f"---\n{yaml.safe_dump(head, allow_unicode=True, sort_keys=False)}---\n\n{self.text}"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is no page: ``path`` in the tree, and its bytes or text."""

    path: str
    content: str | bytes
