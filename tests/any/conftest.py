"""The small library, with room for one file more."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemBytecodeCache

from generator import templating
from tests.projects import REPO


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the test library. Templates are compiled once for all that is loaded from it."""
    folder = tmp_path_factory.mktemp("any")
    compiled = FileSystemBytecodeCache(str(folder))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(templating, "Environment", partial(Environment, bytecode_cache=compiled))
        yield Path(shutil.copytree(REPO / "tests" / "library", folder / "library"))
