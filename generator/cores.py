"""Work spread over the machine's cores: what is made page by page is made side by side."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

MOST = 8
"""More workers than that would wait for this process, which takes what they have made."""

FEW = 32
"""So few items are done here, before other processes had begun."""

_SHARES = 32
"""So many shares for each worker: a heavy one is evened out by the others."""


def count() -> int:
    """How many processes can work side by side here; 1 where there is one core, or no safe fork.

    Workers are forks: they have all that was loaded, and nothing needs to be sent to them. A
    fork takes no threads along, but the locks they hold; beside threads (a preview's server)
    nothing is forked.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), MOST)


def spread(work: Callable[[T], R], items: Iterable[T]) -> list[R]:
    """What ``work`` makes of each item, in their order; its results must be fit for pickling.

    ``work`` must change nothing but itself. Raises what it raises.
    """
    todo = list(items)
    workers = count()
    if workers == 1 or len(todo) < FEW:
        return [work(item) for item in todo]
    try:
        return _forked(work, todo, workers)
    except BrokenProcessPool:  # a worker was killed, most likely for want of memory
        return [work(item) for item in todo]


def _forked(work: Callable[[T], R], todo: Sequence[T], workers: int) -> list[R]:
    length = -(-len(todo) // (workers * _SHARES))
    shares = [slice(start, start + length) for start in range(0, len(todo), length)]
    with ProcessPoolExecutor(
        workers, get_context("fork"), initializer=_remember, initargs=(work, todo)
    ) as pool:
        return [result for share in pool.map(_share, shares) for result in share]


_todo: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []
"""What a worker was forked for, alone in the list."""


def _remember(work: Callable[[Any], Any], todo: Sequence[Any]) -> None:
    _todo.append((work, todo))
    gc.freeze()  # what was there lasts: no collection need walk over it


def _share(part: slice) -> list[Any]:
    [(work, todo)] = _todo
    return [work(item) for item in todo[part]]
