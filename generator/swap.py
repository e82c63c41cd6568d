"""Folders put in place whole: readers see the old one or the new one, never a half of either."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SITE_MARK = ".fanzha-site"
"""Marks a built site, whether ``fanzha build`` or ``mkdocs build`` made it."""


class NotOurs(Exception):
    """The target holds something that this program did not make, so it stays untouched."""


@contextmanager
def replaced(target: Path, mark: str) -> Iterator[Path]:
    """Yield an empty folder; if the block ends well, it takes the place of ``target``.

    ``target`` is replaced only if it is absent, empty, or bears the file ``mark`` of an earlier
    run, else ``NotOurs`` is raised before anything is done. If the block raises, ``target``
    stays as it was.
    """
    if target.is_symlink() or (target.exists() and not _is_ours(target, mark)):
        raise NotOurs(str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    # Beside the target: a rename within one file system is a single step.
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as temporary:
        fresh = Path(temporary, "new")
        fresh.mkdir()
        yield fresh
        (fresh / mark).write_text("", encoding="utf-8")
        old = Path(temporary, "old")
        if target.exists():
            target.rename(old)
        try:
            fresh.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)


def _is_ours(target: Path, mark: str) -> bool:
    return target.is_dir() and ((target / mark).is_file() or not any(target.iterdir()))
