"""The index written by a second process, while this one goes on making pages.

``python -m generator.search.background FOLDER`` reads records from standard input, a line of
JSON each, and writes the index's files below FOLDER. Building it takes a sixth of a site's
build and shares nothing with it, so on two cores it costs the reader of the clock nothing.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from generator.search.index import build
from generator.search.record import Record


class IndexFailed(Exception):
    """The second process could not write the index; it has said why on standard error."""


class IndexWriter:
    """Writes the index of ``records`` below ``folder`` from the moment it is made."""

    def __init__(self, records: Iterable[Record], folder: Path) -> None:
        command = [sys.executable, "-m", "generator.search.background", str(folder)]
        # A file, not a pipe: nobody waits for the second process to begin reading.
        with tempfile.TemporaryFile() as lines:
            for record in records:
                fields = (record.uri, record.title, record.group, record.items)
                lines.write(json.dumps(fields).encode() + b"\n")
            lines.seek(0)
            self._process = subprocess.Popen(command, stdin=lines)

    def finish(self) -> None:
        """Wait until all files are there; raises ``IndexFailed``."""
        if self._process.wait() != 0:
            raise IndexFailed(f"exit code {self._process.returncode}")

    def stop(self) -> None:
        """Give up: the site is not going to be."""
        self._process.kill()
        self._process.wait()


def write_index(lines: Iterable[bytes], folder: Path) -> None:
    """Build the index of the records in ``lines`` and write it below ``folder``."""
    records = []
    for line in lines:
        uri, title, group, items = json.loads(line)
        records.append(Record(uri, title, group, tuple((field, text) for field, text in items)))
    folders = set()
    for path, text in build(records):
        target = folder / path
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_index(sys.stdin.buffer, Path(sys.argv[1]))
