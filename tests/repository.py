"""A small repository with the library's lists, for tests of what looks at proposals."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

REPO = Path(__file__).parent.parent
WHO = {
    "GIT_AUTHOR_NAME": "t",
    "GIT_AUTHOR_EMAIL": "t@example.org",
    "GIT_COMMITTER_NAME": "t",
    "GIT_COMMITTER_EMAIL": "t@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
}


def git(folder: Path, *words: str) -> str:
    return subprocess.run(
        ["git", *words], cwd=folder, env={**os.environ, **WHO}, capture_output=True, check=True
    ).stdout.decode()


def made(folder: Path) -> Path:
    """A repository of the test library and one more entry, nothing committed yet."""
    shutil.copytree(REPO / "tests" / "library" / "cases", folder / "cases")
    (folder / "cases" / "scams" / "old.yml").write_text(entry("旧的", "fake-service"), "utf-8")
    git(folder, "init", "-q", "-b", "main")
    return folder


def commit(folder: Path) -> str:
    """Commit everything; the commit's id."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "x")
    return git(folder, "rev-parse", "HEAD").strip()


def entry(title: str, category: str, steps: str = "  - stage: contact\n    do: 打电话。\n") -> str:
    return (
        f"kind: scam\ntitle: {title}\nsummary: 一句话。\nstatus: draft\ncategory: {category}\n"
        f"steps:\n{steps}sources:\n  - id: s\n    title: 来源\n    publisher: 某地公安\n"
        "    date: 2024-01-01\n    url: https://www.example.org/\n"
    )
