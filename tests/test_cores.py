"""Work on many cores: the same results, the same words, and nothing lost when a worker dies."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator import cores
from generator.cli import main
from tests.projects import copy_library, files_of

HERE = os.getpid()
MANY = range(cores.FEW * 3)


@pytest.fixture
def forking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three workers, whatever this machine has and whoever else is at work in this process."""
    monkeypatch.setattr(cores, "count", lambda: 3)


def and_where(number: int) -> tuple[int, int]:
    return number, os.getpid()


def fails_at_50(number: int) -> int:
    if number == 50:
        raise ValueError("fifty")
    return number


def dies_elsewhere(number: int) -> int:
    if number == 50 and os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.usefixtures("forking")
def test_results_come_in_order_from_other_processes() -> None:
    results = cores.spread(and_where, MANY)
    assert [number for number, _ in results] == list(MANY)
    assert HERE not in {process for _, process in results}


@pytest.mark.usefixtures("forking")
def test_a_few_items_are_done_here() -> None:
    assert {process for _, process in cores.spread(and_where, range(cores.FEW - 1))} == {HERE}


@pytest.mark.usefixtures("forking")
def test_what_goes_wrong_in_a_worker_is_raised_here() -> None:
    with pytest.raises(ValueError, match="fifty"):
        cores.spread(fails_at_50, MANY)


@pytest.mark.usefixtures("forking")
def test_what_a_killed_worker_left_is_done_here() -> None:
    assert cores.spread(dies_elsewhere, MANY) == list(MANY)


def test_nothing_is_forked_beside_a_thread() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert cores.count() == 1
        assert {process for _, process in cores.spread(and_where, MANY)} == {HERE}
    finally:
        done.set()
        thread.join()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return copy_library(tmp_path / "project")


def build(root: Path, monkeypatch: pytest.MonkeyPatch, workers: int) -> tuple[int, str]:
    monkeypatch.setattr(cores, "count", lambda: workers)
    monkeypatch.setattr(cores, "FEW", 1)
    result = CliRunner().invoke(main, ["build", "--root", str(root)])
    return result.exit_code, result.output


def test_a_site_is_the_same_on_one_core_and_on_many(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert build(library, monkeypatch, 1)[0] == 0
    alone = files_of(library / "site")
    assert build(library, monkeypatch, 3)[0] == 0
    assert files_of(library / "site") == alone


def test_a_warning_from_a_worker_is_told_and_stops_the_build(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = library / "content/about.md"
    page.write_text(page.read_text("utf-8") + "\n[x](gone.md)\n", "utf-8")
    code, alone = build(library, monkeypatch, 1)
    assert (code, alone.count("gone.md")) == (1, 1)
    assert build(library, monkeypatch, 3) == (code, alone)


def test_text_that_another_plugin_changes_is_converted_as_changed(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = "def on_page_markdown(markdown, **_):\n    return markdown + '\\n\\n此页已核对。\\n'\n"
    (library / "hook.py").write_text(hook, "utf-8")
    settings = library / "mkdocs.yml"
    config = yaml.safe_load(settings.read_text("utf-8"))
    settings.write_text(yaml.safe_dump(config | {"hooks": ["hook.py"]}), "utf-8")
    code, output = build(library, monkeypatch, 3)
    assert code == 0, output
    assert "此页已核对。" in (library / "site/help/index.html").read_text("utf-8")
