"""How a measured process times itself."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def clocked() -> Iterator[dict[str, float]]:
    """Fill the yielded dict with the block's ``seconds`` by the clock and by the processor."""
    said: dict[str, float] = {}
    wall, cpu = time.perf_counter(), time.process_time()
    yield said
    said.update(seconds=time.perf_counter() - wall, cpu=time.process_time() - cpu)


def tell(report: Path, said: Mapping[str, Any]) -> None:
    """Hand ``said`` to ``bench_runs.run_child``, which reads it."""
    report.write_text(json.dumps(said), encoding="utf-8")
