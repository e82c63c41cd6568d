"""Who does what the editors' guide says, to the letter, has a checked entry in the end."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from math import ceil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Locator, Page

from generator.cli import main
from tests.projects import REPO, copy_project
from tests.repository import WHO, git
from tests.submit.conftest import PHONE
from tests.walkthrough import SIGN, deeds, promised, section

WITH_GIT = section("用 git：从一篇文章走一遍")
IN_BROWSER = section("只有浏览器：走一遍")
ARTICLE = "tests/importing/fake-refund/article.txt"
ENTRY = "cases/scams/practice.yml"
LEFT_OUT = "……"


# ---- With git ----


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project as somebody has it who cloned it and ran ``make build``."""
    subprocess.run(["git", "init", "-q", "--bare", tmp_path / "forge"], check=True)
    project = copy_project(tmp_path / "project")
    (project / ARTICLE).parent.mkdir(parents=True)
    shutil.copy(REPO / ARTICLE, project / ARTICLE)
    shutil.copy(REPO / ".gitignore", project)
    git(project, "init", "-q", "-b", "main")
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "x")
    git(project, "remote", "add", "origin", str(tmp_path / "forge"))
    program = project / ".venv" / "bin" / "fanzha"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n', "utf-8")
    program.chmod(0o755)
    return project


