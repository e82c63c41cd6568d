"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

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
