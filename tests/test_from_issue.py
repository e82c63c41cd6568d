"""Drafts made of issues: what strangers write becomes text in one file, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.gather import gather
from generator.site import load
from generator.source import read
from tests.issues import ANSWERS, body
from tests.projects import files_of
from tools.from_issue import written
from tools.issue_body import MOST, MOST_OF_ONE, Refused

REPO = Path(__file__).parent.parent
NASTY = [
    "$(touch pwned)",
    "`touch pwned`",
    "'; touch pwned; '",
    '"; touch pwned; #',
    "${{ github.token }}",
    "${{ secrets.GITHUB_TOKEN }}",
    "$GITHUB_TOKEN",
    "%0A::set-output name=path::/etc/passwd",
    "::add-mask::x",
    "{{ 7*7 }}{% include '/etc/passwd' %}",
    "</script><script>alert(1)</script>",
    "!!python/object/apply:os.system ['touch pwned']",
    "!ENV HOME",
    "&a [*a, *a]",
    "<<: *a",
    "- status: published",
    "status: published",
    "x # status: published",
    "? key",
    "| literal",
    "> folded",
    "'",
    '"',
    "'''",
    "\\",
    '\\"',
    "\\u0041\\n",
    "%YAML 1.1",
    "---",
    "...",
    "@everyone",
    "null",
    "~",
    "true",
    "0x1F",
    "2026-11-22",
    "# yaml-language-server: $schema=https://example.org/x.json",
    "：",
    ": ",
    " #",
    "{a: b}",
    "[a, b]",
    "😀 𠮷",
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(REPO / "tests" / "library" / "cases", tmp_path / "cases")
    shutil.copytree(
        REPO / "cases" / "reference", tmp_path / "cases" / "reference", dirs_exist_ok=True
    )
    return tmp_path


def data_of(project: Path, path: Path) -> dict[str, Any]:
    reading = read(path.as_posix(), (project / path).read_bytes())
    assert reading.diagnostics == []
    assert reading.document is not None
    return reading.document.data


def test_a_filled_in_form_becomes_a_draft_that_lacks_only_what_was_not_asked(project: Path) -> None:
    path = written(body(), 7, project)
    assert path == Path("cases/scams/issue-7.yml")
    data = data_of(project, path)
    assert data["status"] == "draft"
    assert data["title"] == ANSWERS["title"]
    assert data["summary"] == ANSWERS["summary"]
    assert data["channels"] == ["phone", "wechat"]
    assert data["impersonates"] == ["courier-service"]
    assert [step["do"] for step in data["steps"]] == [
        "打电话说包裹丢了，要理赔",
        "让人加微信，发来一个链接",
    ]
    assert data["scripts"][0]["turns"] == [
        {"scammer": "您的快递丢了，给您三倍赔偿。"},
        {"victim": "怎么赔？"},
    ]
    assert data["sources"][0]["title"] == "警方提醒"
    found = [
        f for f in load(project).diagnostics if f.path == path.as_posix() and f.level == "error"
    ]
    assert {f.rule for f in found} == {"empty"}
    marked = (project / path).read_text(encoding="utf-8").splitlines()
    assert all("待填" in marked[f.place.line - 1] for f in found)


def test_nothing_that_was_written_is_lost(project: Path) -> None:
    text = (project / written(body(), 7, project)).read_text(encoding="utf-8")
    assert "\n# > 没说是谁的一句\n" in text
    assert "\n# > 听说上个月才有。\n" in text


def test_a_chosen_category_is_set(project: Path) -> None:
    name = next(
        one.name for one in gather(project).catalog.categories.values() if one.for_ == "scam"
    )
    data = data_of(project, written(body(category=name), 7, project))
    assert gather(project).catalog.categories[data["category"]].name == name


def test_an_answer_may_hold_headings(project: Path) -> None:
    data = data_of(project, written(body(steps="### 这个手法叫什么\n\n别的"), 7, project))
    assert data["title"] == ANSWERS["title"]
    assert [step["do"] for step in data["steps"]] == ["### 这个手法叫什么", "别的"]


@pytest.mark.parametrize("nasty", NASTY)
def test_nasty_text_is_text(project: Path, nasty: str) -> None:
    """In every field that takes words: it is read back as it was typed, and adds no key."""
    words = dict.fromkeys(("title", "summary", "source_title", "source_publisher"), nasty)
    more = {"steps": f"一步 {nasty}", "script": f"骗子：{nasty}", "advice": f"挂断 {nasty}"}
    before = files_of(project)
    path = written(body(**words, **more, rest=nasty, source_url=nasty), 7, project)
    data = data_of(project, path)
    said = " ".join(nasty.split())
    assert data["title"] == data["summary"] == data["sources"][0]["title"] == said
    assert data["sources"][0]["url"] == said
    assert data["steps"][0]["do"] == f"一步 {nasty}".strip()
    assert data["scripts"][0]["turns"] == [{"scammer": nasty.strip()}]
    assert data["status"] == "draft"
    assert set(data) <= {
        *("kind", "title", "summary", "status", "category", "channels", "impersonates"),
        *("asks_for", "steps", "scripts", "advice", "sources", "reviewed"),
    }
    after = files_of(project)
    assert set(after) - set(before) == {path.as_posix()}
    assert {name: after[name] for name in before} == before
    # What other programs read, too: the same text, from a reader that guesses types.
    assert str(yaml.safe_load((project / path).read_text(encoding="utf-8"))["title"]) == said


def test_comments_lead_no_program_elsewhere(project: Path) -> None:
    nasty = "yaml-language-server: $schema=https://example.org/x.json\nstatus: published"
    text = (project / written(body(rest=nasty), 7, project)).read_text(encoding="utf-8")
    led = [line for line in text.splitlines() if line.startswith("# yaml-language-server")]
    assert led == ["# yaml-language-server: $schema=../../docs/entry.schema.json"]


@pytest.mark.parametrize(
    "name",
    [
        "../../.github/workflows/x",
        "../escape",
        "/etc/passwd",
        "a/b",
        "a\\b",
        "..",
        ".",
        "-rf",
        "--help",
        "A-B",
        "a--b",
        "a.yml",
        "a b",
        "a\nb",
        "$(touch pwned)",
        "a;touch pwned",
        "${{ github.token }}",
        "中文",
        "ａｂｃ",
        "a" * 61,
    ],
)
def test_a_file_name_is_a_plain_word_or_nothing_is_written(project: Path, name: str) -> None:
    before = files_of(project.parent)
    with pytest.raises(Refused, match="文件名"):
        written(body(id=name), 7, project)
    assert files_of(project.parent) == before


def test_a_file_that_is_there_is_never_written_over(project: Path) -> None:
    taken = next((project / "cases").rglob("*.yml"))
    for name in (taken.stem, "signals"):
        with pytest.raises(Refused, match="已经有了"):
            written(body(id=name), 7, project)
    assert written(body(id="new-name"), 7, project) == Path("cases/scams/new-name.yml")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "没有填"),
        ("随便写几句，没有用表单", "没有填"),
        (body(title=""), "这个手法叫什么"),
        (body(source_title=""), "来源的标题"),
        ("长" * (MOST + 1), "太长"),
        (body(rest="长" * (MOST_OF_ONE + 1)), "太长"),
        (body(title="a\x00b"), "控制字符"),
        (body(title="a\x1b[31mb"), "控制字符"),
        (body(title="a\x85b"), "控制字符"),
        (body(title="a\u2028b"), "控制字符"),
        (body(title="a\u202eb"), "控制字符"),
        (body(title="a\udc80b"), "控制字符"),
    ],
)
def test_what_is_no_form_is_refused_in_our_own_words(project: Path, text: str, why: str) -> None:
    before = files_of(project)
    with pytest.raises(Refused, match=why):
        written(text, 7, project)
    assert files_of(project) == before


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(title=st.text(max_size=80), step=st.text(max_size=80), rest=st.text(max_size=200))
@example(title="a: b", step="'\"", rest="\n\n---\n")
def test_any_text_is_refused_or_kept(
    tmp_path_factory: pytest.TempPathFactory, title: str, step: str, rest: str
) -> None:
    project = tmp_path_factory.mktemp("any")
    shutil.copytree(REPO / "cases" / "reference", project / "cases" / "reference")
    (project / "cases" / "scams").mkdir()
    try:
        path = written(body(title=title, steps=f"步 {step}", rest=rest), 7, project)
    except Refused:
        return
    data = data_of(project, path)
    assert data["status"] == "draft"
    assert data["steps"][0]["do"].startswith("步")


def run(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tools.from_issue", "--root", str(project)],
        env={**os.environ, "PYTHONPATH": str(REPO), "PYTHONUTF8": "1", **environment},
        cwd=REPO,
        capture_output=True,
        text=True,
        check=False,
    )


def test_from_the_environment_only_the_path_is_said(project: Path) -> None:
    result = run(project, ISSUE_BODY=body(title="$(touch pwned)\n::error::x"), ISSUE_NUMBER="12")
    assert (result.returncode, result.stdout) == (0, "cases/scams/issue-12.yml\n")


def test_a_refusal_says_nothing_of_what_was_typed(project: Path) -> None:
    result = run(project, ISSUE_BODY=body(id="@everyone $(x)"), ISSUE_NUMBER="12")
    assert (result.returncode, result.stdout) == (1, "")
    assert "文件名" in result.stderr
    assert "everyone" not in result.stderr


def test_from_an_event_file(project: Path, tmp_path: Path) -> None:
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"issue": {"number": 9, "body": body()}}), encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "tools.from_issue", "--event", event, "--root", project],
        env={**os.environ, "PYTHONPATH": str(REPO)},
        cwd=REPO,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stdout == "cases/scams/issue-9.yml\n", result.stderr
