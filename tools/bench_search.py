"""Measures our search beside Material's own and Pagefind: ``make bench-search``.

Writes its own section of ``docs/benchmarks.md``. No test depends on a time.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser

from tools import bench_search_report as report
from tools import bench_search_sites as sites
from tools.bench_report import write
from tools.bench_runs import Failed
from tools.bench_search_browser import THROTTLED, Fetched, chromium, served, slowed
from tools.bench_search_engines import ENGINES, OURS, Engine, answered
from tools.bench_search_questions import Pages, Question, golden, messages, runs
from tools.entries import ROOT

REPORT = ROOT / "docs" / "benchmarks.md"
_MARKS = ("<!-- bench-search:start -->", "<!-- bench-search:end -->")


_SHORT, _SENTENCE = 12, 30
"""Characters: a short question has as many at most, a sentence too; more is a message."""


class Asked(NamedTuple):
    """What is asked of one library: for the answers, and for what an answer costs."""

    questions: Sequence[Question]
    sample: Sequence[str]
    kinds: Mapping[str, Sequence[str]]
    """Of our search alone: all short questions and sentences, and messages of 300 characters."""


def main() -> None:
    given = _arguments()
    start = time.monotonic()
    try:
        with tempfile.TemporaryDirectory(prefix="fanzha-bench-") as folder:
            text = report.section(*_measured(Path(folder), given))
    except Failed as error:
        sys.exit(f"没有测成：{error}")
    print(text)
    _say(f"用了 {(time.monotonic() - start) / 60:.0f} 分钟")
    if not given.no_write:
        write(REPORT, text, _MARKS)
        _say(f"写进了 {REPORT.relative_to(ROOT)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-search", description="比较搜索")
    parser.add_argument("--count", type=int, default=1_000, help="三种搜索一起比的条数")
    parser.add_argument("--large", type=int, default=10_000, help="只测我们的条数，0 是不测")
    parser.add_argument("--sample", type=int, default=6, help="测字节和时间的问题数")
    parser.add_argument("--slow-sample", type=int, default=3, help="慢六倍时的问题数")
    parser.add_argument("--no-write", action="store_true", help="只打印，不写文件")
    return parser.parse_args()


def _measured(
    folder: Path, given: argparse.Namespace
) -> tuple[list[report.Row], list[report.Budget], float]:
    _say("自己的案例：生成网站……")
    own = sites.real(folder / "real")
    _say(f"{given.count:,} 条：生成网站……")
    many = sites.generated(folder / "many", given.count, shell=own.ours, others=True)
    rows = [*_compared("自己的案例", own, given)]
    rows += _compared(f"{given.count:,} 条", many, given)
    asked = _asked(many, given)
    budgets = [*_budgets("自己的案例", 1_000, own.ours, _asked(own, given), given)]
    budgets += _budgets(f"{given.count:,} 条", 1_000, many.ours, asked, given)
    if given.large:
        _say(f"{given.large:,} 条：生成索引……")
        large = sites.generated(folder / "large", given.large, shell=own.ours, others=False)
        budgets += _budgets(f"{given.large:,} 条", 10_000, large.ours, asked, given)
    with chromium() as (browser, group):
        return rows, budgets, report.slowness(browser, lambda: slowed(group))


def _asked(of: sites.Sites, given: argparse.Namespace) -> Asked:
    assert of.docs
    pages = Pages(of.docs)
    own = "scams/fake-refund/" in pages.raw
    questions = golden(pages) if own else runs(pages)
    short = [question.text for question in questions if question.length <= _SHORT]
    sentences = [q.text for q in questions if _SHORT < q.length <= _SENTENCE]
    long = list(messages(pages, given.sample))
    kinds = {"short": short, "sentence": sentences, "long": long}
    sample = _spread([*short, *sentences], given.sample)
    return Asked(questions, sample, {kind: texts for kind, texts in kinds.items() if texts})


def _spread(texts: Sequence[str], count: int) -> Sequence[str]:
    """So many of them at most, from all over."""
    return texts[:: max(1, -(-len(texts) // count))]


def _compared(name: str, of: sites.Sites, given: argparse.Namespace) -> Iterator[report.Row]:
    asked = _asked(of, given)
    for engine in ENGINES:
        _say(f"{name}：{engine.label}")
        folder = of.ours if engine is OURS else of.others
        assert folder
        row = _row(name, engine, folder, asked, given)
        _say(f"  {row.score}，{row.sizes} 字节，{row.times} 秒，慢六倍 {row.slow} 秒")
        yield row


def _row(
    name: str, engine: Engine, folder: Path, asked: Asked, given: argparse.Namespace
) -> report.Row:
    texts = [question.text for question in asked.questions]
    with chromium() as (browser, group), served(folder) as (address, fetched):
        page = browser.new_page()
        found = engine.answers(page, address, texts)
        page.close()
        costs = partial(_costs, engine.seconds, browser, engine.own, (address, fetched))
        sizes, times = costs(asked.sample)
        with slowed(group):
            slow = costs(_spread(asked.sample, given.slow_sample))[1]
        unasked = _unasked(browser, engine, address, fetched)
    score = report.scored(asked.questions, found)
    return report.Row(name, engine.label, score, unasked, sizes, times, slow)


def _costs(
    measure: Callable[[Browser, str, str], float],
    browser: Browser,
    own: Sequence[str],
    served_from: tuple[str, Fetched],
    texts: Sequence[str],
) -> tuple[list[int], list[float]]:
    """Bytes and seconds of each question, asked by a browser that has nothing yet."""
    address, fetched = served_from
    sizes, times = [], []
    for text in texts:
        fetched.clear()
        times.append(measure(browser, address, text))
        sizes.append(fetched.bytes_of(*own))
    return sizes, times


def _unasked(browser: Browser, engine: Engine, address: str, fetched: Fetched) -> int:
    """Bytes of the search that a page costs whose reader asks nothing."""
    fetched.clear()
    with browser.new_context() as context:
        context.new_page().goto(address, wait_until="networkidle")
    return fetched.bytes_of(*engine.own)


def _budgets(
    library: str, scale: int, folder: Path, asked: Asked, given: argparse.Namespace
) -> Iterator[report.Budget]:
    budget = partial(report.Budget, library, scale)
    with chromium() as (browser, group), served(folder) as (address, fetched):
        yield budget("unasked", [_unasked(browser, OURS, address, fetched)])
        costs = partial(_costs, browser=browser, own=OURS.own, served_from=(address, fetched))
        for kind, texts in asked.kinds.items():
            sizes, _ = costs(answered, texts=texts)
            times = _least(partial(costs, answered, texts=_spread(texts, given.sample)))
            few = partial(costs, texts=_spread(texts, given.slow_sample))
            throttled = _least(partial(few, partial(answered, throttled=THROTTLED)))
            with slowed(group):
                slow = _least(partial(few, answered))
            _say(f"{library}：{kind} {sizes} 字节，{times} 秒，慢六倍 {throttled}、{slow} 秒")
            yield budget(f"{kind}-bytes", sizes)
            yield budget(f"{kind}-seconds", times)
            yield budget(f"{kind}-throttled", throttled)
            yield budget(f"{kind}-slow", slow)


def _least(costs: Callable[[], tuple[list[int], list[float]]]) -> list[float]:
    """Seconds of each question, the least of three times: what else runs here only adds."""
    return [min(times) for times in zip(*(costs()[1] for _ in range(3)), strict=True)]


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
