"""Runs of other processes, and what each cost."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

Command = Sequence[str | Path]

_ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1795305600"}
"""2026-11-22: generated entries count as reviewed, whenever they are measured."""


class Cost(NamedTuple):
    """What one thing cost; ``seconds`` with the start of its process, sizes in bytes.

    ``cpu`` is what the processors spent on it: much less than ``seconds`` means that others
    were at work beside. ``inner`` and ``inner_cpu`` are what a child said of itself, its start
    and imports left out; ``said`` is whatever else it reported.
    """

    seconds: float
    cpu: float
    peak: int
    inner: float = 0.0
    inner_cpu: float = 0.0
    size: int = 0
    said: Mapping[str, Any] = {}


class Failed(Exception):
    """A measured command ended badly; the text is what it said."""


def run(command: Command, folder: Path, *, site: Path | None = None) -> Cost:
    """Run ``command`` in ``folder`` and wait for it. ``site`` is what it writes, if anything.

    Its peak is what the kernel says of this one child. A child also bears the peak of the
    process it was started from, so this process must stay small.
    """
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=_ENVIRONMENT, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode(errors="replace")
    if process.returncode:
        raise Failed(f"{' '.join(map(str, command))}\n{said[-4_000:]}")
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(seconds, cpu, usage.ru_maxrss * 1024, size=_size(site) if site else 0)


def run_child(command: Command, folder: Path) -> Cost:
    """As ``run``, for a child that writes a JSON report to the file named last."""
    with tempfile.NamedTemporaryFile() as report:
        cost = run([*command, report.name], folder)
        said = json.loads(Path(report.name).read_text(encoding="utf-8"))
    inner, inner_cpu = said.pop("seconds"), said.pop("cpu")
    return cost._replace(inner=inner, inner_cpu=inner_cpu, said=said)


def best(costs: Iterable[Cost]) -> Cost:
    """The least of each figure: noise only ever adds."""
    kept = list(costs)
    return kept[-1]._replace(
        seconds=min(cost.seconds for cost in kept),
        cpu=min(cost.cpu for cost in kept),
        peak=min(cost.peak for cost in kept),
        inner=min(cost.inner for cost in kept),
        inner_cpu=min(cost.inner_cpu for cost in kept),
    )


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
