"""What editors' programs are told: settings, hooks, one form for every file."""

from __future__ import annotations

import fnmatch
import json
import shlex
import subprocess
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from generator.model import FOLDERS

REPO = Path(__file__).parent.parent
HOOKS = yaml.safe_load((REPO / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def settings() -> dict[str, object]:
    return json.loads((REPO / ".vscode" / "settings.json").read_text(encoding="utf-8"))


def test_every_entry_is_held_to_the_schema_and_nothing_else_is() -> None:
    [(schema, patterns)] = settings()["yaml.schemas"].items()  # type: ignore[attr-defined]
    assert (REPO / schema).resolve() == REPO / "docs" / "entry.schema.json"
    for path in sorted((REPO / "cases").rglob("*.yml")):
        name = path.relative_to(REPO).as_posix()
        is_entry = path.parent.name in FOLDERS.values()
        assert any(fnmatch.fnmatch(name, one) for one in patterns) == is_entry, name


def test_nothing_is_fetched_or_sent() -> None:
    assert settings()["yaml.schemaStore.enable"] is False
    assert settings()["redhat.telemetry.enabled"] is False
    assert "://" not in json.dumps(settings())


def test_files_are_written_as_the_check_wants_them() -> None:
    told = settings()
    assert (told["editor.tabSize"], told["editor.insertSpaces"]) == (2, True)
    assert (told["files.encoding"], told["files.eol"]) == ("utf8", "\n")


def test_the_extension_that_reads_the_schema_is_recommended() -> None:
    told = json.loads((REPO / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert "redhat.vscode-yaml" in told["recommendations"]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_a_command_that_there_is(hook: dict[str, str]) -> None:
    program, *words = shlex.split(hook["entry"])
    assert program == "fanzha"
    result = CliRunner().invoke(main, [*words, "--help"])
    assert result.exit_code == 0, result.output


def test_there_is_a_hook_for_each_command_that_looks_at_files() -> None:
    commands = {f"fanzha-{name}" for name in main.commands if name in {"check", "format"}}
    assert {hook["id"] for hook in HOOKS} == commands


def test_what_editors_set_by_hand_is_committed() -> None:
    """An ignored settings file would reach nobody."""
    paths = [".vscode/settings.json", ".vscode/extensions.json", ".pre-commit-hooks.yaml"]
    ignored = subprocess.run(
        ["git", "check-ignore", *paths], cwd=REPO, capture_output=True, check=False
    )
    assert ignored.stdout == b""
