"""``fanzha check`` on a small library with one file of our own in it, and what must hold whatever
that file is: no crash, an exit code of 0 or 1, every finding at a place that exists, every report
readable."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator import cli
from generator.reports import REPORTS
from generator.site import Site, load

_LINE_BREAK = re.compile("\r\n|[\n\r]")


def check(project: Path, *paths: str) -> tuple[Result, Site]:
    """What the command says, and the site that it said it of; a crash is raised here."""
    loaded: list[Site] = []

    def remembered(root: Path, **more: Any) -> Site:
        loaded.append(load(root, **more))
        return loaded[0]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(cli, "load", remembered)
        result = CliRunner().invoke(
            cli.main, ["check", "--root", str(project), "--format", "json", *paths]
        )
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code in {0, 1}
    return result, loaded[0]


def sound_report(project: Path) -> list[dict[str, Any]]:
    """The findings, after every report of them was read and every place looked up."""
    result, site = check(project)
    told: dict[str, Any] = json.loads(result.stdout)
    found: list[dict[str, Any]] = told["diagnostics"]
    assert (result.exit_code == 1) == (told["errors"] > 0)
    for finding in found:
        stands(project, finding)
    _every_report(site, len(found))
    return found


def found_alone(project: Path, place: str) -> list[dict[str, Any]]:
    """The findings when only this one file is asked about."""
    result, _ = check(project, str(project / place))
    found: list[dict[str, Any]] = json.loads(result.stdout)["diagnostics"]
    return found


def stands(project: Path, finding: dict[str, Any]) -> None:
    """That the place of a finding is in its file, and that it says what is wrong."""
    raw = (project / finding["path"]).read_bytes()
    lines = _LINE_BREAK.split(raw.decode("utf-8", "replace"))
    assert 1 <= finding["line"] <= len(lines), finding
    line = lines[finding["line"] - 1]
    assert 1 <= finding["column"] <= len(line) + 1, (finding, line)
    assert 1 <= finding["width"] <= max(1, len(line) + 1 - finding["column"]), (finding, line)
    assert finding["message"], finding
    assert finding["level"] in {"error", "warning", "note"}


def _every_report(site: Site, count: int) -> None:
    made = {name: report(site.diagnostics, site.texts) for name, report in REPORTS.items()}
    for text in made.values():
        assert "\r" not in text
        text.encode()  # no half of a character
    assert len(json.loads(made["json"])["diagnostics"]) == count
    assert len(json.loads(made["sarif"])["runs"][0]["results"]) == count
    assert made["github"].count("\n") == count
    assert len(re.findall(r"^\S+:\d+:\d+: ", made["text"], re.MULTILINE)) == count
