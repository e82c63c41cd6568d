"""Form -> YAML -> ``fanzha check``: what was typed is what the library holds."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from generator.cli import main
from generator.formatting import formatted
from generator.source import read
from tests.served import Host
from tests.submit.entries import GUIDE, SCAM, loaded
from tests.submit.person import Person


@pytest.mark.parametrize(("kind", "typed"), [("scam", SCAM), ("merchant", GUIDE)])
def test_what_was_typed_is_checked_and_held(
    person: Person, kind: str, typed: dict[str, Any], built_project: Path, tmp_path: Path
) -> None:
    person.fill_in(kind, typed)
    assert person.faults() == []
    person.finish()
    with person.page.expect_download() as started:
        person.page.get_by_role("button", name="下载文件").click()
    name = started.value.suggested_filename
    assert re.fullmatch(rf"{typed['category']}-\d+\.yml", name)
    project = shutil.copytree(
        built_project, tmp_path / "project", ignore=shutil.ignore_patterns("site")
    )
    target = project / "cases" / {"scam": "scams", "merchant": "merchants"}[kind] / name
    started.value.save_as(target)
    result = CliRunner().invoke(main, ["check", str(target), "--root", str(project)])
    assert result.exit_code == 0, result.output
    document = read(name, target.read_bytes()).document
    assert document
    assert document.data == loaded(kind, typed)
    if kind == "merchant":
        assert not formatted(name, target.read_bytes()).differs, "it is in canonical form"
    anywhere = yaml.load(target.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert anywhere == document.data


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=40)
SIGNS = st.text("-:# '\"\n[]{}*&!|>%@`?,x冒：\t", min_size=1, max_size=20)
LATER = st.builds(str.__add__, st.sampled_from(["冒", "x", "“"]), SIGNS)
"""What looks like plain words at its start."""
TEXTS = st.one_of(WORDS, SIGNS, LATER).map(str.strip).filter(bool)
"""What the fields take, trimmed as they trim it."""


@pytest.fixture(scope="module")
def writer(chromium: Any, host: Host) -> Any:
    page = chromium.new_page()
    page.goto(f"{host.address}submit/")
    page.evaluate("async () => { window.yaml = await import('../assets/submit/yaml.js') }")
    yield page
    page.close()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(TEXTS, min_size=1, max_size=30))
def test_any_text_is_read_as_it_was(writer: Page, texts: list[str]) -> None:
    lines = writer.evaluate("texts => texts.map((t) => '- a: ' + yaml.text(t, '  '))", texts)
    raw = "\n".join(lines) + "\n"
    held = yaml.load(raw, Loader=yaml.CBaseLoader)
    assert [item["a"] for item in held] == texts
    ours = read("x.yml", f"items:\n{raw}".encode())
    assert ours.document, ours.diagnostics
    assert [item["a"] for item in ours.document.data["items"]] == texts
