"""Parts of ours, in a process of their own: ``python -m tools.bench_ours WHAT ROOT REPORT``.

Each times itself after its imports, so that the start of Python can be left out.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.page import Asset
from generator.site import load as load_site
from tools.bench_clock import clocked, tell


def load(root: Path) -> Mapping[str, Any]:
    """Read and check everything; the entries must be without findings."""
    with clocked() as time:
        site = load_site(root)
    if site.diagnostics:
        raise SystemExit(f"{len(site.diagnostics)} findings, the first: {site.diagnostics[0]}")
    return time


def one(root: Path) -> Mapping[str, Any]:
    """Check one entry in the middle of the library, as ``fanzha check FILE`` does."""
    paths = sorted(path.relative_to(root).as_posix() for path in root.glob("cases/scams/*.yml"))
    with clocked() as time:
        site = load_site(root, only=[paths[len(paths) // 2]])
    if site.diagnostics:
        raise SystemExit(f"{len(site.diagnostics)} findings, the first: {site.diagnostics[0]}")
    return {**time, "read": len(site.catalog.cases)}


def index(root: Path) -> Mapping[str, Any]:
    """The search index alone, its pages made before; and what it weighs, in bytes."""
    site = load_site(root)
    bool(site.records)
    with clocked() as time:
        files = list(site.index())
    texts = [file for file in files if file.path.startswith("search/doc/")]
    shards = [file for file in files if not file.path.startswith("search/doc/")]
    return {**time, "shards": _weight(shards), "texts": _weight(texts)}


def _weight(files: list[Asset]) -> Mapping[str, int]:
    contents = (file.content for file in files)
    raws = [text.encode() if isinstance(text, str) else text for text in contents]
    packed = [len(gzip.compress(raw, 6, mtime=0)) for raw in raws]
    return {"files": len(raws), "raw": sum(map(len, raws)), "gzipped": sum(packed)}


def main() -> None:
    what, root, report = sys.argv[1:]
    said = {"load": load, "one": one, "index": index}[what](Path(root))
    tell(Path(report), said)


if __name__ == "__main__":
    main()
