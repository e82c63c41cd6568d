"""``fanzha format``: one way to write what a file says, with nothing changed and no comment lost.

Each folder of ``formatting/`` holds a file as an editor wrote it and its canonical form.
``ruamel.yaml``, which we do not use ourselves, is the referee: it reads both texts.
"""

from __future__ import annotations

import os
import shutil
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.cli import main
from generator.formatting import formatted
from generator.formatting.order import BLOCKS, ENTRY, HEAD, ITEMS
from generator.formatting.punctuation import WORDS, narrowed, widened
from generator.model import ENTRY_KINDS, LIST_KINDS
from generator.model.entry import Scam
from generator.source import read

REPO = Path(__file__).parent.parent
FILES = REPO / "tests" / "formatting"
NAMES = sorted(path.name for path in FILES.iterdir())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(REPO / "tests" / "library", tmp_path / "library"))


def run(project: Path, *words: str) -> Result:
    result = CliRunner().invoke(main, ["format", *words, "--root", str(project)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def canonical(text: str) -> str:
    result = formatted("a.yml", text.encode())
    assert result.refused == ()
    return result.text


@pytest.mark.parametrize("name", NAMES)
def test_the_canonical_form_of_a_file(name: str) -> None:
    text = canonical((FILES / name / "before.yml").read_text(encoding="utf-8"))
    expected = FILES / name / "after.yml"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
    assert canonical(text) == text


def fields_of(model: Any) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


def test_every_key_of_the_model_has_its_place() -> None:
    assert set(ENTRY) == {key for model in ENTRY_KINDS.values() for key in fields_of(model)}
    found: dict[str, set[str]] = {}
    for model in ENTRY_KINDS.values():
        found |= blocks_of(model)
    assert {name: set(keys) for name, keys in BLOCKS.items()} == found
    for kind, keys in ITEMS.items():
        assert set(keys) == blocks_of(LIST_KINDS[kind])["items"], kind
    assert set(ITEMS) == set(LIST_KINDS) - {"vocabulary"}
    assert set(HEAD) < set(ENTRY)


def blocks_of(model: Any) -> dict[str, set[str]]:
    """The keys of each block of a model, at any depth, by the key that holds it."""
    out: dict[str, set[str]] = {}
    for name, field in model.model_fields.items():
        inner = inner_model(field.annotation)
        if inner is not None:
            out[field.alias or name] = fields_of(inner)
            out |= blocks_of(inner)
    return out


def inner_model(annotation: Any) -> Any:
    from typing import get_args

    from generator.model.base import Model

    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next((m for arg in get_args(annotation) if (m := inner_model(arg))), None)


# The project's own files: none may change but in looks.


@pytest.mark.parametrize(
    "path", sorted((REPO / "cases").rglob("*.yml")), ids=lambda path: str(path.name)
)
def test_a_file_of_the_library_comes_through_unchanged(path: Path) -> None:
    raw = path.read_bytes()
    result = formatted(path.name, raw)
    assert result.refused == ()
    before, after = (yaml.load(t, yaml.BaseLoader) for t in (raw, result.text))
    assert fold(before) == fold(after)
    assert formatted(path.name, result.text.encode()).text == result.text


def fold(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: fold(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [fold(inner) for inner in value]
    return narrowed(value) if isinstance(value, str) else value


# Any file.

TEXT = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30),
    st.sampled_from(
        [
            *("12305", "001", "no", "~", "2020-01-01", "12:30", "0x1f", "1e3", "true", "null"),
            *("# 井号", "- 减号", "a: b", "a:", "* 星", "& 和", "! 叹", "% 百分", "@在", "`"),
            *("“引号”", "'单", '"双', "[a", "{b", "a # b", "a  # b", "对,吗", "| 竖", "> 大于"),
            *(
                "两行\n第二行",
                "两行\n  缩进\n\n空行\n",
                "\n开头空",
                "末尾空\n\n",
                " 前空",
                "后空 ",
                "\t",
                "",
            ),
        ]
    ),
)
KEY = st.sampled_from([*ENTRY, "unknown", "a-b"])
INNER = st.sampled_from(["stage", "do", "text", "source", "note", "scammer", "as", "signals"])
WORD = st.sampled_from(["phone", "qq", "12305", "a-b"])
BLOCK = st.dictionaries(INNER, st.one_of(TEXT, st.lists(WORD, max_size=3)), max_size=4)
VALUE = st.one_of(TEXT, st.lists(TEXT, max_size=3), st.lists(BLOCK, max_size=3), BLOCK)
DATA = st.tuples(
    st.sampled_from(["scam", "merchant", "signals", "vocabulary", "unknown"]),
    st.dictionaries(KEY, VALUE, max_size=6),
).map(lambda pair: {**pair[1], "kind": pair[0]})
STYLE = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([False, None, True]),
        "default_style": st.sampled_from([None, None, "'", '"', "|", ">"]),
        "width": st.sampled_from([20, 80, 10_000]),
        "indent": st.sampled_from([2, 4, 6]),
    }
)


