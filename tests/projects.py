"""Copies of this project for tests to build, break and serve."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import yaml

REPO = Path(__file__).parent.parent

SOUND = """\
kind: scam
title: 某手法
summary: 自称某平台客服。
status: draft
category: fake-service
steps:
  - stage: contact
    do: 打电话来。
sources:
  - id: a
    title: 某文
    publisher: 某报
"""
"""The least that an entry can be."""


def copy_project(target: Path) -> Path:
    """What a build needs, copied to ``target``."""
    target.mkdir(parents=True)
    for name in ("cases", "content", "site-overrides"):
        shutil.copytree(REPO / name, target / name)
    shutil.copy(REPO / "mkdocs.yml", target)
    return target


def files_of(folder: Path) -> dict[str, str]:
    """Path -> hash of every file below ``folder``."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def copy_library(target: Path) -> Path:
    """A project of the test library's entries with the theme of this one."""
    shutil.copytree(REPO / "tests" / "library", target)
    shutil.copytree(REPO / "site-overrides", target / "site-overrides")
    text = (REPO / "mkdocs.yml").read_text(encoding="utf-8")
    config = yaml.safe_load(re.sub(r"!ENV \[\w+, (.*)\]", r"\1", text))
    config["nav"] = [{"首页": "index.md"}, {"求助": "help.md"}, {"手法": "scams/index.md"}]
    (target / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return target
