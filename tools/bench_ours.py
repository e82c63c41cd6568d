"""Parts of ours, in a process of their own: ``python -m tools.bench_ours WHAT ROOT REPORT``.

Each times itself after its imports, so that the start of Python can be left out.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from pathlib import Path
from typing import Any

from generator.page import Asset
from generator.site import load as load_site

Report = dict[str, Any]


def load(root: Path) -> Report:
    """Read and check everything; the entries must be without findings."""
    started = time.perf_counter()
    site = load_site(root)
    seconds = time.perf_counter() - started
    if site.diagnostics:
        raise SystemExit(f"{len(site.diagnostics)} findings, the first: {site.diagnostics[0]}")
    return {"seconds": seconds}


def index(root: Path) -> Report:
    """The search index alone, its pages made before; and what it weighs, in bytes."""
    site = load_site(root)
    bool(site.pages)
    started = time.perf_counter()
    files = [asset for asset in site.assets if asset.path.startswith("search/")]
    seconds = time.perf_counter() - started
    texts = [file for file in files if file.path.startswith("search/doc/")]
    shards = [file for file in files if not file.path.startswith("search/doc/")]
    return {"seconds": seconds, "shards": _weight(shards), "texts": _weight(texts)}


def _weight(files: list[Asset]) -> Report:
    contents = (file.content for file in files)
    raws = [text.encode() if isinstance(text, str) else text for text in contents]
    packed = [len(gzip.compress(raw, 6, mtime=0)) for raw in raws]
    return {"files": len(raws), "raw": sum(map(len, raws)), "gzipped": sum(packed)}


def main() -> None:
    what, root, report = sys.argv[1:]
    said = {"load": load, "index": index}[what](Path(root))
    Path(report).write_text(json.dumps(said), encoding="utf-8")


if __name__ == "__main__":
    main()
