"""``/llms.txt``: the pages worth reading, for language models, in the form of llmstxt.org."""

from __future__ import annotations

from collections.abc import Iterator

from generator.outputs.edition import Edition, copy_of
from generator.outputs.readable import readable
from generator.page import Asset, Page

PATHS = ("llms.txt",)

FIRST = ("help.md", "hotlines.md")
"""What a reader in need is sent to before anything else."""


def assets(edition: Edition) -> Iterator[Asset]:
    text = edition.wording.render(
        "llms.md.j2",
        "llms.txt",
        imprint=edition.imprint,
        sections=tuple(_sections(edition)),
        address=lambda page: edition.url(copy_of(page) if edition.is_site else page.uri),
        data=[
            edition.url(name) for name in ("api/v1/index.json", "api/v1/entries.csv", "feed.xml")
        ],
    )
    yield Asset("llms.txt", readable(text, lambda target, _in_html: target))


def _rank(page: Page) -> tuple[bool, bool, str]:
    """Help first; the index of a folder before what it names."""
    return page.path not in FIRST, not page.path.endswith("index.md"), page.path


def _sections(edition: Edition) -> Iterator[tuple[str, list[Page]]]:
    """The pages of each folder, under the title of its index; those of none come first."""
    folders: dict[str, list[Page]] = {"": []}
    for page in sorted(edition.indexed, key=_rank):
        folders.setdefault(page.path.rpartition("/")[0], []).append(page)
    for folder, pages in folders.items():
        index = edition.page_at.get(f"{folder}/index.md")
        yield index.title if index else folder, pages
