"""Measures us beside the others and writes ``docs/benchmarks.md``: ``make bench``.

No test depends on a time; what counts is the ratios of one run.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tools import bench_report
from tools.bench_runs import Cost, Failed, best
from tools.bench_sites import Bench, prepare
from tools.entries import ROOT

REPORT = ROOT / "docs" / "benchmarks.md"
_ROUNDS = {
    "bare": 7,
    "load": 7,
    "one": 7,
    "index": 1,
    "ours": 5,
    "plain": 5,
    "nav": 1,
    "nav-bare": 1,
    "zensical": 1,
}
_LARGE = 1_000
"""Above so many entries a round or two of each are long enough to even the noise out."""


def main() -> None:
    given = _arguments()
    try:
        results = {count: _measured(count, given) for count in given.sizes}
    except Failed as error:
        sys.exit(f"没有测成：{error}")
    text = bench_report.section(results, given.most_nav)
    print(text)
    if not given.no_write:
        bench_report.write(REPORT, text)
        _say(f"写进了 {REPORT.relative_to(ROOT)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description="测速度，写 docs/benchmarks.md")
    parser.add_argument("--sizes", type=_sizes, default="100,1000,3000", help="条数，用逗号隔开")
    parser.add_argument("--no-write", action="store_true", help="只打印，不写文件")
    parser.add_argument("--repeat", type=int, default=5, help="每种生成最多跑几次，默认 5")
    parser.add_argument(
        "--most-nav", type=int, default=1_000, help="条数不超过它才跑 (a)，默认 1000"
    )
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    return sorted(int(part) for part in text.split(","))


def _measured(count: int, given: argparse.Namespace) -> Mapping[str, Cost]:
    """The best cost of each thing at ``count`` entries."""
    with tempfile.TemporaryDirectory(prefix="fanzha-bench-") as folder:
        _say(f"{count:,} 条：生成条目……")
        bench = prepare(Path(folder), count)
        costs: defaultdict[str, list[Cost]] = defaultdict(list)
        for name, measure in _turns(bench, count, given):
            costs[name].append(measure(name))
            _say(f"{count:,} 条：{name} {costs[name][-1].seconds:.2f} 秒")
    return {name: best(kept) for name, kept in costs.items()}


def _turns(
    bench: Bench, count: int, given: argparse.Namespace
) -> Iterator[tuple[str, Callable[[str], Cost]]]:
    """What to measure next: all in turn, round by round, so that noise meets them alike."""
    for group, measure, most in (
        (("bare", "load", "one", "index"), bench.child, max(_ROUNDS.values())),
        (_BUILDS, bench.build, given.repeat),
    ):
        for turn in range(most):
            for name in group:
                if turn < _rounds(name, count) and (name not in _NAVS or count <= given.most_nav):
                    yield name, measure


_NAVS = ("nav", "nav-bare")
_BUILDS = ("ours", "plain", *_NAVS, "zensical")
"""In the order of their turns: what is compared most closely stands side by side."""


def _rounds(name: str, count: int) -> int:
    if count <= _LARGE:
        return _ROUNDS[name]
    return 1 if name in _BUILDS else min(2, _ROUNDS[name])


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
