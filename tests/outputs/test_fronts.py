"""One site from both fronts: the same addresses, the same bytes, and names that are kept free."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.config import load_config

from generator.cli import main
from generator.imprint import RESERVED_ADDRESS, imprint, read_imprint
from generator.outputs import RESERVED
from generator.site import load
from tests.projects import REPO, files_of

SETTINGS = [
    "site_url: https://a.example.org/",
    "site_url: https://a.example.org",
    "site_url: https://a.example.org/b",
    'site_url: !ENV [SITE_URL, "https://default.example.org/c"]',
    'site_url: !ENV [OTHER_URL, SITE_URL, "https://default.example.org/"]',
    "site_url: !ENV SITE_URL",
    "site_url: ''",
    "site_description: 一句\nextra:\n  a: !!python/name:os.path ",
]


@pytest.mark.parametrize("value", [None, "https://env.example.org/d"])
@pytest.mark.parametrize("settings", SETTINGS)
def test_settings_are_read_as_mkdocs_reads_them(
    settings: str, value: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OTHER_URL", raising=False)
    monkeypatch.delenv("SITE_URL", raising=False)
    if value:
        monkeypatch.setenv("SITE_URL", value)
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(f"site_name: 甲\n{settings}\n", encoding="utf-8")
    theirs = load_config(str(tmp_path / "mkdocs.yml"))
    ours = read_imprint(tmp_path)
    assert ours == imprint(theirs.site_name, theirs.site_url, theirs.site_description)
    assert ours.name == "甲"
    assert ours.address == (theirs.site_url or RESERVED_ADDRESS)


def test_without_settings_the_reserved_name_stands(tmp_path: Path) -> None:
    assert read_imprint(tmp_path).address == RESERVED_ADDRESS


def test_addresses_are_quoted(tmp_path: Path) -> None:
    assert imprint("", None, "").url("跟着看/", "甲") == (
        f"{RESERVED_ADDRESS}%E8%B7%9F%E7%9D%80%E7%9C%8B/#%E7%94%B2"
    )


def test_the_tree_has_what_the_site_has(built: Path, project: Path, tmp_path: Path) -> None:
    arguments = ["generate", "--root", str(project), "--to", str(tmp_path / "tree")]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    site, tree = files_of(built), files_of(tmp_path / "tree")
    same = {
        path for path in site if path.startswith("api/") or path.endswith(("feed.xml", "feed.json"))
    }
    assert len(same) > 30
    assert {path: tree.get(path) for path in same} == {path: site[path] for path in same}
    # Redirects differ by the security policy, which a page has once it is built.
    moved = {f"scams/{old}/index.html" for old in ("fake-refunds", "refund-scam", "old-loan")}
    assert moved <= set(site) & set(tree)
    assert "llms.txt" in tree
    assert not {"sitemap.xml"} & set(tree)
    assert not [path for path in tree if path.endswith("index.html.md")]


def test_the_trees_llms_txt_names_pages(project: Path) -> None:
    from generator.outputs import llms

    edition = load(project).edition(read_imprint(project), is_site=False)
    (made,) = llms.assets(edition)
    assert f"]({edition.url('scams/fake-refund/')})" in str(made.content)
    assert ".md" not in str(made.content)


@pytest.mark.parametrize("path", ["feed.xml", "llms.txt", "api/v1/index.json", "api/v1/scams/a.md"])
def test_nobody_writes_over_them(path: str, tmp_path: Path) -> None:
    shutil.copytree(REPO / "tests" / "library", tmp_path / "project")
    file = tmp_path / "project" / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("# x", encoding="utf-8")
    found = [(d.path, d.rule) for d in load(tmp_path / "project").diagnostics]
    assert (f"content/{path}", "reserved") in found


def test_reserved_names_are_those_of_files_that_are_made(built: Path) -> None:
    there = [path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()]
    for start in RESERVED:
        assert any(path.startswith(start) for path in there), start


def test_the_settings_of_this_project_are_understood() -> None:
    assert read_imprint(REPO).name == load_config(str(REPO / "mkdocs.yml")).site_name
