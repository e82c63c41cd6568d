"""Faults that editors make, one a folder of ``bad/``: the whole report is asserted.

Each folder is checked as drafts to ``library/``. A file ``one.yml`` is the innocent half of a
fault that takes two files; every other file is at fault. ``UPDATE_GOLDEN=1 pytest`` writes the
reports anew: read their diff as you would read code. What git or an editor would not keep as
it is (links, huge files) is made by ``MADE``.
"""

from __future__ import annotations

import ast
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.model import ENTRY_KINDS
from generator.rules import RULES, exemption
from tests.projects import SOUND

REPO = Path(__file__).parent.parent
LIBRARY = REPO / "tests" / "library"
BAD = REPO / "tests" / "bad"
EXPECTED = "expected.txt"
INNOCENT = "one.yml"
FOLDERS = sorted(path.name for path in BAD.iterdir() if path.is_dir())


class Told(NamedTuple):
    """What a check said, and how it ended."""

    report: str
    code: int


def check(*paths: str, root: Path = LIBRARY, form: str = "text") -> Told:
    """Run ``fanzha check`` from the current folder."""
    result = CliRunner().invoke(main, ["check", "--root", str(root), "--format", form, *paths])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Told(result.stdout, result.exit_code)


def golden(path: Path, report: str) -> str:
    """The expected report; with ``UPDATE_GOLDEN`` set, it is first written anew."""
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(report, encoding="utf-8", newline="")
    return path.read_text(encoding="utf-8")


def rules_in(report: str) -> set[str]:
    """The rules that a text report names."""
    return set(re.findall(r"^\S.*:\d+:\d+: \w+\[([a-z-]+)\]", report, re.MULTILINE))


@pytest.mark.parametrize("name", FOLDERS)
def test_the_report_of_a_bad_folder(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPO)
    told = check(f"tests/bad/{name}")
    assert told.code == (1 if ": error[" in told.report else 0)
    assert told.report == golden(BAD / name / EXPECTED, told.report)


@pytest.mark.parametrize("name", FOLDERS)
def test_every_bad_file_is_reported(name: str) -> None:
    expected = (BAD / name / EXPECTED).read_text(encoding="utf-8")
    files = {path.name for path in (BAD / name).iterdir()} - {EXPECTED, INNOCENT}
    assert files
    for file in sorted(files):
        assert f"tests/bad/{name}/{file}:" in expected


def test_golden_reports_are_written_only_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = tmp_path / EXPECTED
    expected.write_text("old\n", encoding="utf-8")
    monkeypatch.delenv("UPDATE_GOLDEN", raising=False)
    assert golden(expected, "新\n") == "old\n"
    monkeypatch.setenv("UPDATE_GOLDEN", "1")
    assert golden(expected, "新\n") == "新\n"
    assert expected.read_bytes() == "新\n".encode()


def test_the_installed_command_says_the_same() -> None:
    name = "encoding-bom"
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "generator",
            "check",
            "--root",
            "tests/library",
            f"tests/bad/{name}",
        ],
        cwd=REPO,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stdout == (BAD / name / EXPECTED).read_bytes()
    assert run.stderr == b""


# What must be made on the spot. A maker gets an empty folder, which is then the current one,
# and returns the paths to check and the project's root.


class Made(NamedTuple):
    make: Callable[[Path], tuple[list[str], Path]]
    expected: str


def _huge(here: Path) -> tuple[list[str], Path]:
    (here / "huge.yml").write_text(SOUND + "# 长\n" * 60_000, encoding="utf-8")
    return ["huge.yml"], LIBRARY


def _wall(here: Path) -> tuple[list[str], Path]:
    (here / "wall.yml").write_text(SOUND + "aliases: " + "[" * 100_000 + "\n", encoding="utf-8")
    return ["wall.yml"], LIBRARY


def _linked_draft(here: Path) -> tuple[list[str], Path]:
    (here / "drafts").mkdir()
    (here / "secret.txt").write_text("秘密\n", encoding="utf-8")
    (here / "drafts" / "link.yml").symlink_to("../secret.txt")
    (here / "direct.yml").symlink_to("secret.txt")
    return ["drafts", "direct.yml"], LIBRARY


def _linked_library(here: Path) -> tuple[list[str], Path]:
    root = _library(here)
    (here / "secret.txt").write_text("秘密\n", encoding="utf-8")
    (root / "cases" / "scams" / "link.yml").symlink_to(here / "secret.txt")
    (root / "cases" / "images" / "link.png").symlink_to(here / "secret.txt")
    (root / "cases" / "more").symlink_to(here, target_is_directory=True)
    (root / "content" / "link.md").symlink_to(here / "secret.txt")
    return [], root


