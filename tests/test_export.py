"""``fanzha generate``: the whole tree, the same bytes each time, only over a folder of its own."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator import export
from generator.cli import main
from generator.site import load
from generator.swap import NotOurs, replaced
from tests.projects import files_of

REPO = Path(__file__).parent.parent


def generate(target: Path) -> int:
    return (
        CliRunner().invoke(main, ["generate", "--to", str(target), "--root", str(REPO)]).exit_code
    )


def test_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    assert generate(tmp_path / "one") == 0
    assert generate(tmp_path / "two") == 0
    first = files_of(tmp_path / "one")
    assert first == files_of(tmp_path / "two")
    assert {"index.md", "help.md", "scams/fake-refund.md", "search/index.json"} <= set(first)
    assert generate(tmp_path / "one") == 0
    assert files_of(tmp_path / "one") == first


def test_a_foreign_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    assert generate(tmp_path) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_what_an_earlier_run_left_is_gone(tmp_path: Path) -> None:
    target = tmp_path / "tree"
    generate(target)
    (target / "scams" / "old.md").write_text("x")
    generate(target)
    assert not (target / "scams" / "old.md").exists()


def test_a_failure_midway_leaves_the_old_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "tree"
    site = load(REPO)
    export.export(site, target)
    before = files_of(target)
    everything = export._everything

    def fails(given: object) -> Iterator[object]:
        yield from list(everything(site))[:5]
        raise OSError("disk full")

    monkeypatch.setattr(export, "_everything", fails)
    with pytest.raises(OSError, match="disk full"):
        export.export(site, target)
    assert files_of(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["tree"]


def test_no_half_written_tree_is_ever_seen(tmp_path: Path) -> None:
    target = tmp_path / "tree"
    with replaced(target, ".mark") as fresh:
        (fresh / "a").write_text("1")
        assert not target.exists()
    with replaced(target, ".mark") as fresh:
        (fresh / "a").write_text("2")
        assert (target / "a").read_text() == "1"
    assert (target / "a").read_text() == "2"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(NotOurs), replaced(tmp_path / "link", ".mark"):
        pass


@contextmanager
def zensical_project(tmp_path: Path) -> Iterator[Path]:
    export.export(load(REPO), tmp_path / "docs")
    config = {
        "site_name": "canary",
        "site_url": "https://fanzha.example.org/",
        "docs_dir": "docs",
        "site_dir": "out",
        "theme": {"font": False},
        "markdown_extensions": ["attr_list", "tables"],
    }
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    yield tmp_path


def test_zensical_builds_the_tree(tmp_path: Path) -> None:
    with zensical_project(tmp_path) as project:
        command = shutil.which("zensical", path=str(Path(sys.executable).parent))
        assert command, "zensical is one of the pinned test dependencies"
        done = subprocess.run(
            [command, "build"],
            cwd=project,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        for case in load(REPO).catalog.cases:
            page = project / "out" / case.uri / "index.html"
            html = unescape(re.sub("</?mark>", "", page.read_text(encoding="utf-8")))
            assert case.entry.title in html
            assert all(turn.text[:6] in html for s in case.entry.scripts for turn in s.turns)
        assert (project / "out" / "search" / "index.json").is_file()
