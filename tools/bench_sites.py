"""The things that are measured side by side on one project: how each is set up and run."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tools.bench_runs import Command, Cost, run, run_child
from tools.entries import ROOT

BIN = Path(sys.executable).parent
_PYTHON: Command = (sys.executable, "-m")
_CHILDREN: dict[str, Command] = {
    "bare": (*_PYTHON, "tools.bench_bare"),
    "load": (*_PYTHON, "tools.bench_ours", "load"),
    "one": (*_PYTHON, "tools.bench_ours", "one"),
    "index": (*_PYTHON, "tools.bench_ours", "index"),
}


class _Settings(yaml.SafeLoader):
    """Reads mkdocs.yml; an ``!ENV`` value is its default."""


def _default(loader: yaml.SafeLoader, node: Any) -> Any:
    return loader.construct_sequence(node)[-1]


_Settings.add_constructor("!ENV", _default)


class Bench(NamedTuple):
    """A project of generated entries, and the same exported for other builders."""

    project: Path
    exported: Path

    def child(self, what: str) -> Cost:
        """``bare``, ``load``, ``one`` or ``index``: the loader alone, and parts of ours."""
        return run_child([*_CHILDREN[what], self.project], ROOT)

    def build(self, name: str) -> Cost:
        """``ours``, or one of the builds ``settings`` knows, from nothing."""
        folder = self.project if name == "ours" else self.exported
        site = folder / ("site" if name == "ours" else f"site-{name}")
        for left in (site, folder / ".cache"):
            shutil.rmtree(left, ignore_errors=True)
        return run(_builder(name), folder, site=site)


_WITHOUT_JIEBA = """\
import sys
sys.modules["jieba"] = None
from mkdocs.__main__ import cli
cli()
"""
"""MkDocs where ``import jieba`` fails, as on a machine without it."""


def _builder(name: str) -> Command:
    if name == "ours":
        return [BIN / "fanzha", "build"]
    if name == "zensical":
        return [BIN / "zensical", "build", "-f", "zensical.yml"]
    if name == "nav-bare":
        return [sys.executable, "-c", _WITHOUT_JIEBA, "build", "-f", f"{name}.yml"]
    return [BIN / "mkdocs", "build", "-f", f"{name}.yml"]


def prepare(folder: Path, count: int) -> Bench:
    """A project of ``count`` entries under ``folder``, checked and exported."""
    bench = Bench(folder / "project", folder / "exported")
    run([*_PYTHON, "tools.entries", bench.project, str(count)], ROOT)
    run([BIN / "fanzha", "check", "--root", bench.project], ROOT)
    docs = bench.exported / "docs"
    run([BIN / "fanzha", "generate", "--root", bench.project, "--to", docs], ROOT)
    shutil.rmtree(docs / "search")  # our index: no other builder should have to copy it
    for name, values in settings(bench.project, docs):
        text = yaml.safe_dump(values, allow_unicode=True, sort_keys=False)
        (bench.exported / f"{name}.yml").write_text(text, encoding="utf-8")
    return bench


def settings(project: Path, docs: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The plain ``mkdocs.yml`` of each rival, by name."""
    ours = yaml.load((project / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Settings)
    kept = ("site_name", "site_url", "markdown_extensions", "validation")
    base = {key: ours[key] for key in kept} | {
        "docs_dir": docs.name,
        "theme": {"name": "material", "language": "zh", "font": False},
    }
    folders = sorted(path.name for path in docs.iterdir() if any(path.glob("*.md")))
    small = {"nav": ours["nav"], "not_in_nav": "\n".join(f"/{name}/" for name in folders)}
    for name in ("nav", "nav-bare"):
        yield name, base | {"site_dir": f"site-{name}", "plugins": ["search"]}
    yield "plain", base | {"site_dir": "site-plain", "plugins": [], **small}
    yield "zensical", base | {"site_dir": "site-zensical", "nav": ours["nav"]}
