"""The sites that the search benchmark asks: ours, and one for the two others."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import NamedTuple

import yaml

from tools.bench_runs import run
from tools.bench_search_engines import PAGEFIND_PAGE
from tools.bench_sites import BIN, settings
from tools.entries import ROOT


class Sites(NamedTuple):
    """The folders to serve, and the Markdown that both were made of; none for ours alone."""

    ours: Path
    others: Path | None = None
    docs: Path | None = None


def real(folder: Path) -> Sites:
    """The project's own library."""
    ours = folder / "ours"
    run([BIN / "fanzha", "build", "--root", ROOT, "--to", ours], ROOT)
    return _with_others(ROOT, folder, ours)


def generated(folder: Path, count: int, *, shell: Path, others: bool) -> Sites:
    """``count`` generated entries. Only their index is made: the page that asks is ``shell``'s."""
    project = folder / "project"
    run([sys.executable, "-m", "tools.entries", project, str(count)], ROOT)
    ours = folder / "ours"
    shutil.copytree(shell, ours, ignore=shutil.ignore_patterns("shard", "doc"))
    run([sys.executable, "-m", "tools.bench_search_index", project, ours], ROOT)
    return _with_others(project, folder, ours) if others else Sites(ours)


def _with_others(project: Path, folder: Path, ours: Path) -> Sites:
    """Material's search and Pagefind over the same pages, in one site."""
    docs = folder / "exported" / "docs"
    run([BIN / "fanzha", "generate", "--root", project, "--to", docs], ROOT)
    shutil.rmtree(docs / "search")  # our index, and not the others' to carry
    (docs / "search.md").unlink()
    config = dict(settings(project, docs))["plain"] | {"plugins": ["search"], "site_dir": "site"}
    config["nav"] = [item for item in config["nav"] if "search.md" not in item.values()]
    text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    (docs.parent / "mkdocs.yml").write_text(text, encoding="utf-8")
    run([BIN / "mkdocs", "build", "-q"], docs.parent)
    site = docs.parent / "site"
    only = ("--silent", "--root-selector", "article")
    run([sys.executable, "-m", "pagefind", "--site", site, *only], docs.parent)
    (site / "pagefind.html").write_text(PAGEFIND_PAGE, encoding="utf-8")
    return Sites(ours, site, docs)
