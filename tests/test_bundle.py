"""A release's files: whole, checked by their sums, the same bytes from the same site."""

from __future__ import annotations

import subprocess
import tarfile
from pathlib import Path

import pytest

from tests.projects import files_of
from tools.bundle import bundle


@pytest.fixture
def built(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    for name in ("index.html", "api/v1/index.json", "api/v1/entries.csv", "api/v1/scams/求.json"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(f"内容 {name}", encoding="utf-8")
    return site


def test_everything_is_in_it(built: Path, tmp_path: Path) -> None:
    bundle(built, tmp_path / "release")
    with tarfile.open(tmp_path / "release" / "site.tar.gz") as tar:
        tar.extractall(tmp_path / "out", filter="data")
    with tarfile.open(tmp_path / "release" / "data.tar.gz") as tar:
        tar.extractall(tmp_path / "out", filter="data")
    assert files_of(tmp_path / "out" / "site") == files_of(built)
    assert files_of(tmp_path / "out" / "data") == files_of(built / "api" / "v1")
    for name in ("entries.csv", "index.json"):
        kept = (tmp_path / "release" / name).read_bytes()
        assert kept == (built / "api" / "v1" / name).read_bytes()


def test_the_sums_are_those_that_sha256sum_checks(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "release"
    bundle(built, target)
    check = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    assert subprocess.run(check, cwd=target, capture_output=True, check=False).returncode == 0
    listed = {line.split()[1] for line in (target / "SHA256SUMS").read_text().splitlines()}
    assert listed == {path.name for path in target.iterdir()} - {"SHA256SUMS"}
    (target / "entries.csv").write_text("x")
    assert subprocess.run(check, cwd=target, capture_output=True, check=False).returncode == 1


def test_the_same_site_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    bundle(built, tmp_path / "a")
    for path in built.rglob("*.json"):
        path.touch()
        path.chmod(0o600)
    bundle(built, tmp_path / "b")
    assert files_of(tmp_path / "a") == files_of(tmp_path / "b")


def test_nothing_is_overwritten_and_nothing_made_of_nothing(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "release"
    target.mkdir()
    (target / "mine").write_text("x")
    with pytest.raises(SystemExit, match="不是空的"):
        bundle(built, target)
    with pytest.raises(SystemExit, match="没有生成好的网站"):
        bundle(tmp_path, tmp_path / "other")
