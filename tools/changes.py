"""Which files a proposal touches, and what they held then: read through git, nothing checked out."""

from __future__ import annotations

import subprocess
from pathlib import Path


def changed(before: str, after: str = "HEAD", root: Path = Path()) -> list[str]:
    """Paths that were added or changed between two commits, deleted ones left out."""
    out = _git(
        root,
        "diff",
        "--name-only",
        "-z",
        "--diff-filter=d",
        "--end-of-options",
        before,
        after,
        "--",
    )
    return sorted(path for path in out.decode("utf-8", "replace").split("\0") if path)


def touched(before: str, after: str = "HEAD", root: Path = Path()) -> list[str]:
    """Paths that differ in any way from where the two commits part, deleted ones too."""
    base = _git(root, "merge-base", "--end-of-options", before, after).decode().strip()
    out = _git(
        root, "diff", "--name-only", "-z", "--no-renames", "--end-of-options", base, after, "--"
    )
    return sorted(path for path in out.decode("utf-8", "replace").split("\0") if path)


def held(path: str, commit: str, root: Path = Path(), most: int = 256 * 1024) -> bytes:
    """The first bytes of a file as it was in a commit; none where it was not there."""
    found = subprocess.run(
        ["git", "cat-file", "blob", f"{commit}:{path}"],
        cwd=root,
        capture_output=True,
        check=False,
    )
    return found.stdout[:most] if found.returncode == 0 else b""


def _git(root: Path, *words: str) -> bytes:
    return subprocess.run(["git", *words], cwd=root, capture_output=True, check=True).stdout
