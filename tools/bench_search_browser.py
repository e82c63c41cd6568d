"""A browser of its own for the search benchmark, and a server that tells what was fetched."""

from __future__ import annotations

import functools
import gzip
import http.server
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

RUNS, STANDS = 0.005, 0.025
"""Seconds: of every thirty milliseconds the browser has five, so that all of it is six times slower.

The devtools' throttle slows the page's own thread and no worker; this stops every process.
"""

THROTTLED = 6
"""The devtools' throttle, for what runs in the page's own thread alone: ours does."""

_ENDPOINT = re.compile(r"DevTools listening on (\S+)")
_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--remote-debugging-port=0",
)


class Fetched(list[tuple[str, int]]):
    """(path, bytes as sent: compressed) of every answer, in order."""

    def bytes_of(self, *starts: str) -> int:
        """Each file once: the offline copy that a page's service worker takes is no search."""
        return sum(size for path, size in dict(self).items() if path.startswith(starts))


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, Fetched]]:
    """The files below ``folder``, compressed as a web server would; the address, and a log."""
    fetched = Fetched()
    handler = functools.partial(_Handler, fetched, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", fetched
        server.shutdown()


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that is done closes its connections; that is no error."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    """As web servers do: else each body waits 40 ms for the browser to acknowledge its headers."""

    def __init__(self, fetched: Fetched, *given: object, directory: str) -> None:
        self.fetched = fetched
        super().__init__(*given, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = _compressed(path)
        self.fetched.append((self.path, len(body)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


@functools.lru_cache(maxsize=4_096)
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


@contextmanager
def chromium() -> Iterator[tuple[Browser, int]]:
    """A browser, and the group of all its processes."""
    profile = tempfile.mkdtemp(prefix="fanzha-bench-")
    path = os.environ.get("FANZHA_CHROMIUM") or "/usr/bin/chromium"
    process = subprocess.Popen(
        [path, *_ARGUMENTS, f"--user-data-dir={profile}", "about:blank"],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        with sync_playwright() as playwright:
            yield playwright.chromium.connect_over_cdp(_endpoint(process)), process.pid
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        shutil.rmtree(profile, ignore_errors=True)


def _endpoint(process: subprocess.Popen[str]) -> str:
    for line in process.stderr or ():
        if found := _ENDPOINT.search(line):
            threading.Thread(target=process.stderr.read, daemon=True).start()  # type: ignore[union-attr]
            return found[1]
    raise RuntimeError("Chromium did not start")


@contextmanager
def slowed(group: int) -> Iterator[None]:
    """Every process of the group runs a sixth of the time."""
    over = threading.Event()
    thread = threading.Thread(target=_stop_and_go, args=(group, over))
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _stop_and_go(group: int, over: threading.Event) -> None:
    while not over.is_set():
        os.killpg(group, signal.SIGSTOP)
        time.sleep(STANDS)
        os.killpg(group, signal.SIGCONT)
        time.sleep(RUNS)
