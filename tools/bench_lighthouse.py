"""Lighthouse on the built site beside a default mkdocs-material one: ``make bench-lighthouse``.

Needs the npm program ``lighthouse`` (named by ``LIGHTHOUSE``, else found on the path) and a
Chromium; so it is no test. Writes its own section of ``docs/benchmarks.md``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import yaml

from tools.bench_report import table, write
from tools.bench_search_browser import served
from tools.bench_sites import BIN
from tools.entries import ROOT

REPORT = ROOT / "docs" / "benchmarks.md"
_MARKS = ("<!-- bench-lighthouse:start -->", "<!-- bench-lighthouse:end -->")
PAGES = {
    "首页": "",
    "求助": "help/",
    "条目": "scams/fake-refund/",
    "目录": "scams/",
}
CATEGORIES = {
    "performance": "性能",
    "accessibility": "可访问",
    "best-practices": "最佳做法",
    "seo": "SEO",
}
_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


def scores(address: str) -> dict[str, int]:
    """The four scores of one page on a slowed phone, out of 100; the best of three runs."""
    runs = [_scores(address) for _ in range(3)]
    return {name: max(run[name] for run in runs) for name in CATEGORIES}


def _scores(address: str) -> dict[str, int]:
    program = os.environ.get("LIGHTHOUSE") or shutil.which("lighthouse")
    if not program:
        sys.exit("找不到 lighthouse：npm install lighthouse，再用 LIGHTHOUSE 指出它")
    command: Sequence[str] = [
        *(program, address, "--quiet", "--output=json", f"--chrome-flags={_FLAGS}"),
        f"--only-categories={','.join(CATEGORIES)}",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    report = json.loads(done.stdout)
    return {name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES}


def _usual(folder: Path) -> Path:
    """The same pages as mkdocs-material builds them with nothing set."""
    docs = folder / "docs"
    subprocess.run([BIN / "fanzha", "generate", "--to", docs], cwd=ROOT, check=True)
    settings = {
        "site_name": "反诈知识站",
        "theme": {"name": "material", "language": "zh"},
        "plugins": ["search"],
        "markdown_extensions": ["attr_list", "tables"],
    }
    config = folder / "mkdocs.yml"
    config.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    subprocess.run([BIN / "mkdocs", "build", "-q", "-f", config], check=True)
    return folder / "site"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="fanzha-lighthouse-") as folder:
        ours, usual = Path(folder) / "ours", _usual(Path(folder))
        subprocess.run([BIN / "fanzha", "build", "--to", ours], cwd=ROOT, check=True)
        sites = {"我们": ours, "默认的 mkdocs-material": usual}
        rows = [row for what, site in sites.items() for row in _rows(what, site)]
    head = ("页面", "谁的", *CATEGORIES.values())
    text = f"## Lighthouse（手机）\n\n{_INTRO.format(day=date.today())}\n\n{table(head, rows)}"
    print(text)
    write(REPORT, text, _MARKS)


_INTRO = """\
由 `make bench-lighthouse` 在 {day} 写成。同一台机器、同一次运行，手机模式（慢网、CPU 放慢四倍），每页跑三次取最好的；文本按 gzip 发送。默认的 mkdocs-material 是同样的页面，主题和插件都不设。"""


def _rows(what: str, site: Path) -> Iterator[Sequence[str]]:
    with served(site) as (address, _):
        for name, path in PAGES.items():
            found = scores(address + path)
            print(what, name, found, file=sys.stderr, flush=True)
            yield name, what, *map(str, found.values())


if __name__ == "__main__":
    main()
