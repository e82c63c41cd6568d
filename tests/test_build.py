"""``fanzha build`` and plain ``mkdocs build --strict``: one site, put in place whole or not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.projects import copy_project, files_of

REPO = Path(__file__).parent.parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project")


def build(project: Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["build", "--root", str(project)])
    return result.exit_code, result.output


def mkdocs(project: Path, target: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(target)]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def test_both_ways_give_the_same_site_without_a_warning(project: Path, tmp_path: Path) -> None:
    code, output = build(project)
    assert code == 0, output
    done = mkdocs(project, tmp_path / "plain")
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    ours, plain = files_of(project / "site"), files_of(tmp_path / "plain")
    assert ours == plain


def test_scripts_are_sent_without_their_comments(project: Path) -> None:
    code, output = build(project)
    assert code == 0, output
    sent = project / "site" / "assets" / "search" / "engine.js"
    assert sent.read_text(encoding="utf-8").lstrip().startswith("import ")


def test_every_entry_page_links_to_its_file(project: Path) -> None:
    build(project)
    html = (project / "site/scams/fake-refund/index.html").read_text(encoding="utf-8")
    assert 'href="https://git.example.org/fanzha/edit/main/cases/scams/fake-refund.yml"' in html


@pytest.mark.parametrize("how", ["fanzha", "mkdocs"])
def test_a_broken_entry_stops_the_build(project: Path, tmp_path: Path, how: str) -> None:
    build(project)
    before = files_of(project / "site")
    path = project / "cases/scams/fake-refund.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title：", 1), "utf-8")
    if how == "fanzha":
        code, output = build(project)
    else:
        done = mkdocs(project, tmp_path / "plain")
        code, output = done.returncode, done.stderr
        assert not (tmp_path / "plain" / "index.html").exists()
    assert code == 1
    assert "cases/scams/fake-refund.yml:2:6: error[fullwidth-colon]" in output
    assert files_of(project / "site") == before


def test_a_warning_stops_the_build_and_the_old_site_stays(project: Path) -> None:
    build(project)
    before = files_of(project / "site")
    page = project / "content/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[x](gone.md)\n", encoding="utf-8")
    code, output = build(project)
    assert code == 1
    assert "gone.md" in output, "the warning that stopped it is told"
    assert "原样不动" in output
    assert files_of(project / "site") == before


def test_a_dead_anchor_stops_the_build(project: Path) -> None:
    page = project / "content/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[x](help.md#gone)\n", encoding="utf-8")
    assert build(project)[0] == 1


def test_a_folder_of_somebody_elses_is_not_replaced(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "mine.txt").write_text("x")
    assert build(project)[0] == 2
    assert (project / "site" / "mine.txt").read_text() == "x"


def test_a_site_that_mkdocs_made_is_replaced(project: Path) -> None:
    mkdocs(project, project / "site")
    assert build(project)[0] == 0


def test_a_hand_written_page_cannot_hide_a_made_one(project: Path) -> None:
    (project / "content/hotlines.md").write_text("# 假热线\n", encoding="utf-8")
    code, output = build(project)
    assert code == 1
    assert "content/hotlines.md:1:1: error[reserved]" in output


def test_an_unknown_insert_is_told(project: Path) -> None:
    (project / "content/about.md").write_text(
        "# 关于\n\n<!-- fanzha: lastest -->\n", encoding="utf-8"
    )
    code, output = build(project)
    assert code == 1
    assert "content/about.md:3:1: error[insert]" in output
    assert "是不是 latest" in output
