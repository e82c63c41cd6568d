"""``fanzha new``: a template that is valid but for what must be filled in."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from generator.draft import draft
from generator.model import FOLDERS
from generator.site import load

REPO = Path(__file__).parent.parent
FILLED = {
    "title": "试写一条",
    "summary": "试写的一句话。",
    "do": "试写的一步。",
    "look_at": "看哪里",
    "odd": "可疑的样子",
    "publisher": "试写的发布者",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(REPO / "cases", tmp_path / "cases")
    return tmp_path


def run(project: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, [*words, "--root", str(project)])
    return result.exit_code, result.output


def fill(text: str) -> str:
    """Every line marked 待填 with a value put in."""
    category = "fake-service" if text.count("kind: scam") else "fake-tracking"
    values = {**FILLED, "category": category}
    return re.sub(
        r"^( *(?:- )?)([a-z_]+): +# 待填.*$",
        lambda m: f"{m[1]}{m[2]}: {values[m[2]]}",
        text,
        flags=re.MULTILINE,
    )


def use_examples(text: str) -> str:
    """Every optional block put to use: a ``# `` before YAML is taken off, prose stays."""
    out, using = [], False
    for line in text.splitlines():
        bare = re.sub(r"^( *)# ", r"\1", line)
        starts = re.match(r"^ *(?:- )?[a-z_]+:(?: |$)", bare) is not None
        continues = using and bare.startswith((" ", "-"))
        using = line.lstrip().startswith("# ") and (starts or continues)
        out.append(bare if using else line)
    return "\n".join(out) + "\n"


@pytest.mark.parametrize("kind", FOLDERS)
def test_only_what_must_be_filled_in_is_missing(project: Path, kind: str) -> None:
    code, _ = run(project, "new", kind, "try-it")
    assert code == 0
    path = project / "cases" / FOLDERS[kind] / "try-it.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    to_fill = [n for n, line in enumerate(lines, 1) if re.search(r": +# 待填", line)]
    found = load(project).diagnostics
    assert {f.rule for f in found} == {"empty"}
    assert [f.place.line for f in found] == to_fill


@pytest.mark.parametrize("kind", FOLDERS)
@pytest.mark.parametrize("examples", [False, True], ids=["as it is", "with every example"])
def test_filled_in_it_passes(project: Path, kind: str, examples: bool) -> None:
    run(project, "new", kind, "try-it")
    path = project / "cases" / FOLDERS[kind] / "try-it.yml"
    text = fill(path.read_text(encoding="utf-8"))
    if examples:
        text = use_examples(text)
        model_keys = set(yaml.safe_load(text))
        assert {"compare", "questions", "aliases", "notes"} <= model_keys
    path.write_text(text, encoding="utf-8")
    assert load(project).diagnostics == ()


@pytest.mark.parametrize("kind", FOLDERS)
def test_editors_are_led_to_the_schema(kind: str) -> None:
    """The path stands from the file's own folder, and leads to the schema that is committed."""
    first = draft(kind, date(2026, 11, 22)).splitlines()[0]
    modeline = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert modeline, first
    folder = REPO / "cases" / FOLDERS[kind]
    assert (folder / modeline[1]).resolve() == REPO / "docs" / "entry.schema.json"


def test_sources_can_be_copied(project: Path) -> None:
    code, _ = run(project, "new", "scam", "try-it", "--from", "fake-refund")
    assert code == 0
    new = yaml.safe_load((project / "cases/scams/try-it.yml").read_text(encoding="utf-8"))
    old = yaml.safe_load((project / "cases/scams/fake-refund.yml").read_text(encoding="utf-8"))
    assert new["sources"] == old["sources"]
    assert {f.rule for f in load(project).diagnostics} == {"empty"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["new", "scam", "fake-refund"], "已经有"),
        (["new", "scam", "Fake_Refund"], "小写字母"),
        (["new", "scam", "../escape"], "小写字母"),
        (["new", "scam", "-"], ""),
        (["new", "scam", "a--b"], "小写字母"),
        (["new", "scam", "try-it", "--from", "fake-refnd"], "是不是 fake-refund"),
        (["new", "poem", "try-it"], "poem"),
    ],
)
def test_misuse_is_told_and_writes_nothing(project: Path, words: list[str], said: str) -> None:
    before = sorted(project.rglob("*"))
    code, output = run(project, *words)
    assert code == 2
    assert said in output
    assert sorted(project.rglob("*")) == before
