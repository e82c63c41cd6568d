"""The forge's workflows: linted, and unable to do what they need not do."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

REPO = Path(__file__).parent.parent
FOLDER = REPO / ".github" / "workflows"
PATHS = sorted(FOLDER.glob("*.yml"))
SCRIPTS = sorted((REPO / "tools" / "forge").glob("*.sh"))
PROGRAMS = Path(sys.executable).parent
MAY_WRITE = {
    ("from-issue", "propose"): {"contents", "pull-requests", "issues"},
    ("label", "label"): {"pull-requests"},
    ("pages", "deploy"): {"pages", "id-token"},
    ("release", "publish"): {"contents"},
    ("weekly", "remind"): {"issues"},
}
"""The jobs that may change something, and what; every other job only reads."""

Workflow = dict[Any, Any]


def load(path: Path) -> Workflow:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def jobs() -> Iterator[tuple[str, str, Workflow]]:
    for path in PATHS:
        yield from ((path.stem, name, job) for name, job in load(path)["jobs"].items())


def steps() -> Iterator[tuple[str, str, Workflow]]:
    yield from ((flow, name, step) for flow, name, job in jobs() for step in job["steps"])


def events(workflow: Workflow) -> set[str]:
    given = workflow[True]  # YAML 1.1 takes the key "on" for a truth value.
    return {given} if isinstance(given, str) else set(given)


def run(program: str, *words: str | Path) -> tuple[int, str]:
    """A program from this environment, which finds its companions there too."""
    result = subprocess.run(
        [PROGRAMS / program, *words],
        cwd=REPO,
        env={**os.environ, "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    return result.returncode, result.stdout + result.stderr


def test_there_are_workflows() -> None:
    names = {path.stem for path in PATHS}
    assert names >= {"check", "from-issue", "label", "pages", "release", "weekly"}
    assert {(flow, job) for flow, job, _ in jobs()} >= set(MAY_WRITE)


def test_actionlint_finds_nothing() -> None:
    """With the shell scripts inside them, by shellcheck."""
    assert run("actionlint", *PATHS) == (0, "")


def test_actionlint_and_shellcheck_do_look(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text(
        "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n"
        "      - run: echo $UNQUOTED\n      - run: echo ${{ github.event.issue.title }}\n"
    )
    code, said = run("actionlint", bad)
    assert code == 1
    assert "SC2086" in said
    assert "untrusted" in said


def test_zizmor_finds_nothing() -> None:
    code, said = run("zizmor", "--offline", "--no-progress", "--color", "never", ".")
    assert code == 0, said


def test_zizmor_does_look(tmp_path: Path) -> None:
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    (folder / "bad.yml").write_text(
        "on: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n"
        "      - run: echo ${{ github.event.issue.title }}\n"
    )
    code, said = run("zizmor", "--offline", "--no-progress", "--color", "never", tmp_path)
    assert code != 0
    assert "template-injection" in said
    assert "dangerous-triggers" in said


def test_shellcheck_finds_nothing_in_the_scripts() -> None:
    assert SCRIPTS
    assert run("shellcheck", *SCRIPTS) == (0, "")


def test_every_exception_has_a_reason() -> None:
    """An ignored finding says why, on its own line."""
    for path in PATHS:
        for line in path.read_text(encoding="utf-8").splitlines():
            if "zizmor: ignore" in line:
                assert re.search(r"zizmor: ignore\[[a-z-]+\] \S.{20,}", line), line


def test_no_expression_stands_in_any_script() -> None:
    """What strangers write reaches a shell as the value of a variable, or not at all."""
    scripts = [step["run"] for _, _, step in steps() if "run" in step]
    assert len(scripts) > 10
    assert [script for script in scripts if "${{" in script] == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_nothing_is_allowed_but_what_a_job_asks_for(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        allowed = job["permissions"]
        assert set(allowed.values()) <= {"read", "write"}, name
        writes = {what for what, how in allowed.items() if how == "write"}
        assert writes == MAY_WRITE.get((path.stem, name), set()), name


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_no_job_runs_on_and_on_or_beside_itself(path: Path) -> None:
    workflow = load(path)
    assert workflow["concurrency"]["group"]
    assert all(0 < job["timeout-minutes"] <= 90 for job in workflow["jobs"].values())


def test_no_job_that_may_write_meets_a_proposals_code() -> None:
    for path in PATHS:
        workflow = load(path)
        assert "pull_request_target" not in events(workflow)
        if events(workflow) & {"workflow_run", "issues"}:
            assert "pull_request" not in events(workflow)
    for _, name, step in steps():
        if step.get("uses", "").startswith("actions/checkout@"):
            given = step["with"]
            assert given["persist-credentials"] is False, name
            assert not {"ref", "repository"} & set(given), name


def test_a_proposals_own_workflow_only_reads() -> None:
    for path in PATHS:
        if "pull_request" in events(load(path)):
            for job in load(path)["jobs"].values():
                assert job["permissions"] == {"contents": "read"}


def test_only_the_forges_own_actions_are_used_each_at_a_version() -> None:
    used = {step["uses"] for _, _, step in steps() if "uses" in step}
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@(v\d+|[0-9a-f]{40})", one) for one in used)


def test_there_are_no_secrets() -> None:
    for path in PATHS:
        assert "secrets." not in path.read_text(encoding="utf-8")


def test_an_issues_body_is_in_no_expression() -> None:
    """Not even in one that sets a variable: it is read from the event's file."""
    for path in PATHS:
        found = re.findall(r"\$\{\{(.*?)\}\}", path.read_text(encoding="utf-8"))
        assert not [one for one in found if re.search(r"\.(body|title)\b|toJSON", one)], path


def test_the_labels_that_start_a_workflow_are_those_of_the_form() -> None:
    form = load(REPO / ".github" / "ISSUE_TEMPLATE" / "new-trick.yml")
    [label] = form["labels"]
    condition = load(FOLDER / "from-issue.yml")["jobs"]["write"]["if"]
    assert f"'{label}'" in condition


def test_what_scripts_name_is_there() -> None:
    for _, _, step in steps():
        for module in re.findall(r"-m (tools\.\w+)", step.get("run", "")):
            assert (REPO / (module.replace(".", "/") + ".py")).is_file()
        for script in re.findall(r"bash (\S+)", step.get("run", "")):
            assert (REPO / script).is_file()
        for target in re.findall(r"^make (\w+)", step.get("run", ""), re.MULTILINE):
            assert f"\n{target}:" in (REPO / "Makefile").read_text(encoding="utf-8")


def test_what_is_ready_for_another_forge_runs_commands_that_there_are() -> None:
    """GitLab's pipeline, too: its jobs name what exists, and nothing that strangers word."""
    text = (REPO / "deploy" / "gitlab-ci.yml").read_text(encoding="utf-8")
    pipeline = yaml.safe_load(text)
    lines = [line for job in pipeline.values() if "script" in job for line in job["script"]]
    assert {job for job in pipeline if "script" in pipeline[job]} >= {"check", "test", "preview"}
    assert not re.search(
        r"CI_(MERGE_REQUEST_(TITLE|DESC|SOURCE)|COMMIT_(MESSAGE|TITLE|DESC))", text
    )
    makefile = (REPO / "Makefile").read_text(encoding="utf-8")
    for line in lines:
        for target in re.findall(r"^make (\w+)", line):
            assert f"\n{target}:" in makefile
        for module in re.findall(r"-m (tools\.\w+)", line):
            assert (REPO / (module.replace(".", "/") + ".py")).is_file()
    assert all(job.get("timeout") for job in pipeline.values() if "script" in job)
