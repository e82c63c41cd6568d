"""The C YAML loader alone, in a process of its own: ``python -m tools.bench_bare ROOT REPORT``."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

from tools.bench_clock import clocked, tell


def main() -> None:
    """Read the files that ``generator.site.load`` reads; the time leaves out the imports."""
    root, report = map(Path, sys.argv[1:])
    with clocked() as time:
        for path in sorted((root / "cases").rglob("*.yml")):
            yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    tell(report, time)


if __name__ == "__main__":
    main()
