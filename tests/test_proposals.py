"""What is said beside a proposal: annotations, the summary, labels."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic, Level, Place
from tests.repository import commit, entry, made
from tools.annotate import MOST, MOST_OF_SUMMARY, commands, summary
from tools.labels import kinds, labels, managed

REPO = Path(__file__).parent.parent


def findings(count: int, path: str, level: Level) -> list[Diagnostic]:
    return [
        Diagnostic(path, Place(n, 1), "some-rule", f"第 {n} 处", level=level)
        for n in range(1, count + 1)
    ]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return made(tmp_path)


def annotate(folder: Path, before: str) -> tuple[int, str, str]:
    told = folder / "summary.md"
    result = subprocess.run(
        [sys.executable, "-m", "tools.annotate", before, "--root", str(folder)],
        env={
            **os.environ,
            "PYTHONPATH": str(REPO),
            "PYTHONUTF8": "1",
            "GITHUB_STEP_SUMMARY": str(told),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stderr == ""
    return result.returncode, result.stdout, told.read_text(encoding="utf-8")


def test_a_forge_is_given_no_more_than_it_shows_and_the_changed_files_first() -> None:
    found = [
        *findings(30, "cases/scams/a.yml", Level.ERROR),
        *findings(3, "cases/scams/z.yml", Level.ERROR),
        *findings(30, "cases/scams/b.yml", Level.WARNING),
    ]
    lines = commands(found, {"cases/scams/z.yml"}).splitlines()
    assert Counter(line.split(" ")[0] for line in lines) == {"::error": MOST, "::warning": MOST}
    assert all("file=cases/scams/z.yml" in line for line in lines[:3])


def test_the_summary_holds_everything() -> None:
    found = [*findings(30, "a.yml", Level.ERROR), *findings(2, "z.yml", Level.WARNING)]
    told = summary(found, {}, {"z.yml"})
    assert told.index("这次改动的文件") < told.index("z.yml:1:1") < told.index("别的文件")
    assert all(f"a.yml:{n}:1: " in told for n in range(1, 31))
    assert summary([], {}, ()) == "## 检查通过\n\n没有问题。\n"


def test_nothing_in_a_file_ends_the_summarys_block_of_code() -> None:
    nasty = "title: `````` ``` <script>"
    told = summary(findings(1, "a.yml", Level.ERROR), {"a.yml": nasty}, {"a.yml"})
    fence = next(line for line in told.splitlines() if line.startswith("```"))
    assert fence == "`" * 7 + "text"
    assert told.rstrip().endswith("`" * 7)


def test_a_summary_too_long_for_the_forge_is_cut() -> None:
    told = summary(findings(20_000, "长" * 20, Level.ERROR), {}, ())
    assert len(told.encode()) < MOST_OF_SUMMARY + 200
    assert "省略" in told[-60:]


def test_an_error_beside_a_changed_line_and_a_red_run(repository: Path) -> None:
    before = commit(repository)
    (repository / "cases/scams/new.yml").write_text(entry("新的", "no-such"), "utf-8")
    commit(repository)
    code, said, told = annotate(repository, before)
    assert code == 1
    assert said.startswith("::error file=cases/scams/new.yml,line=5,")
    assert "cases/scams/new.yml:5:11: error[unknown-id]" in told


def test_all_well_is_green(repository: Path) -> None:
    before = commit(repository)
    (repository / "cases/scams/new.yml").write_text(entry("新的", "fake-service"), "utf-8")
    commit(repository)
    code, said, _ = annotate(repository, before)
    assert (code, "::error" in said) == (0, False)


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("cases/scams/a.yml", "手法"),
        ("cases/merchants/a.yml", "商家"),
        ("cases/reference/signals.yml", "清单"),
        ("content/help.md", "页面"),
        ("docs/format.md", "文档"),
        (".github/workflows/check.yml", "自动化"),
        ("generator/cli.py", "程序"),
        ("cases-not/scams/a.yml", "程序"),
        ("README.md", "程序"),
    ],
)
def test_a_folder_gives_a_label(path: str, label: str) -> None:
    assert kinds([path]) == {label}
    assert managed(label)


def test_categories_before_and_after_give_labels(repository: Path) -> None:
    base = commit(repository)
    (repository / "cases/scams/old.yml").write_text(entry("旧的", "fake-prize"), "utf-8")
    (repository / "README.md").write_text("x", "utf-8")
    head = commit(repository)
    found = labels(base, head, repository)
    assert {"手法", "程序"} < set(found)
    assert len([label for label in found if label.startswith("分类：")]) == 2


def test_what_a_stranger_writes_names_no_label(repository: Path) -> None:
    base = commit(repository)
    nasty = ["../x", "$(touch pwned)", "[fake-service]", "&a x", "新分类"]
    for number, category in enumerate(nasty):
        text = entry("新的", category).encode() + b"\xff\x00"
        (repository / f"cases/scams/n{number}.yml").write_bytes(text)
        (repository / f"cases/scams/-n{number} '$(x)'.yml").write_text(
            entry("a", category), "utf-8"
        )
    (repository / "cases/scams/link.yml").symlink_to("/etc/passwd")
    head = commit(repository)
    assert labels(base, head, repository) == ["手法"]


def test_labels_that_people_set_stay(repository: Path) -> None:
    base = commit(repository)
    (repository / "cases/scams/new.yml").write_text(entry("新的", "fake-service"), "utf-8")
    head = commit(repository)
    now = json.dumps(["急", "商家", "分类：旧的"])
    result = subprocess.run(
        [sys.executable, "-m", "tools.labels", base, head, "--root", repository, "--now", now],
        env={**os.environ, "PYTHONPATH": str(REPO)},
        capture_output=True,
        check=True,
    )
    found = json.loads(result.stdout)["labels"]
    assert {"急", "手法"} < set(found)
    assert not {"商家", "分类：旧的"} & set(found)
