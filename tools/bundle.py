"""What a release holds: ``python -m tools.bundle SITE TARGET``.

``site.tar.gz`` (the whole site), ``data.tar.gz`` (its machine outputs), ``entries.csv`` and
``index.json`` by themselves, and ``SHA256SUMS``. The same site gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import os
import shutil
import tarfile
from pathlib import Path

API = "api/v1"
ALONE = ("entries.csv", "index.json")
SUMS = "SHA256SUMS"


def bundle(site: Path, target: Path) -> None:
    """Write a release's files into ``target``, which must be new or empty."""
    if not (site / API / "index.json").is_file():
        raise SystemExit(f"{site.as_posix()} 里没有生成好的网站：先运行 make build")
    target.mkdir(parents=True, exist_ok=True)
    if any(target.iterdir()):
        raise SystemExit(f"{target.as_posix()} 不是空的，换一个文件夹")
    _pack(site, target / "site.tar.gz", "site")
    _pack(site / API, target / "data.tar.gz", "data")
    for name in ALONE:
        shutil.copyfile(site / API / name, target / name)
    (target / SUMS).write_text(sums(target), encoding="utf-8")


def sums(folder: Path) -> str:
    """``sha256sum``'s own lines of all files of a folder but its list of sums."""
    files = sorted(path for path in folder.iterdir() if path.name != SUMS)
    return "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in files)


def _pack(folder: Path, target: Path, name: str) -> None:
    """A tar of plain files in order, of no one, at the time of the release's commit."""
    at = int(os.environ.get("SOURCE_DATE_EPOCH") or "0")
    with (
        target.open("wb") as raw,
        gzip.GzipFile("", "wb", 9, raw, mtime=at) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = tarfile.TarInfo(f"{name}/{path.relative_to(folder).as_posix()}")
            entry.size, entry.mtime, entry.mode = path.stat().st_size, at, 0o644
            tar.addfile(entry, io.BytesIO(path.read_bytes()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("target", type=Path)
    given = parser.parse_args()
    bundle(given.site, given.target)


if __name__ == "__main__":
    main()