def dumped(data: Any, style: dict[str, Any]) -> str:
    text: str = yaml.dump(data, allow_unicode=True, sort_keys=False, Dumper=NoTags, **style)
    return text


class NoTags(yaml.SafeDumper):
    """Writes what the reader takes: no anchors."""

    def ignore_aliases(self, data: object) -> bool:
        return True


@settings(max_examples=200, deadline=None)
@given(data=DATA, style=STYLE)
def test_any_data_in_any_style_comes_through(data: Any, style: dict[str, Any]) -> None:
    text = dumped(data, style)
    before = read("a.yml", text.encode())
    result = formatted("a.yml", text.encode())
    if before.document is None or before.diagnostics:
        assert result.refused
        assert result.text == result.before
        return
    assert result.refused == ()
    after = read("a.yml", result.text.encode())
    assert after.diagnostics == []
    assert after.document is not None
    assert fold(after.document.data) == fold(before.document.data)
    assert fold(referee(result.text)) == fold(referee(text))
    assert canonical(result.text) == result.text


def referee(text: str) -> Any:
    """What a reader that guesses types makes of a text."""
    return YAML(typ="safe", pure=True).load(text)


COMMENT = st.sampled_from(["# 一", "# 二 # 三", "#紧", "", "  # 深", "      # 更深", "# key: 值"])


@settings(max_examples=200, deadline=None)
@given(data=DATA, places=st.lists(st.tuples(st.integers(0, 60), COMMENT), max_size=12))
def test_comments_anywhere_are_kept(data: Any, places: list[tuple[int, str]]) -> None:
    """Comments on lines of their own, put between any two lines of a file without long texts."""
    lines = dumped(one_lined(data), {"width": 10_000, "default_style": None}).splitlines()
    for at, comment in places:
        lines.insert(min(at, len(lines)), comment)
    text = "\n".join(lines) + "\n"
    before = read("a.yml", text.encode())
    result = formatted("a.yml", text.encode())
    if before.document is None or before.diagnostics:
        return
    assert result.refused == ()
    assert comments(result.text) == comments(text)
    assert canonical(result.text) == result.text


