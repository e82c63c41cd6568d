"""What every test may ask for."""

from __future__ import annotations

import functools
import http.server
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from click.testing import CliRunner
from hypothesis.database import DirectoryBasedExampleDatabase
from playwright.sync_api import Browser, sync_playwright

from generator.cli import main

# 2026-11-22: what is due and what lies in the future is counted from it, whenever tests run.
os.environ["SOURCE_DATE_EPOCH"] = "1795305600"

# How many examples a property is tried on. Usually always the same ones: a run turns red by the
# change under test, not by luck. `make test-long` looks for new ones; what it finds is put down
# as an `@example`. Machines that build for others are slow at times, so no example has a deadline.
hypothesis.settings.register_profile(
    "usual",
    max_examples=100,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(hypothesis.HealthCheck),
)
hypothesis.settings.register_profile(
    "long",
    hypothesis.settings.get_profile("usual"),
    max_examples=10_000,
    derandomize=False,
    database=DirectoryBasedExampleDatabase(".hypothesis/examples"),
    print_blob=True,
)
hypothesis.settings.load_profile("usual")

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
MISSING = (
    "找不到 Chromium（{path}）。请安装 chromium，或用环境变量 FANZHA_CHROMIUM 指出它的位置。\n"
    "No Chromium at {path}: install chromium, or name it in FANZHA_CHROMIUM."
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One real browser for the whole run; its absence is a failure, never a skip."""
    path = os.environ.get("FANZHA_CHROMIUM") or "/usr/bin/chromium"
    if not Path(path).is_file():
        pytest.fail(MISSING.format(path=path), pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site, built once for all tests that only look at it."""
    built = tmp_path_factory.mktemp("site") / "sub"
    root = Path(__file__).parent.parent
    result = CliRunner().invoke(main, ["build", "--root", str(root), "--to", str(built)])
    assert result.exit_code == 0, result.output
    return built


@pytest.fixture(scope="session")
def site_address(site: Path) -> Iterator[str]:
    """That site served below a sub-path, as forges serve it."""
    handler = functools.partial(_Quiet, directory=str(site.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/sub/"
        server.shutdown()
