"""The whole site as a plain Markdown tree, for any builder that reads one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.imprint import read_imprint
from generator.outputs import made_outputs
from generator.page import Asset
from generator.site import Site
from generator.swap import replaced

MARK = ".fanzha-generated"
OVERRIDES = "site-overrides"


def export(site: Site, target: Path) -> int:
    """Write pages and files under ``target`` at once and return how many.

    Replaces only a folder that an earlier run made (it bears ``MARK``); raises ``NotOurs``.
    """
    count = 0
    with replaced(target, MARK) as fresh:
        for asset in _everything(site):
            path = fresh / asset.path
            path.parent.mkdir(parents=True, exist_ok=True)
            content = asset.content
            path.write_bytes(content.encode() if isinstance(content, str) else content)
            count += 1
    return count


def _everything(site: Site) -> Iterator[Asset]:
    yield from site.written.assets
    yield from (Asset(page.path, page.markdown) for page in site.pages if not page.is_draft)
    yield from site.assets
    yield from site.index()
    yield from made_outputs(site.edition(read_imprint(site.root), is_site=False))
    browser = site.root / OVERRIDES / "assets"
    for real in sorted(browser.rglob("*")) if browser.is_dir() else ():
        if real.is_file() and not real.is_symlink():
            yield Asset(f"assets/{real.relative_to(browser).as_posix()}", real.read_bytes())