def one_lined(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: one_lined(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [one_lined(inner) for inner in value]
    return " ".join(value.split())


def comments(text: str) -> list[str]:
    """The comments of a text, sorted, as another reader of YAML sees them."""
    found = []
    for token in YAML(typ="rt").scan(StringIO(text)):
        for part in _tokens(token.comment):
            found += [line.strip() for line in part.value.splitlines() if line.strip()]
    return sorted(line.lstrip("#").strip() for line in found if line.lstrip("#").strip())


def _tokens(found: Any) -> list[Any]:
    if found is None:
        return []
    if isinstance(found, list):
        return [token for part in found for token in _tokens(part)]
    return [found]


YAMLISH = st.lists(
    st.sampled_from(
        [
            *("a", "b: ", "甲", ": ", "- ", "[", "]", "{", "}", ", ", "\n", "\n  ", "\n    ", "#"),
            *("  # 注", "'", '"', "|", ">-", "\n\n", "kind: scam", "steps:\n  - ", "? ", "---\n"),
        ]
    ),
    max_size=25,
).map(lambda parts: "".join(parts).encode())


@settings(max_examples=400, deadline=None)
@given(
    raw=st.one_of(YAMLISH, YAMLISH.map(lambda raw: b"kind: scam\n" + raw), st.binary(max_size=80))
)
def test_whatever_a_file_holds_is_formatted_or_refused(raw: bytes) -> None:
    result = formatted("a.yml", raw)
    if result.refused:
        assert result.text == result.before
        assert all(finding.rule != "format" for finding in result.refused)
        return
    before, after = (read("a.yml", text) for text in (raw, result.text.encode()))
    assert before.document is not None
    assert after.document is not None
    assert fold(before.document.data) == fold(after.document.data)
    assert canonical(result.text) == result.text


@pytest.mark.parametrize(
    "wrong",
    ["kind: scam\n", "kind: scam\ntitle: 乙  # 注\n", "kind: [\n", "kind: scam\ntitle: 甲\n"],
)
def test_a_text_that_would_not_give_back_the_file_is_never_written(
    wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.formatting.printed", lambda _: wrong)
    result = formatted("a.yml", "kind: scam\ntitle: 甲  # 注\n".encode())
    assert [finding.rule for finding in result.refused] == ["format"]
    assert not result.differs


def test_only_punctuation_between_chinese_is_widened() -> None:
    assert widened("他说,真的吗?假的:骗人;别信!快跑") == "他说，真的吗？假的：骗人；别信！快跑"
    for same in ("10,000元", "12:30 开始", "a,b", "用 Wi-Fi,好", "见 a.b?c=d", "3:2", "对,"):
        assert widened(same) == same


def test_titles_of_sources_keep_their_punctuation() -> None:
    text = canonical(
        "kind: scam\ntitle: 甲,乙\nsources:\n  - id: a\n    title: 丙,丁\n    note: 戊,己\n"
    )
    assert "title: 甲，乙\n" in text
    assert "title: 丙,丁\n" in text
    assert {*fields_of(Scam), *(key for keys in BLOCKS.values() for key in keys)} >= WORDS


# The command.


def test_check_changes_nothing_and_shows_what_would(project: Path) -> None:
    path = project / "cases/scams/fake-refund.yml"
    sound = path.read_text(encoding="utf-8")
    assert run(project, str(path)).exit_code == 0
    tidy = path.read_text(encoding="utf-8")
    messy = tidy.replace("kind: scam\n", "", 1) + "kind: 'scam'\n"
    path.write_text(messy, encoding="utf-8")
    told = run(project, "--check", str(path))
    assert told.exit_code == 1
    assert "+kind: scam\n" in told.stdout
    assert f"要整理：{path.as_posix()}" in told.stderr
    assert path.read_text(encoding="utf-8") == messy
    assert run(project, str(path)).exit_code == 0
    assert path.read_text(encoding="utf-8") == tidy
    assert fold(read("a", tidy.encode()).document) is not None
    assert yaml.load(sound, yaml.BaseLoader) == yaml.load(tidy, yaml.BaseLoader)


def test_without_paths_the_whole_library_is_formatted(project: Path) -> None:
    assert run(project).exit_code == 0
    told = run(project, "--check")
    assert (told.exit_code, told.stdout) == (0, "")
    assert "没有要整理的" in told.stderr


@pytest.mark.parametrize(
    "raw",
    [
        "kind: scam\ntitle：假的\n".encode(),
        b"kind: scam\nkind: scam\n",
        "kind: scam\ntitle: 案例 #1\n".encode(),
        "kind: scam\n".encode("utf-16"),
        "标题".encode("gb18030"),
        b"",
        b"kind: &a scam\n",
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_left_alone(project: Path, raw: bytes) -> None:
    path = project / "cases/scams/broken.yml"
    path.write_bytes(raw)
    told = run(project, str(path))
    assert told.exit_code == 1
    assert "broken.yml:" in told.stderr
    assert path.read_bytes() == raw


def test_links_are_not_followed(project: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    outside.write_text("title: 'a'\nkind: scam\n", encoding="utf-8")
    (project / "cases/scams/link.yml").symlink_to(outside)
    told = run(project, str(project / "cases/scams"))
    assert told.exit_code == 1
    assert "符号链接" in told.stderr
    assert outside.read_text(encoding="utf-8") == "title: 'a'\nkind: scam\n"


def test_line_ends_and_permissions(project: Path) -> None:
    path = project / "cases/scams/crlf.yml"
    path.write_bytes("kind: scam\r\ntitle: 甲\r\n".encode())
    path.chmod(0o640)
    assert run(project, "--check", str(path)).exit_code == 1
    assert run(project, str(path)).exit_code == 0
    assert path.read_bytes() == "kind: scam\ntitle: 甲\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in path.parent.iterdir() if p.name.startswith(".")] == []
