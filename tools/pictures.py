"""The pictures of the editors' guide, taken of the real site: ``make pictures``.

Nothing in them is drawn by hand: labels stand in the page while it is looked at, and what is typed
into the form is the practice of the guide's walk-through. Look at each before it is committed.
"""

from __future__ import annotations

import argparse
import base64
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, ViewportSize, sync_playwright

from tools.bench_search_browser import served
from tools.entries import ROOT
from tools.scenes import SCENES, Scene

FOLDER = ROOT / "docs" / "images"
NOW = "2026-11-22T12:00:00"
"""The form fills in the day: the pictures do not change with it."""
QUALITY, SCALE = 60, 1.25


def take(browser: Browser, address: str, folder: Path) -> list[Path]:
    """Every picture, written below ``folder`` as WebP, of the site served at ``address``."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_take(browser, address, folder / f"{name}.webp", *how) for name, how in SCENES.items()]


def _take(browser: Browser, address: str, file: Path, scene: Scene, size: ViewportSize) -> Path:
    with browser.new_context(viewport=size, service_workers="block", bypass_csp=True) as context:
        page = context.new_page()
        page.clock.set_fixed_time(NOW)
        page.goto(address)
        part = scene(page)
        file.write_bytes(_picture(page, part))
    return file


def _picture(page: Page, part: Locator | None) -> bytes:
    clip = {**_place(page, part), "scale": SCALE}
    wanted = {"format": "webp", "quality": QUALITY, "captureBeyondViewport": True, "clip": clip}
    told = page.context.new_cdp_session(page).send("Page.captureScreenshot", wanted)
    return base64.b64decode(told["data"])


def _place(page: Page, part: Locator | None) -> dict[str, float]:
    """Where on the page it is; the bar that floats over every page hides no part of it."""
    if part is None:
        seen: dict[str, float] = page.evaluate(
            "({ x: scrollX, y: scrollY, width: innerWidth, height: innerHeight })"
        )
        return seen
    page.locator(".quick").evaluate_all("bars => bars.forEach((bar) => bar.remove())")
    place: dict[str, float] = part.evaluate(
        "e => { const { x, y, width, height } = e.getBoundingClientRect();"
        " return { x: x + scrollX, y: y + scrollY, width, height } }"
    )
    return place


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    folder = parser.parse_args().folder
    path = os.environ.get("FANZHA_CHROMIUM") or "/usr/bin/chromium"
    with tempfile.TemporaryDirectory() as built, sync_playwright() as playwright:
        build = [sys.executable, "-m", "generator", "build", "--root", str(ROOT), "--to"]
        subprocess.run([*build, f"{built}/site"], check=True)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        with served(Path(built) / "site") as (address, _):
            for file in take(browser, address, folder):
                print(f"{file}  {file.stat().st_size // 1024} KB")
        browser.close()


if __name__ == "__main__":
    main()