def _misplaced(here: Path) -> tuple[list[str], Path]:
    root = _library(here)
    (root / "cases" / "merchants" / "trick.yml").write_text(SOUND, encoding="utf-8")
    deeper = root / "cases" / "scams" / "deeper"
    deeper.mkdir()
    (deeper / "other.yml").write_text(SOUND.replace("某手法", "另一手法"), encoding="utf-8")
    laws = root / "cases" / "reference" / "laws.yml"
    laws.rename(laws.with_name("law.yml"))
    return [], root


def _content(here: Path) -> tuple[list[str], Path]:
    root = _library(here)
    (root / "content" / "a.md").write_text("# 题\n\n<!-- fanzha: lastest -->\n", encoding="utf-8")
    (root / "content" / "b.md").write_bytes("# 题\n".encode("gb18030"))
    (root / "content" / "signals").mkdir()
    (root / "content" / "signals" / "index.md").write_text("# 题\n", encoding="utf-8")
    return ["library/content"], root


def _library(here: Path) -> Path:
    return Path(shutil.copytree(LIBRARY, here / "library"))


MADE = {
    "too-large": Made(
        _huge,
        """\
huge.yml:1:1: error[file-size] 文件有 351 KB，超过 256 KB 的上限
  = 一个手法一个文件；图片不要放进 YAML

1 个文件，1 处错误
""",
    ),
    "wall-of-brackets": Made(
        _wall,
        """\
wall.yml:13:1010: error[nesting] 一层套一层，超过了 32 层
   13 | …[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…
      |                                        ^
  = 照模板的层次写，最多五六层

1 个文件，1 处错误
""",
    ),
    "linked-draft": Made(
        _linked_draft,
        """\
direct.yml:1:1: error[symlink] 这是一个符号链接
  = 把文件本身放进来

drafts/link.yml:1:1: error[symlink] 这是一个符号链接
  = 把文件本身放进来

2 个文件，2 处错误
""",
    ),
    "linked-library": Made(
        _linked_library,
        """\
cases/images/link.png:1:1: error[symlink] 这是一个符号链接
  = 把文件本身放进来

cases/more:1:1: error[symlink] 这是一个符号链接
  = 把文件本身放进来

cases/scams/link.yml:1:1: error[symlink] 这是一个符号链接
  = 把文件本身放进来

content/link.md:1:1: error[symlink] 这是一个符号链接
  = 把文件本身放进来

4 个文件，4 处错误
""",
    ),
    "misplaced": Made(
        _misplaced,
        """\
cases/merchants/trick.yml:1:7: error[folder] kind: scam 的文件应在 cases/scams/ 里
    1 | kind: scam
      |       ^^^^
  = 挪到那个文件夹，或者改 kind

cases/reference/law.yml:1:1: error[file-name] 这份清单的文件名应是 laws.yml
    1 | kind: laws
      | ^
  = 改名

cases/scams/deeper/other.yml:1:7: error[folder] kind: scam 的文件应在 cases/scams/ 里
    1 | kind: scam
      |       ^^^^
  = 挪到那个文件夹，或者改 kind

3 个文件，3 处错误
""",
    ),
    "content": Made(
        _content,
        """\
content/a.md:3:1: error[insert] 没有叫“lastest”的内容块
    3 | <!-- fanzha: lastest -->
      | ^^^^^^^^^^^^^^^^^^^^^^^^
  = 是不是 latest？

content/b.md:1:1: error[encoding] 文件不是 UTF-8 编码
  = 编辑器里另存为 UTF-8，再提交

content/signals/index.md:1:1: error[reserved] signals/index.md 由程序生成，手写的会被盖掉
    1 | # 题
      | ^
  = 换一个文件名

3 个文件，3 处错误
""",
    ),
}


@pytest.mark.parametrize("name", sorted(MADE))
def test_the_report_of_what_is_made(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paths, root = MADE[name].make(tmp_path)
    assert check(*paths, root=root) == (MADE[name].expected, 1)


def test_the_root_itself_stands_for_the_whole_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = _library(tmp_path)
    (root / "cases" / "scams" / "trick.yml").write_text("kind: scam\n", encoding="utf-8")
    monkeypatch.chdir(root)
    whole = check(root=Path())
    assert whole.code == 1
    assert check(".", root=Path()) == whole
    assert check("cases", root=Path()) == whole


def test_a_file_named_twice_is_reported_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "trick.yml").write_text("kind: scam\n", encoding="utf-8")
    once = check("trick.yml")
    assert check("trick.yml", "trick.yml") == once
    assert check("./trick.yml") == once