def run(project: Path, commands: str) -> str:
    """What the commands say; one that finds errors fails, every other one succeeds."""
    told = subprocess.run(
        ["sh", "-ec", commands],
        cwd=project,
        env={**os.environ, **WHO, "PYTHONPATH": str(REPO)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    finds_errors = re.search(r"\d 处错误", told.stdout) is not None
    assert told.returncode == int(finds_errors), told.stdout
    return told.stdout


def put(text: str, block: str) -> str:
    """The entry with the block's keys in place of its own; new ones at the end."""
    for part in re.split(r"(?m)^(?=\w+:)", block):
        if not part:
            continue
        key = part.partition(":")[0]
        old = re.search(rf"(?m)^{key}:.*\n(?:(?: .*)?\n)*", text)
        text = text.replace(old[0], part) if old else text + part
    return text


def without(text: str, key: str) -> str:
    """The entry without a block, and without lines that are comments."""
    text = re.sub(rf"(?m)^{key}:.*\n(?:[ ].*\n)*", "", text)
    return re.sub(r"(?m)^ *#.*\n", "", text)


def is_told(quoted: str, answer: str) -> bool:
    """Whether the answer is the one quoted, line for line.

    ``……`` stands for any lines, and at the end of a line for its rest.
    """
    lines = [r"(?:.*\n)*" if line == LEFT_OUT else _line(line) for line in quoted.splitlines()]
    return re.fullmatch("".join(lines), answer) is not None


def _line(quoted: str) -> str:
    rest = ".*" if quoted.endswith(LEFT_OUT) else ""
    return f"{re.escape(quoted.removesuffix(LEFT_OUT))}{rest}\n"


def test_what_is_left_out_of_a_quotation_is_marked() -> None:
    assert is_told("一\n……\n三\n", "一\n二\n三\n")
    assert is_told("一……\n", "一二三\n")
    assert not is_told("一\n三\n", "一\n二\n三\n")
    assert not is_told("一\n……\n二\n", "一\n二\n三\n")
    assert not is_told("一……\n", "一\n二\n")


def test_with_git_an_article_becomes_an_entry(project: Path) -> None:
    entry, answer = project / ENTRY, ""
    for deed in deeds(WITH_GIT):
        if deed.of == "sh":
            answer = run(project, deed.text)
        elif deed.of == "text":
            assert is_told(deed.text, answer), answer
        else:
            edit = without if deed.of == "gone" else put
            entry.write_text(edit(entry.read_text(encoding="utf-8"), deed.text), encoding="utf-8")
    pushed = git(project.parent / "forge", "show", f"practice:{ENTRY}")
    assert "status: published" in pushed
    assert "#" not in pushed
    page = (project / "site/scams/practice/index.html").read_text(encoding="utf-8")
    assert "网店客服打来说要退款（练习）" in page
    assert not entry.exists()
    assert git(project, "status", "--porcelain", "--branch") == "## main\n"


def test_what_is_typed_with_git_takes_as_long_as_is_said(project: Path) -> None:
    """Keys that stand in the draft, and whole lines of it, need no typing."""
    for deed in [deed for deed in deeds(WITH_GIT) if deed.of == "sh"][:2]:
        run(project, deed.text)
    draft = (project / ENTRY).read_text(encoding="utf-8").splitlines()
    keys = {line.partition(":")[0].strip(" -") for line in draft}
    written = "".join(deed.text for deed in deeds(WITH_GIT) if deed.of == "yaml").splitlines()
    typed = [line.strip(" -").partition(": ") for line in written if line not in draft]
    words = [value if key in keys else f"{key} {value}" for key, _, value in typed]
    is_as_promised(WITH_GIT, " ".join(words))


def is_as_promised(words: str, typed: str) -> None:
    count, pace, minutes = promised(words)
    assert count == len(SIGN.findall(typed))
    assert minutes == ceil(count / pace)
    assert minutes < 10


# ---- In the browser ----

STEP = re.compile(
    r"(?:点|按)“(?P<press>[^”]+)”"
    r"|到“(?P<part>[^”]+)”那一框"
    r"|看到“(?P<seen>[^”]+)”"
    r"|“(?P<in>[^”]+)”(?:那里，)?选“(?P<choose>[^”]+)”"
    r"|“(?P<field>[^”]+)”填 `(?P<words>[^`]+)`"
)
"""A deed in the guide, by the words that stand on the screen."""


class Follower:
    """Does on a phone what the guide says, knowing no more of the page than the words in “ ”."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.place: Page | Locator = page

    def follow(self, deed: re.Match[str]) -> None:
        if deed["press"]:
            self.press(deed["press"])
        elif deed["part"]:
            self.place = self.page.get_by_role("group", name=deed["part"], exact=True)
        elif deed["seen"]:
            self.page.get_by_text(deed["seen"], exact=True).wait_for()
        elif deed["choose"]:
            self.choose(deed["in"], deed["choose"])
        else:
            self.named(deed["field"]).fill(deed["words"])

    def press(self, words: str) -> None:
        """A button or a link that begins so: what is still required is said behind its name."""
        wanted = re.compile(rf"^{re.escape(words)}")
        button = self.page.get_by_role("button", name=wanted)
        link = self.page.get_by_role("link", name=wanted)
        button.or_(link).first.click()
        self.place = self.page

    def named(self, label: str) -> Locator:
        return self.place.get_by_label(re.compile(rf"^{re.escape(label)}(（必填）)?$")).first

    def choose(self, label: str, choice: str) -> None:
        group = self.page.get_by_role("group", name=label, exact=True)
        group.or_(self.named(label)).first.wait_for()
        if group.count():
            group.get_by_label(choice, exact=True).check()
        else:
            self.named(label).select_option(label=choice)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with chromium.new_context(viewport=PHONE, service_workers="block") as context:
        context.route("https://git.example.org/**", lambda route: route.fulfill(body="new"))
        context.set_default_timeout(10_000)
        yield context.new_page()


def test_in_the_browser_a_table_becomes_an_entry(
    page: Page, site_address: str, tmp_path: Path
) -> None:
    page.clock.set_fixed_time("2026-11-22T12:00:00")
    page.goto(site_address)
    follower = Follower(page)
    *before, forge, clear, sure = STEP.finditer(IN_BROWSER)
    for deed in before:
        follower.follow(deed)
    (shown,) = (deed.text for deed in deeds(IN_BROWSER) if deed.of == "yaml")
    text = page.locator("pre", has_text="kind:").inner_text()
    assert text.strip() == shown.strip()
    assert is_checked(text, tmp_path).startswith("没有问题：")

    with page.context.expect_page() as opened:
        follower.follow(forge)
    address = urlsplit(opened.value.url)
    assert (address.netloc, address.path) == ("git.example.org", "/fanzha/new/main")
    assert parse_qs(address.query)["value"] == [text]

    follower.follow(clear)
    follower.follow(sure)
    assert follower.named("标题").input_value() == ""


def is_checked(text: str, folder: Path) -> str:
    draft = folder / "practice.yml"
    draft.write_text(text, encoding="utf-8")
    told = CliRunner().invoke(main, ["check", str(draft), "--root", str(REPO)])
    assert told.exit_code == 0, told.output
    return told.output


def test_what_is_typed_in_the_browser_takes_as_long_as_is_said() -> None:
    is_as_promised(IN_BROWSER, " ".join(deed["words"] or "" for deed in STEP.finditer(IN_BROWSER)))
