"""All pages' Markdown made HTML on all cores, where MkDocs would make one after the other."""

from __future__ import annotations

import logging
from functools import partial
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from generator import cores


class Converted(NamedTuple):
    """What MkDocs makes of a page's ``markdown``; anchors linked to by the page they are on."""

    markdown: str
    content: str
    toc: TableOfContents
    title: str | None
    anchors: set[str]
    links: dict[str, dict[str, str]]


class Conversion:
    """The pages of one build. They are converted together when the first is asked for."""

    def __init__(self) -> None:
        self.pages: list[ConvertedPage] = []
        self._made: dict[str, Converted | None] | None = None

    def of(self, page: ConvertedPage, config: MkDocsConfig, files: Files) -> Converted | None:
        """What became of a page; nothing where it must be converted for itself.

        That is where a warning is to be told, or where another plugin has changed the text.
        """
        if self._made is None:
            self._made = self._convert(config, files)
        made = self._made.get(page.file.src_uri)
        return made if made and made.markdown == page.markdown else None

    def _convert(self, config: MkDocsConfig, files: Files) -> dict[str, Converted | None]:
        if cores.count() == 1:
            return {}
        pages = [page for page in self.pages if page.file.inclusion.is_included()]  # type: ignore[no-untyped-call]
        made = cores.spread(partial(_converted, config, files), pages)
        return {page.file.src_uri: one for page, one in zip(pages, made, strict=True)}


class ConvertedPage(Page):
    """A page that is converted together with the others."""

    def __init__(
        self, title: str | None, file: File, config: MkDocsConfig, conversion: Conversion
    ) -> None:
        super().__init__(title, file, config)
        self._conversion = conversion
        conversion.pages.append(self)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        made = self._conversion.of(self, config, files)
        if made is None:
            super().render(config, files)
            return
        self.content, self.toc, self._title_from_render = made.content, made.toc, made.title
        self.present_anchor_ids = made.anchors
        self.links_to_anchors = {
            file: anchors
            for uri, anchors in made.links.items()
            if (file := files.get_file_from_path(uri))
        }


def _converted(config: MkDocsConfig, files: Files, page: ConvertedPage) -> Converted | None:
    """Done in a worker, which has a copy of everything."""
    told = _Told()
    logging.getLogger("mkdocs").handlers = [told]
    page.read_source(config)
    Page.render(page, config, files)
    links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
    if told.anything:
        return None
    return Converted(
        page.markdown or "",
        page.content or "",
        page.toc,
        page._title_from_render,
        page.present_anchor_ids or set(),
        links,
    )


class _Told(logging.Handler):
    """Whether anything was said: it is to be said where all can hear it."""

    anything = False

    def emit(self, record: logging.LogRecord) -> None:
        self.anything = True
