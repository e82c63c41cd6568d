"""The test library with the nasty entries in it, changed where outputs need more, and built."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.catalog import Catalog
from generator.cli import main
from generator.imprint import read_imprint
from generator.outputs.edition import Edition
from generator.site import load
from tests.projects import REPO

TESTS = Path(__file__).parent.parent
ADDRESS = "https://fanzha.example.org/sub/"
FORMULA = '=HYPERLINK("某处";"领奖")'


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("outputs") / "project"
    shutil.copytree(TESTS / "library", project)
    shutil.copytree(TESTS / "markup" / "cases", project / "cases", dirs_exist_ok=True)
    shutil.copytree(REPO / "site-overrides", project / "site-overrides")
    config = yaml.safe_load(re.sub(r"!ENV \[\w+, (.*)\]", r"\1", (REPO / "mkdocs.yml").read_text()))
    config |= {"site_url": ADDRESS, "nav": [{"首页": "index.md"}]}
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (project / "content" / "跟着看.md").write_text("# 跟着看\n\n[订阅](feed.xml)\n", "utf-8")
    cases = project / "cases"
    change(cases / "scams/fake-loan.yml", "category:", "former_ids: [old-loan]\ncategory:")
    change(cases / "scams/fake-parcel.yml", "category:", "former_ids: [never-was]\ncategory:")
    change(cases / "scams/fake-prize.yml", "title: 假中奖：先交手续费", f"title: '{FORMULA}'")
    prize = cases / "scams/fake-prize.yml"
    change(prize, "summary: 说你中了奖", "summary: 说你中了奖;=1+1")
    change(prize, "https://example.org/prize", "https://reprint.example.net")
    change(prize, "related:", "related:\n  - id: fake-parcel\n    as: similar")
    change(cases / "reference/glossary.yml", "[empty-tracking]", "[fake-parcel, empty-tracking]")
    return project


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="session")
def built(project: Path) -> Path:
    """The folder of the finished site."""
    result = CliRunner().invoke(main, ["build", "--root", str(project)])
    assert result.exit_code == 0, result.output
    return project / "site"


@pytest.fixture(scope="session")
def edition(project: Path) -> Edition:
    site = load(project)
    assert not site.has_errors
    return site.edition(read_imprint(project))


@pytest.fixture(scope="session")
def catalog(edition: Edition) -> Catalog:
    return edition.catalog


def file_of(built: Path, address: str) -> Path:
    """The file that a server would answer with at an absolute address of the site."""
    from urllib.parse import unquote, urlsplit

    assert address.startswith(ADDRESS), address
    path = unquote(urlsplit(address.removeprefix(ADDRESS)).path)
    return built / path / "index.html" if path.endswith("/") or not path else built / path
