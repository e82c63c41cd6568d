"""The week's reminder: sources asked politely, reviews due, and never a failure."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic, Level, Place
from generator.gather import gather
from tools.links import Answer, Link, ask, cited
from tools.weekly import MOST, reminder

REPO = Path(__file__).parent.parent
ASKED: list[tuple[str, str]] = []


class _Server(http.server.BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        ASKED.append((self.command, self.path))
        code = int(self.path.strip("/")) if self.path.strip("/").isdigit() else 200
        if self.path == "/slow":
            threading.Event().wait(2)
        self.send_response(code)
        if code in {301, 302, 308}:
            self.send_header("Location", "/elsewhere")
        self.end_headers()

    def do_GET(self) -> None:
        self.do_HEAD()

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def address() -> Iterator[str]:
    ASKED.clear()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "is_fault", "words"),
    [
        ("/ok", False, "正常"),
        ("/404", True, "没有了"),
        ("/410", True, "没有了"),
        ("/301", True, "搬走了"),
        ("/308", True, "搬走了"),
        ("/302", False, "不答程序"),
        ("/403", False, "不答程序"),
        ("/405", False, "不答程序"),
        ("/412", False, "不答程序"),
        ("/500", True, "一时"),
        ("/slow", True, "没有回应"),
    ],
)
def test_an_answer_is_told_for_what_it_is(
    address: str, path: str, is_fault: bool, words: str
) -> None:
    [answer] = ask([Link(address + path, "a.yml")], timeout=0.5, pause=0)
    assert (answer.is_fault, words in answer.words) == (is_fault, True)


def test_only_heads_are_asked_for_once_and_no_redirect_is_followed(address: str) -> None:
    ask([Link(f"{address}/{code}", "a.yml") for code in (301, 302, 404)], pause=0)
    assert sorted(ASKED) == [("HEAD", "/301"), ("HEAD", "/302"), ("HEAD", "/404")]


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://a..b/", "https://nowhere.invalid/"])
def test_no_server_is_no_failure(url: str) -> None:
    [answer] = ask([Link(url, "a.yml")], timeout=0.5, pause=0)
    assert answer.is_fault


def test_only_outlets_are_asked_each_address_once() -> None:
    catalog = gather(REPO).catalog
    links = list(cited(catalog))
    assert links
    assert all(catalog.may_link(link.url) for link in links)
    assert len({link.url for link in links}) == len(links)
    every = {
        url for _, some in catalog.sourced() for s in some for url in (s.url, s.archived) if url
    }
    assert {link.url for link in links} == {url for url in every if catalog.may_link(url)}


def due(path: str) -> Diagnostic:
    return Diagnostic(
        path, Place(1, 1), "review-due", "上次复核已经过去 13 个月", level=Level.WARNING
    )


def test_nothing_to_say_is_an_empty_text() -> None:
    other = Diagnostic("a.yml", Place(1, 1), "other", "x")
    assert reminder([other], [Answer(Link("https://a.example/", "a.yml"), "正常", False)]) == ""


def test_what_is_due_and_what_is_gone_are_told() -> None:
    gone = Answer(Link("https://a.example/`x", "b.yml"), "页面没有了（404）", True)
    told = reminder([due("a.yml")], [gone])
    assert "- [ ] `a.yml` 上次复核已经过去 13 个月" in told
    assert "`b.yml` 页面没有了（404）" in told


def test_a_long_reminder_fits_an_issue() -> None:
    told = reminder([due(f"cases/scams/{n}.yml") for n in range(5_000)], [])
    assert len(told) < MOST + 200
    assert told.endswith("放不下了。\n")
