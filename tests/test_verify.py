"""The crawl: a good site passes; each fault of ``verify/faults.yml`` is told, at its place."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from generator import csp, offline
from generator.built import BuiltSite, Fetched
from generator.cli import main
from generator.verify import verify
from tests.projects import copy_library, files_of

HERE = Path(__file__).parent / "verify"
FAULTS = yaml.safe_load((HERE / "faults.yml").read_text(encoding="utf-8"))


def may_link(url: str) -> bool:
    return "//www.example.gov.cn/" in url


def make(folder: Path, fault: dict[str, Any] | None = None) -> Path:
    """The small site, finished as the build does it, with one fault if any."""
    shutil.copytree(HERE / "site", folder)
    fault = fault or {}
    if not fault.get("after"):
        spoil(folder, fault)
    for path in folder.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        path.write_text(csp.secured(html, csp.hashes(html)), encoding="utf-8")
    worker = offline.worker(offline.release(BuiltSite(folder)))
    (folder / offline.WORKER).write_text(worker, encoding="utf-8")
    if fault.get("after"):
        spoil(folder, fault)
    return folder


def spoil(folder: Path, fault: dict[str, Any]) -> None:
    if "remove" in fault:
        (folder / fault["remove"]).unlink()
    if "file" in fault:
        path = folder / fault["file"]
        text = path.read_text(encoding="utf-8")
        assert fault["find"] in text
        path.write_text(text.replace(fault["find"], fault["put"], 1), encoding="utf-8")


def told(folder: Path) -> list[str]:
    """The first line of each finding, as people read it."""
    return [
        f"{d.path}:{d.place.line}:{d.place.column}: {d.level.value}[{d.rule}] {d.message}"
        for d in verify(folder, may_link)
    ]


def test_a_good_site_is_good(tmp_path: Path) -> None:
    assert told(make(tmp_path / "site")) == []


@pytest.mark.parametrize("fault", FAULTS, ids=[fault["name"] for fault in FAULTS])
def test_a_fault_is_told(fault: dict[str, Any], tmp_path: Path) -> None:
    assert told(make(tmp_path / "site", fault)) == fault["expected"]


def test_each_finding_says_what_to_do(tmp_path: Path) -> None:
    for number, fault in enumerate(FAULTS):
        assert all(d.fix for d in verify(make(tmp_path / str(number), fault), may_link))


def noise(size: int, seed: int = 0) -> bytes:
    """Bytes that no packing makes smaller."""
    return random.Random(seed).randbytes(size)


def test_a_heavy_page_is_told(tmp_path: Path) -> None:
    site = make(tmp_path / "site")
    (site / "assets" / "icon.svg").write_bytes(noise(81_000))
    assert [line for line in told(site) if "[weight]" in line] == [
        "404.html:1:1: error[weight] 第一次打开要下载 81 KB，最多 80 KB",
        "entry/index.html:1:1: error[weight] 第一次打开要下载 81 KB，最多 80 KB",
        "index.html:1:1: error[weight] 第一次打开要下载 81 KB，最多 80 KB",
    ]


@pytest.mark.parametrize(("count", "level"), [(200, "warning"), (199, "error")])
def test_only_a_long_list_may_be_heavy(tmp_path: Path, count: int, level: str) -> None:
    """What grows with the library is told; it must not stop the library from growing."""
    site = make(tmp_path / "site")
    entry = (site / "entry" / "index.html").read_text(encoding="utf-8")
    links = ""
    for number in range(count - 1):  # and the entry itself
        path = site / f"e{number}" / "index.html"
        path.parent.mkdir()
        path.write_text(entry, encoding="utf-8")
        links += f'<a href="e{number}/">{noise(500, number).hex()}</a>'
    home = site / "index.html"
    text = home.read_text(encoding="utf-8").replace('href="#top"', 'href="entry/"')
    home.write_text(text.replace("</body>", f"{links}</body>"), encoding="utf-8")
    found = [d for d in verify(site, may_link) if d.rule == "weight"]
    assert [(d.path, d.level.value) for d in found] == [("index.html", level)]


def test_too_many_requests_are_told(tmp_path: Path) -> None:
    site = make(tmp_path / "site")
    home = site / "index.html"
    names = [f"assets/{number}.svg" for number in range(6)]
    for name in names:
        shutil.copy(site / "assets" / "icon.svg", site / name)
    shown = "".join(f'<img src="{name}" alt="">' for name in names)
    home.write_text(home.read_text("utf-8").replace("</body>", f"{shown}</body>"), "utf-8")
    found = [line for line in told(site) if "[requests]" in line]
    assert found == ["index.html:1:1: error[requests] 第一次打开要发 13 个请求，最多 12 个"]


def test_what_a_visit_fetches_is_counted_once_and_to_the_end(tmp_path: Path) -> None:
    site = BuiltSite(make(tmp_path / "site"))
    assert Fetched(site).by_page(site.pages["index.html"]) == {
        "assets/a.js",
        "assets/icon.svg",
        "assets/site.css",
        "assets/sub/b.js",
        "assets/sub/more.css",
        "manifest.webmanifest",
    }


def test_of_the_same_fault_on_every_page_the_first_few_are_told(tmp_path: Path) -> None:
    site = make(tmp_path / "site")
    entry = (site / "entry" / "index.html").read_text(encoding="utf-8")
    for number in range(9):
        path = site / f"e{number}" / "index.html"
        path.parent.mkdir()
        path.write_text(entry.replace('href=".."', 'href="../gone/"'), encoding="utf-8")
    found = [line for line in told(site) if "[dead-link]" in line]
    assert len(found) == 5
    assert found[-1].endswith("不存在（还有 4 处一样的）")


def fanzha(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(arguments))
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_library(tmp_path_factory.mktemp("verify") / "project")
    code, output = fanzha("build", "--root", str(project))
    assert code == 0, output
    return project


def test_the_command_passes_a_good_site(project: Path) -> None:
    code, output = fanzha("verify", "--root", str(project))
    assert (code, "没有问题" in output) == (0, True)


def test_the_command_tells_of_a_bad_one(project: Path, tmp_path: Path) -> None:
    site = shutil.copytree(project / "site", tmp_path / "site")
    (site / "help" / "index.html").unlink()
    code, output = fanzha("verify", str(site), "--root", str(project))
    assert code == 1
    assert "error[dead-link] 链接指向的 help/index.html 不存在" in output
    assert "  = " in output


@pytest.mark.parametrize("where", ["nowhere", "."])
def test_where_no_site_lies_the_command_says_so(project: Path, tmp_path: Path, where: str) -> None:
    code, output = fanzha("verify", str(tmp_path / where), "--root", str(project))
    assert code == 2
    assert "里没有生成好的网站" in output


def test_a_bad_site_is_not_put_in_place(project: Path, tmp_path: Path) -> None:
    ours = shutil.copytree(project, tmp_path / "project")
    before = files_of(ours / "site")
    theme = ours / "site-overrides" / "main.html"
    bad = (
        '{% block fonts %}<link rel="stylesheet" href="https://fonts.example/x.css">{% endblock %}'
    )
    theme.write_text(theme.read_text(encoding="utf-8") + bad, encoding="utf-8")
    code, output = fanzha("build", "--root", str(ours))
    assert code == 1
    assert "error[other-host] 要从 fonts.example 取“https://fonts.example/x.css”" in output
    assert "原样不动" in output
    assert files_of(ours / "site") == before


def test_the_entry_pages_of_the_library_are_light(project: Path) -> None:
    site = BuiltSite(project / "site")
    fetched = Fetched(site)
    for path in ("scams/fake-refund/index.html", "merchants/empty-tracking/index.html"):
        besides = fetched.by_page(site.pages[path])
        assert fetched.weight(site.pages[path], besides) <= 80_000
        assert len(besides) + 1 <= 12
