"""The search index of a project, alone: ``python -m tools.bench_search_index ROOT FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.search.background import IndexWriter
from generator.site import load


def main() -> None:
    """Write what a build writes under ``search/``, without the pages."""
    root, folder = map(Path, sys.argv[1:])
    IndexWriter(load(root).records, folder).finish()


if __name__ == "__main__":
    main()
