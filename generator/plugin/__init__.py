"""The MkDocs front: hands the site's pages to MkDocs. Nothing else here imports mkdocs."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from mkdocs.commands import build as build_command
from mkdocs.commands import serve as serve_command
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from generator import collector, csp, headers, offline, scripts
from generator.broken import broken_pages
from generator.built import BuiltSite
from generator.forge import forge
from generator.gather import CASES
from generator.imprint import imprint
from generator.lean import LeanMarkdown
from generator.outputs import made_outputs
from generator.outputs.head import Heads
from generator.page import Asset, Page
from generator.pages import RESERVED
from generator.plugin.converted import Conversion, ConvertedPage
from generator.reports import text as text_report
from generator.search.background import IndexWriter
from generator.site import Site, load
from generator.swap import SITE_MARK

log = get_plugin_logger("fanzha")

THEME_SCRIPTS = "assets/javascripts/"
"""2.5 MB that no page asks for: the theme's own scripts are left out."""

OUR_SCRIPTS = "assets/"


class BuildFailed(Exception):
    """MkDocs could not build the site, or warned while strict; it has said why."""


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin takes none: what there is to say stands in ``cases/`` and the theme."""


class FanzhaPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Puts the generated pages beside the hand-written ones."""

    def __init__(self) -> None:
        self.serving = False
        self.ready: Site | None = None
        """A site that was loaded and judged already, for one build."""
        self.last_good: Site | None = None
        """What ``serve`` goes on showing while an entry is broken."""
        self.index: IndexWriter | None = None
        self.heads: Heads | None = None
        self.scripts: set[str] = set()
        """The hashes of all scripts that stand in the pages of one build."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        # MkDocs hands the list to Markdown, which takes extensions as well as their names.
        config.markdown_extensions.append(LeanMarkdown())  # type: ignore[arg-type]
        new_file = config.extra.get("new_file")
        config.extra["fanzha_forge"] = forge(str(config.edit_uri_template or ""), new_file)
        config.theme.static_templates.discard("sitemap.xml")  # ours bears the entries' dates
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        self.scripts = set()
        config.extra["fanzha_serving"] = self.serving
        for unused in [file for file in files if file.src_uri.startswith(THEME_SCRIPTS)]:
            files.remove(unused)
        for script in [file for file in files if file.src_uri.startswith(OUR_SCRIPTS)]:
            if script.is_javascript():
                code = scripts.bare(script.content_string)
                _place(files, File.generated(config, script.src_uri, content=code))
        site, self.ready = self.ready or load(_root(config)), None
        pages, good = self._sound(site, config)
        self.index = IndexWriter(good.records if good else (), Path(config.site_dir))
        conversion = Conversion()
        titles = _nav_titles(config.nav)
        for page in pages:
            file = _put(files, config, page, titles)
            ConvertedPage(titles.get(page.path), file, config, conversion)
        config.nav = config.nav and _without_empty(config.nav, files)
        for asset in good.assets if good else ():
            files.append(File.generated(config, asset.path, content=self._content(asset)))
        self._put_outputs(files, config, good)
        return files

    def on_page_context(
        self,
        context: TemplateContext,
        /,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,
        nav: Navigation,
    ) -> TemplateContext:
        head = self.heads.of(page.file.src_uri) if self.heads else None
        return {**context, "head": head}  # type: ignore[typeddict-unknown-key]

    def on_build_error(self, *, error: Exception) -> None:
        if self.index:
            self.index.stop()

    def on_post_page(self, output: str, /, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        return self._secured(output)

    def on_post_template(
        self, output_content: str, /, *, template_name: str, config: MkDocsConfig
    ) -> str:
        is_page = template_name.endswith(".html")
        return self._secured(output_content) if is_page else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.index:
            self.index.finish()
        folder = Path(config.site_dir)
        (folder / SITE_MARK).write_text("", encoding="utf-8")
        if not self.serving:
            (folder / headers.FILE).write_text(headers.headers(self.scripts), encoding="utf-8")
            release = offline.release(BuiltSite(folder))
            (folder / offline.WORKER).write_text(offline.worker(release), encoding="utf-8")

    def on_serve(
        self,
        server: LiveReloadServer,
        /,
        *,
        config: MkDocsConfig,
        builder: Callable[..., Any],
    ) -> LiveReloadServer:
        root = _root(config)
        for watched in (root / CASES, *(Path(folder) for folder in _custom(config))):
            if watched.is_dir():
                server.watch(str(watched))
        return server

    def _put_outputs(self, files: Files, config: MkDocsConfig, site: Site | None) -> None:
        """Add what machines read; without a sound site there is nothing to tell them."""
        self.heads = None
        if site:
            settings = imprint(config.site_name, config.site_url, config.site_description)
            edition = site.edition(settings)
            self.heads = Heads(edition)
            for asset in made_outputs(edition):
                _place(files, _output(config, asset, self._content(asset)))

    def _content(self, asset: Asset) -> str | bytes:
        is_page = asset.path.endswith(".html") and isinstance(asset.content, str)
        return self._secured(str(asset.content)) if is_page else asset.content

    def _secured(self, html: str) -> str:
        """A page with its security policy; a preview has none, for MkDocs adds its own script."""
        if self.serving:
            return html
        found = csp.hashes(html)
        self.scripts |= found
        return csp.secured(html, found)

    def _sound(self, site: Site, config: MkDocsConfig) -> tuple[Iterable[Page], Site | None]:
        """The pages to show, and the site that files and search come from, if there is one.

        A broken site stops a build; ``serve`` shows the report among the pages of the last
        good one: raising there would hang every browser.
        """
        config.extra["fanzha_findings"] = len(site.diagnostics) if site.has_errors else 0
        shown = self.last_good if site.has_errors else site
        config.extra["fanzha_hotlines"] = shown.catalog.hotlines if shown else {}
        if not site.has_errors:
            self.last_good = site
            return site.pages, site
        report = text_report.report(site.diagnostics, site.texts)
        if not self.serving:
            raise PluginError(f"案例文件有错误，没有生成网站：\n\n{report}")
        log.error("案例文件有错误，先显示上一次正确的内容：\n\n%s", report)
        return broken_pages(site, self.last_good), self.last_good


def build(root: Path, into: Path, site: Site) -> None:
    """Build ``site`` strictly into the folder ``into``; raises ``BuildFailed``."""
    try:
        config = load_config(str(root / "mkdocs.yml"), strict=True, site_dir=str(into))
        plugin = config.plugins["fanzha"]
        if not isinstance(plugin, FanzhaPlugin):
            raise BuildFailed("mkdocs.yml 里的 fanzha 不是这个插件")
        plugin.ready = site
        site.make_pages()  # before the collector is told to pass over what is there
        config.plugins.on_startup(command="build", dirty=False)
        with _warnings_shown(), collector.rare():
            build_command.build(config)
        config.plugins.on_shutdown()
    except (Abort, BuildError, ConfigurationError) as error:
        raise BuildFailed(str(error)) from error


@contextmanager
def _warnings_shown() -> Iterator[None]:
    """MkDocs' warnings on standard error: strict counts them, and nothing else would say them."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(levelname)s - %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


