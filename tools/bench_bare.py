"""The C YAML loader alone, in a process of its own: ``python -m tools.bench_bare ROOT REPORT``."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import yaml


def main() -> None:
    """Read the files that ``generator.site.load`` reads; the time leaves out the imports."""
    root, report = map(Path, sys.argv[1:])
    started = time.perf_counter()
    for path in sorted((root / "cases").rglob("*.yml")):
        yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    seconds = time.perf_counter() - started
    report.write_text(json.dumps({"seconds": seconds}), encoding="utf-8")


if __name__ == "__main__":
    main()
