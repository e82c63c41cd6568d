"""One file's check says what a check of everything says of that file, and reads little else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.model import LIST_KINDS
from generator.site import load
from tests.projects import REPO, SOUND, copy_library

BAD = REPO / "tests" / "bad"
FAULTS = sorted(path.name for path in BAD.iterdir() if path.is_dir())


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_library(tmp_path_factory.mktemp("nearby") / "project")


@pytest.fixture
def project(library: Path, tmp_path: Path) -> Path:
    shutil.copytree(library / "cases", tmp_path / "cases")
    return tmp_path


def lay(project: Path, file: Path) -> str:
    """Copy a faulty file into a library; its path as reports name it."""
    raw = file.read_bytes()
    is_list = any(f"kind: {kind}\n".encode() in raw for kind in LIST_KINDS)
    path = project / "cases" / ("reference" if is_list else "scams") / f"zz-{file.name}"
    path.write_bytes(raw)
    return path.relative_to(project).as_posix()


def add(project: Path, name: str, text: str) -> str:
    """Put an entry into a library; its path as reports name it."""
    path = project / "cases" / "scams" / name
    path.write_text(text, "utf-8")
    return path.relative_to(project).as_posix()


def told(project: Path, path: str) -> list[str]:
    """The rules that a check of one file names, after seeing that they are those of the whole."""
    part = load(project, only=[path]).diagnostics
    assert part == tuple(found for found in load(project).diagnostics if found.path == path)
    return [found.rule for found in part]


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_found_by_a_check_of_its_file_alone(project: Path, name: str) -> None:
    paths = [lay(project, path) for path in sorted((BAD / name).rglob("*.yml"))]
    for path in paths:
        told(project, path)


def test_faults_between_two_files_are_found(project: Path) -> None:
    for name in ("shared-source", "former-id", "near-duplicate"):
        texts = {path.name: path.read_text("utf-8") for path in (BAD / name).glob("*.yml")}
        paths = {other: add(project, other, text) for other, text in texts.items()}
        rules = {
            rule
            for other, path in paths.items()
            if other != "one.yml"
            for rule in told(project, path)
        }
        assert name in rules


def minimal(title: str) -> str:
    return SOUND.replace("某手法", title)


def test_a_title_in_escapes_is_found(project: Path) -> None:
    """The other file may say what its raw text does not show."""
    escaped = "".join(f"\\u{ord(char):04x}" for char in "假冒的某客服")
    add(project, "one.yml", minimal(f'"{escaped}"'))
    assert told(project, add(project, "two.yml", minimal("假冒的某客服"))) == ["duplicate-title"]


def test_a_title_over_two_lines_is_found(project: Path) -> None:
    add(project, "one.yml", minimal("假冒的 ETC\n  客服"))
    again = add(project, "two.yml", minimal("'假冒的 ETC 客服'"))
    assert told(project, again) == ["duplicate-title"]


def test_little_else_is_read() -> None:
    """Of the project's own entries, on the average less than a third share words with one."""
    paths = [path.relative_to(REPO).as_posix() for path in (REPO / "cases/scams").glob("*.yml")]
    read = [len(load(REPO, only=[path]).catalog.cases) for path in paths[:10]]
    assert sum(read) / len(read) < len(paths) / 3


def test_a_list_is_checked_with_everything_that_depends_on_it() -> None:
    path = "cases/reference/signals.yml"
    part, whole = load(REPO, only=[path]), load(REPO)
    assert len(part.catalog.cases) == len(whole.catalog.cases)


def test_the_command_says_how_much_it_has_checked(library: Path, tmp_path: Path) -> None:
    inside = library / "cases/scams/fake-refund.yml"
    outside = tmp_path / "fake-refund-again.yml"
    shutil.copy(inside, outside)
    run = CliRunner().invoke
    alone = run(main, ["check", "--root", str(library), str(inside)])
    assert (alone.exit_code, alone.output) == (0, "没有问题：1 个文件。\n")
    both = run(main, ["check", "--root", str(library), str(outside), str(inside)])
    assert "error[duplicate-title]" in both.output
