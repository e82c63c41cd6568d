"""Copies of this project for tests to build, break and serve."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

REPO = Path(__file__).parent.parent


def copy_project(target: Path) -> Path:
    """What a build needs, copied to ``target``."""
    target.mkdir(parents=True)
    for name in ("cases", "content", "site-overrides"):
        shutil.copytree(REPO / name, target / name)
    shutil.copy(REPO / "mkdocs.yml", target)
    return target


def files_of(folder: Path) -> dict[str, str]:
    """Path -> hash of every file below ``folder``."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
