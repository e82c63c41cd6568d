"""The scripts of the forge, run with a ``gh`` that writes down what it is asked."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.issues import body
from tests.projects import REPO
from tests.repository import commit, entry, git, made

SCRIPTS = REPO / "tools" / "forge"
SHA = "a" * 40
FAKE_GH = """#!{python}
import json, os, pathlib, sys
words = sys.argv[1:]
with open(os.environ["ASKED"], "a", encoding="utf-8") as file:
    file.write(json.dumps(words) + "\\n")
for start, answer in json.loads(os.environ["ANSWERS"]):
    if " ".join(words).startswith(start):
        if answer is None:
            sys.exit(1)
        print(answer)
        break
"""


class Forge:
    """A folder to run scripts in, and what they asked of the forge there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked_in = folder.parent / "asked"
        program = folder.parent / "bin" / "gh"
        program.parent.mkdir()
        program.write_text(FAKE_GH.format(python=sys.executable), encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IEXEC)
        self.environment = {
            **os.environ,
            "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(REPO),
            "PYTHON": sys.executable,
            "ASKED": str(self.asked_in),
            "GH_REPO": "o/r",
        }

    def run(
        self, script: str, *words: str, answers: list[tuple[str, str | None]] = (), **more: str
    ) -> int:
        """The exit code of a script; ``answers``: start of a call, what it prints (None: fails)."""
        environment = {**self.environment, "ANSWERS": json.dumps(list(answers)), **more}
        result = subprocess.run(
            ["bash", SCRIPTS / script, *words],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            check=False,
        )
        self.said = (result.stdout + result.stderr).decode()
        return result.returncode

    @property
    def asked(self) -> list[list[str]]:
        lines = self.asked_in.read_text("utf-8").splitlines() if self.asked_in.exists() else []
        return [json.loads(line) for line in lines]


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    (tmp_path / "work").mkdir()
    return Forge(tmp_path / "work")


def drafted(
    forge: Forge, path: str = "cases/scams/issue-7.yml", report: str = "没有问题\n"
) -> None:
    (forge.folder / "draft").mkdir()
    (forge.folder / "draft" / "path").write_text(path, encoding="utf-8")
    (forge.folder / "draft" / "entry.yml").write_text(entry("新的", "fake-service"), "utf-8")
    (forge.folder / "draft" / "report.txt").write_text(report, encoding="utf-8")


ISSUE = {"ISSUE_NUMBER": "7", "DEFAULT_BRANCH": "main"}
NEW_BRANCH = [("api repos/o/r/git/ref/heads/draft/issue-7", None), ("api repos/o/r/git/ref", SHA)]


def test_a_draft_is_proposed_and_told_below_the_issue(forge: Forge) -> None:
    drafted(forge)
    address = "https://forge.example/o/r/pull/8"
    answers = [*NEW_BRANCH, ("pr create", address)]
    assert forge.run("propose.sh", answers=answers, **ISSUE) == 0, forge.said
    put = next(call for call in forge.asked if "PUT" in call)
    assert "repos/o/r/contents/cases/scams/issue-7.yml" in put
    assert "branch=draft/issue-7" in put
    create = next(call for call in forge.asked if call[:2] == ["pr", "create"])
    assert "--draft" in create
    assert forge.asked[-1][:3] == ["issue", "comment", "7"]
    assert address in (forge.folder / "comment.md").read_text(encoding="utf-8")


def test_what_people_have_worked_on_is_left_alone(forge: Forge) -> None:
    drafted(forge)
    assert forge.run("propose.sh", answers=[("api", SHA)], **ISSUE) == 0
    assert len(forge.asked) == 1


@pytest.mark.parametrize(
    "path",
    [
        "../x.yml",
        ".github/workflows/x.yml",
        "cases/scams/../../x.yml",
        "cases/scams/x.yml/../../../.github/workflows/check.yml",
        "cases/scams/a b.yml",
        "cases/scams/$(touch pwned).yml",
        "cases/scams/a.yml\n.github/x.yml",
        "cases/reference/signals.yml",
        "",
    ],
)
def test_a_path_that_is_no_tricks_file_goes_nowhere(forge: Forge, path: str) -> None:
    drafted(forge, path)
    assert forge.run("propose.sh", answers=NEW_BRANCH, **ISSUE) != 0
    assert forge.asked == []
    assert not (forge.folder / "pwned").exists()


def test_a_report_cannot_end_its_block(forge: Forge) -> None:
    drafted(forge, report="~~~~~~~~~~~~~~\n  ~~~~~~~~~~~~~\n@everyone\n")
    assert forge.run("propose.sh", answers=NEW_BRANCH, **ISSUE) == 0, forge.said
    lines = (forge.folder / "body.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.strip().startswith("~~~")] == [
        "~~~~~~~~~~~~text",
        "~~~~~~~~~~~~",
    ]


