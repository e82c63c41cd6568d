"""``fanzha serve``: edit, break, mend an entry; the page follows and the server lives."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.projects import copy_project

ENTRY = "cases/scams/fake-refund.yml"
PAGE = "scams/fake-refund/"


class Server:
    """A running preview of a copied project."""

    def __init__(self, project: Path, command: list[str]) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.project = project
        self.log = project.parent / "serve.log"
        self._out = self.log.open("w")
        self.process = subprocess.Popen(
            [sys.executable, "-m", *command, f"127.0.0.1:{self.port}"],
            cwd=project,
            stdout=self._out,
            stderr=subprocess.STDOUT,
        )

    def get(self, path: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=20) as got:
                return got.read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def wait(self, path: str, is_so: Callable[[str], bool]) -> str:
        """The page at ``path`` once ``is_so`` holds of it."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            assert self.process.poll() is None, self.log.read_text()
            page = self.get(path)
            if page and is_so(page):
                return page
            time.sleep(0.3)
        raise AssertionError(f"{path} never came to it:\n{self.log.read_text()}")

    def edit(self, old: str, new: str, path: str = ENTRY) -> None:
        file = self.project / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        self._out.close()


@pytest.fixture(
    params=[["generator", "serve", "--addr"], ["mkdocs", "serve", "-a"]], ids=lambda c: c[0]
)
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    running = Server(copy_project(tmp_path / "project"), request.param)
    yield running
    running.stop()


def test_edit_break_mend(server: Server) -> None:
    server.wait(PAGE, lambda page: "异常订单处理中心" in page)

    server.edit("“异常订单处理中心”", "“改过的名字”")
    server.wait(PAGE, lambda page: "改过的名字" in page)

    server.edit("title: ", "title：")
    broken = server.wait(PAGE, lambda page: "检查报告" in page)
    assert "fake-refund.yml:2:6: error[fullwidth-colon]" in broken
    assert "fullwidth-colon" in server.wait("report/", lambda page: "检查报告" in page)
    other = server.wait("merchants/empty-tracking-numbers/", lambda page: "空包单号" in page)
    assert "处要改" in other, "the other pages stay, and say that something is broken"

    server.edit("title：", "title: ")
    mended = server.wait(PAGE, lambda page: "改过的名字" in page)
    assert "处要改" not in mended


def test_a_broken_list_keeps_the_last_good_pages(server: Server) -> None:
    server.wait(PAGE, lambda page: "异常订单处理中心" in page)
    server.edit("kind: signals", "kind： signals", "cases/reference/signals.yml")
    server.edit("kind： signals", "kind: [signals", "cases/reference/signals.yml")
    server.wait("report/", lambda page: "signals.yml" in page)
    assert "异常订单处理中心" in server.get(PAGE)


def test_started_broken_it_serves_the_report_and_recovers(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    path = project / ENTRY
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("status: published", "status: publisht"), encoding="utf-8")
    server = Server(project, ["generator", "serve", "--addr"])
    try:
        server.wait("", lambda page: "检查报告" in page and "publisht" in page)
        path.write_text(whole, encoding="utf-8")
        server.wait(PAGE, lambda page: "异常订单处理中心" in page)
    finally:
        server.stop()