def serve(root: Path, address: str | None) -> None:
    """Serve the project with live reload until interrupted; raises ``BuildFailed``."""
    given: dict[str, Any] = {"dev_addr": address} if address else {}
    try:
        serve_command.serve(str(root / "mkdocs.yml"), **given)
    except (Abort, BuildError, ConfigurationError) as error:
        raise BuildFailed(str(error)) from error


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def _custom(config: MkDocsConfig) -> list[str]:
    return [config.theme.custom_dir] if config.theme.custom_dir else []


def _put(files: Files, config: MkDocsConfig, page: Page, in_nav: Container[str]) -> File:
    """Add a page, in place of the hand-written file it was read from if there is one."""
    level = InclusionLevel.NOT_IN_NAV
    if page.is_draft:
        level = InclusionLevel.DRAFT
    elif page.path in in_nav:
        level = InclusionLevel.UNDEFINED
    file = File.generated(config, page.path, content=page.markdown, inclusion=level)
    file.edit_uri = page.source or None
    _place(files, file)
    return file


def _place(files: Files, file: File) -> None:
    """Add a file, in place of the one of its name if there is one."""
    existing = files.get_file_from_path(file.src_uri)
    if existing is not None:
        files.remove(existing)
    files.append(file)


def _output(config: MkDocsConfig, asset: Asset, content: str | bytes) -> File:
    """A file that is copied as it is, even if its name is like that of a page's source."""
    source = f"{asset.path}.txt" if asset.path.endswith(".md") else asset.path
    file = File.generated(config, source, content=content)
    file.dest_uri = asset.path
    return file


def _without_empty(nav: Any, files: Files) -> Any:
    """The nav without the generated pages that were not made: nothing would stand in them."""
    if isinstance(nav, dict):
        kept = {title: _without_empty(item, files) for title, item in nav.items()}
        return {title: item for title, item in kept.items() if item}
    if isinstance(nav, list):
        return [item for item in (_without_empty(item, files) for item in nav) if item]
    return nav if nav in files.src_uris or not nav.startswith(RESERVED) else None


def _nav_titles(nav: Any, title: str | None = None) -> dict[str, str | None]:
    """The titles that the nav gives, by the path of the page; none where it gives no title."""
    if isinstance(nav, str):
        return {nav: title}
    named = nav.items() if isinstance(nav, dict) else ((None, item) for item in nav or ())
    return {path: name for key, item in named for path, name in _nav_titles(item, key).items()}
