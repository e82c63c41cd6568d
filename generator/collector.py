"""The garbage collector at rest, for work that makes values by the million and hardly a cycle."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """No collection meanwhile: it would only walk over what lasts, up to a fifth of the time.

    Nor right after: what was made meanwhile counts as old, as if it had been walked over.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if gc.get_freeze_count() == 0:
                gc.freeze()
                gc.unfreeze()  # all of it into the oldest generation
            gc.enable()


@contextmanager
def rare() -> Iterator[None]:
    """Few collections meanwhile, and none of what is there already: for longer work, whose
    own cycles must not pile up."""
    usual = gc.get_threshold()
    gc.set_threshold(50_000, 20, 100)
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*usual)