def test_a_refusal_is_told_once(forge: Forge) -> None:
    (forge.folder / "draft").mkdir()
    (forge.folder / "draft" / "refused.md").write_text("太长了。\n", encoding="utf-8")
    assert forge.run("propose.sh", **ISSUE) == 0, forge.said
    assert [call[:2] for call in forge.asked] == [["issue", "view"], ["issue", "comment"]]
    said = (forge.folder / "comment.md").read_text(encoding="utf-8")
    assert forge.run("propose.sh", answers=[("issue view", said)], **ISSUE) == 0
    assert len(forge.asked) == 3


def event(forge: Forge, text: str) -> str:
    path = forge.folder.parent / "event.json"
    path.write_text(json.dumps({"issue": {"number": 7, "body": text}}), encoding="utf-8")
    return str(path)


def test_an_issue_becomes_a_draft_with_its_report(forge: Forge) -> None:
    made(forge.folder)
    given = event(forge, body(title="$(touch pwned) `touch pwned` ${{ github.token }}"))
    assert forge.run("write_draft.sh", GITHUB_EVENT_PATH=given) == 0, forge.said
    draft = forge.folder / "draft"
    assert (draft / "path").read_text() == "cases/scams/issue-7.yml"
    assert "$(touch pwned)" in (draft / "entry.yml").read_text(encoding="utf-8")
    assert "error[empty]" in (draft / "report.txt").read_text(encoding="utf-8")
    assert not list(forge.folder.rglob("pwned"))
    assert "touch" not in forge.said


@pytest.mark.parametrize("text", ["", body(id="../../.github/workflows/x"), "长" * 70_000])
def test_what_is_refused_leaves_only_the_reason(forge: Forge, text: str) -> None:
    made(forge.folder)
    assert forge.run("write_draft.sh", GITHUB_EVENT_PATH=event(forge, text)) == 0, forge.said
    assert [path.name for path in (forge.folder / "draft").iterdir()] == ["refused.md"]


def test_a_fault_of_ours_is_no_refusal(forge: Forge) -> None:
    given = event(forge, body())
    assert forge.run("write_draft.sh", GITHUB_EVENT_PATH=given, PYTHON="false") != 0
    Path(given).write_text("{", encoding="utf-8")
    (forge.folder / "draft" / "refused.md").unlink()
    (forge.folder / "draft").rmdir()
    assert forge.run("write_draft.sh", GITHUB_EVENT_PATH=given) != 0


def test_a_proposal_is_labelled_without_being_checked_out(forge: Forge) -> None:
    made(forge.folder)
    base = commit(forge.folder)
    git(forge.folder, "switch", "-q", "-c", "theirs")
    (forge.folder / "cases/scams/new.yml").write_text(entry("新的", "fake-prize"), "utf-8")
    (forge.folder / "tools").mkdir()
    (forge.folder / "tools/labels.py").write_text("raise SystemExit('theirs ran')", "utf-8")
    head = commit(forge.folder)
    git(forge.folder, "update-ref", "refs/pull/5/head", head)
    git(forge.folder, "switch", "-q", "main")
    git(forge.folder, "remote", "add", "origin", str(forge.folder))
    answers = [
        ("api -X GET repos/o/r/pulls", f"5\t{base}"),
        ("api repos/o/r/issues/5/labels", "[]"),
    ]
    given = {"HEAD_SHA": head, "HEAD_OWNER": "someone", "HEAD_BRANCH": "$(touch pwned)"}
    assert forge.run("label.sh", answers=answers, **given) == 0, forge.said
    told = json.loads((forge.folder / "labels.json").read_text(encoding="utf-8"))["labels"]
    assert {"手法", "程序"} < set(told)
    assert any(label.startswith("分类：") for label in told)
    assert forge.asked[-1][:3] == ["api", "-X", "PUT"]
    assert not (forge.folder / "cases/scams/new.yml").exists()
    assert not (forge.folder / "pwned").exists()


def test_a_closed_proposal_is_not_labelled(forge: Forge) -> None:
    given = {"HEAD_SHA": SHA, "HEAD_OWNER": "o", "HEAD_BRANCH": "b"}
    assert forge.run("label.sh", **given) == 0, forge.said
    assert len(forge.asked) == 1


def test_one_issue_is_made_changed_and_closed(forge: Forge) -> None:
    text = forge.folder / "body.md"
    text.write_text("有一处\n", encoding="utf-8")
    assert forge.run("remind.sh", "body.md") == 0, forge.said
    assert forge.asked[-1][:2] == ["issue", "create"]
    assert forge.run("remind.sh", "body.md", answers=[("issue list", "4")]) == 0
    assert forge.asked[-1][:3] == ["issue", "edit", "4"]
    text.write_text("", encoding="utf-8")
    assert forge.run("remind.sh", "body.md", answers=[("issue list", "4")]) == 0
    assert forge.asked[-1][:3] == ["issue", "close", "4"]
    before = len(forge.asked)
    assert forge.run("remind.sh", "body.md") == 0
    assert len(forge.asked) == before + 1