def test_no_file_of_the_library_goes_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A suffix that nothing reads would keep an entry off the site without a word."""
    root = _library(tmp_path)
    for name in ("capital.YML", "saved.yml.txt", "data.json"):
        (root / "cases" / "scams" / name).write_text(SOUND, encoding="utf-8")
    told = check(root=root)
    assert told.code == 1
    assert rules_in(told.report) == {"file-name"}
    assert told.report.count("error[") == 3


def test_windows_line_ends_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    reports = []
    for end in ("\n", "\r\n"):
        file = tmp_path / "Terrible_Case.yml"
        text = (BAD / "terrible" / file.name).read_text(encoding="utf-8")
        file.write_text(text, encoding="utf-8", newline=end)
        reports.append(check(file.name))
    assert reports[0] == reports[1]
    assert reports[0].code == 1


def test_the_four_formats_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPO)
    told = {form: check("tests/bad/terrible", form=form) for form in PLACES}
    assert {answer.code for answer in told.values()} == {1}
    places = {form: list(PLACES[form](answer.report)) for form, answer in told.items()}
    assert len(places["text"]) > 30
    for form in PLACES:
        assert places[form] == places["text"], form


Spot = tuple[str, int, int, str]


def _text_places(report: str) -> Iterator[Spot]:
    heads = re.finditer(r"^(\S.*?):(\d+):(\d+): error\[([a-z-]+)\] ", report, re.MULTILINE)
    yield from ((m[1], int(m[2]), int(m[3]), m[4]) for m in heads)


def _github_places(report: str) -> Iterator[Spot]:
    heads = re.finditer(r"^::error file=(.*),line=(\d+),col=(\d+),title=(.*?)::", report, re.M)
    yield from ((m[1], int(m[2]), int(m[3]), m[4]) for m in heads)


def _json_places(report: str) -> Iterator[Spot]:
    data = json.loads(report)
    assert data["errors"] == len(data["diagnostics"])
    for found in data["diagnostics"]:
        yield found["path"], found["line"], found["column"], found["rule"]


def _sarif_places(report: str) -> Iterator[Spot]:
    for found in json.loads(report)["runs"][0]["results"]:
        where = found["locations"][0]["physicalLocation"]
        region = where["region"]
        path = where["artifactLocation"]["uri"]
        yield path, region["startLine"], region["startColumn"], found["ruleId"]


PLACES: dict[str, Callable[[str], Iterator[Spot]]] = {
    "text": _text_places,
    "github": _github_places,
    "json": _json_places,
    "sarif": _sarif_places,
}


def test_every_library_rule_has_a_folder_of_its_name() -> None:
    assert {rule.ID for rule in RULES} <= set(FOLDERS)
    for rule in RULES:
        expected = (BAD / rule.ID / EXPECTED).read_text(encoding="utf-8")
        assert rules_in(expected) == {rule.ID}


def test_every_rule_of_the_code_is_shown_by_some_report() -> None:
    shown = set().union(*(rules_in(made.expected) for made in MADE.values()))
    for name in FOLDERS:
        shown |= rules_in((BAD / name / EXPECTED).read_text(encoding="utf-8"))
    named = _rules_in_code()
    assert len(named) > 30
    assert named - shown == set()
    assert shown - named == set()


def _rules_in_code() -> set[str]:
    """Rule ids as the code writes them: a kebab-case text, and after it the Chinese words."""
    names = {rule.ID for rule in (*RULES, exemption)}
    for name in ("source", "slips", "messages", "gather", "written"):
        tree = ast.parse((REPO / "generator" / f"{name}.py").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call | ast.Tuple):
                items = node.args if isinstance(node, ast.Call) else node.elts
                names |= {
                    first.value
                    for first, second in itertools.pairwise(items)
                    if _is_rule(first) and _is_words(second)
                }
    return names


def _is_rule(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"[a-z]+(-[a-z]+)*", node.value) is not None
        and node.value not in ENTRY_KINDS
    )


def _is_words(node: ast.expr) -> bool:
    if isinstance(node, ast.Name):
        return node.id == "message"
    if isinstance(node, ast.Constant | ast.JoinedStr):
        return re.search(r"[\u4e00-\u9fff]", ast.unparse(node)) is not None
    return isinstance(node, ast.Starred) or "re.compile" in ast.unparse(node)
